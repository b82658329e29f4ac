import { type History, type LivedLife, shareAt, somebodyMeddled } from '../history.ts';
import type { Invariant } from './invariant.ts';

/**
 * A split, and the lease over it, outlive only a process that was lost, or one that says so. Whoever comes after that finds them:
 * the last attempt of every day is left alone, and ends them or says why it does not.
 */
export const nothingLeftDivided: Invariant = {
  promise: 'no traffic is left divided in silence, and no lease held by nobody',
  violations: history => [...divided(history), ...dividedByECS(history), ...held(history)],
};

function divided({ aliases, lives }: History): readonly string[] {
  const last = aliases.at(-1);
  const name = nameOf(lives.at(-1));
  if (last === undefined || name === undefined || Object.keys(last.shares).length < 2 || saysSo.includes(name))
    return [];
  return [`The last attempt ended as ${name}, and the alias divides traffic: ${JSON.stringify(last.shares)}.`];
}

/** Where ECS itself divides traffic, its deployment must be at its end by then, or on its way there without anybody. */
function dividedByECS(history: History): readonly string[] {
  const { schedule, lives, deployments } = history;
  const name = nameOf(lives.at(-1));
  const share = shareAt(history, Infinity);
  if (schedule.tale.target !== 'ecs-native' || somebodyMeddled(history)) return [];
  if (share === 0 || share === 100 || name === undefined || saysSo.includes(name)) return [];
  const underWay = deployments.filter(({ endedAt }) => endedAt === Infinity).map(({ id }) => id);
  return [
    `The last attempt ended as ${name}, and ${share} % of traffic is on green, with ${underWay.join(', ') || 'no deployment'} under way.`,
  ];
}

/** Verdicts that leave it to a person, or to whoever has the target. */
const saysSo: readonly string[] = ['broken', 'unknown', 'superseded', 'refused', 'held', 'cancelled'];

function held({ aliases, lives, calls }: History): readonly string[] {
  const { mark, shares = {} } = aliases.at(-1) ?? {};
  const life = lives.at(-1);
  const name = nameOf(life);
  // Where somebody gave all of it back to blue by hand, nothing is held, whatever is still written there.
  if (mark?.stage.is !== 'held' || shares[mark.to] === undefined) return [];
  if (name === undefined || saysSo.includes(name)) return [];
  // What AWS did not take is told as that; it runs out by itself.
  const refused = calls.some(
    ({ caller, operation, outcome }) => caller === life?.caller && operation === 'UpdateAlias' && outcome.kind !== 'ok',
  );
  return refused ? [] : [`The last attempt ended as ${name}, and the alias is still held by ${mark.changeId}.`];
}

function nameOf(life: LivedLife | undefined): string | undefined {
  return life?.ended.is === 'a verdict' ? life.ended.verdict.name : undefined;
}
