import type { LoggedCall } from '../../aws/call-log.ts';
import type { History, LivedLife } from '../history.ts';
import type { StepName } from '../schedule/plot.ts';
import type { Invariant } from './invariant.ts';

/** A green that somebody made for hours is deleted by a word of its own only, and what serves, or has served, by none. */
export const deletedOnDemand: Invariant = {
  promise: 'nothing of a database is deleted but a green of ours, where a rollback or a newer release asked for it',
  violations: history => [...undemanded(history), ...blueGone(history)],
};

function undemanded(history: History): readonly string[] {
  return history.calls
    .filter(({ operation }) => operation === 'DeleteBlueGreenDeployment')
    .flatMap(call => {
      const life = lifeOf(history, call);
      const wrong = life === undefined ? 'nobody knows who did' : wrongWith(history, life, call);
      return wrong === undefined ? [] : [`A blue/green deployment was deleted (${call.input}), and ${wrong}.`];
    });
}

/** The post step of a bundle has a key of its own, which only its time tells. */
function lifeOf({ lives }: History, { caller, at }: LoggedCall): LivedLife | undefined {
  return lives.find(life => life.caller === caller) ?? lives.findLast(({ from, to }) => from <= at && at <= to);
}

/** `on-rerun: rollback` is a rollback, too. */
const removing: readonly StepName[] = ['roll back', 'go back', 'supersede'];

function wrongWith(
  { deployments }: History,
  { step, process, attempt }: LivedLife,
  { input }: LoggedCall,
): string | undefined {
  const who = `attempt ${attempt} of ${step}, ${process},`;
  const withGreen = input.includes('"DeleteTarget":true');
  if (step === 'delete the record') return withGreen ? `${who} was to delete a record only` : undefined;
  if (!removing.includes(step)) return `${who} was not asked to delete anything`;
  const isOurs = deployments.some(({ id, changeId }) => changeId !== undefined && input.includes(id));
  return isOurs ? undefined : `${who} had not made it`;
}

function blueGone({ schedule, databases, began }: History): readonly string[] {
  const blue = databases[0]?.named;
  const deletedByHand = schedule.troubles.some(
    trouble =>
      trouble.with === 'somebody' &&
      'toTheDatabase' in trouble.does.act &&
      trouble.does.act.toTheDatabase === 'delete blue',
  );
  if (blue === undefined || deletedByHand) return [];
  const gone = databases.find(({ standing }) => !standing.includes(blue));
  return gone === undefined
    ? []
    : [`Blue (${blue}) is gone ${Math.round((gone.at - began) / 1_000)} s after the beginning.`];
}
