import type { LoggedCall } from '../../aws/call-log.ts';
import { type History, somebodyMeddled } from '../history.ts';
import type { StepName } from '../schedule/plot.ts';
import type { Invariant } from './invariant.ts';

/** A switchover cannot be taken back: it needs the word of a person, given to the very step that asks RDS for it. */
export const consentedSwitchover: Invariant = {
  promise: 'never a switchover that no step with the consent asked for',
  violations: history => [...unasked(history), ...fromNowhere(history)],
};

export function asksForASwitchover({ operation }: Pick<LoggedCall, 'operation'>): boolean {
  return operation === 'SwitchoverBlueGreenDeployment';
}

/** Those that can be told the consent, and are asked to switch over. */
const switching: readonly StepName[] = ['release', 'promote', 'supersede'];

function unasked({ calls, lives, schedule: { tale } }: History): readonly string[] {
  return calls.filter(asksForASwitchover).flatMap(({ caller, at }) => {
    const life = lives.find(one => one.caller === caller);
    if (life === undefined) return [`${caller} asked for a switchover at ${new Date(at).toISOString()}.`];
    const { step, process, attempt } = life;
    const mayAsk = tale.target === 'rds' && tale.consent === 'approved' && switching.includes(step);
    return mayAsk && process === 'the step'
      ? []
      : [`Attempt ${attempt} of ${step}, ${process}, asked for a switchover, to which nobody had agreed.`];
  });
}

function fromNowhere(history: History): readonly string[] {
  const { schedule, databases, shares, calls } = history;
  if (schedule.tale.target !== 'rds' || somebodyMeddled(history)) return [];
  const switched = shares.find(({ green }) => green === 100);
  if (switched === undefined || calls.some(call => asksForASwitchover(call) && call.at <= switched.at)) return [];
  return [`${databases.at(-1)?.named ?? 'Something else'} got the name, and nobody had asked for a switchover.`];
}
