import type { LoggedCall } from '../aws/call-log.ts';
import type { Comment } from '../github/books/comments.ts';
import type { Deployment } from '../github/books/deployments.ts';
import { type Released, releaseHere } from './bad-days/release-here.ts';
import type { Scenario } from './scenario.ts';
import { type AlarmChange, openStage, pullRequest, type ShareChange, type Stage } from './stage.ts';

/** What a step of a story left behind that was played in this process. Times are epoch milliseconds of the world. */
export interface ToldHere extends Released {
  readonly beganAt: number;
  readonly calls: readonly LoggedCall[];
  readonly alarms: readonly AlarmChange[];
  /** Every share of green that took effect at the load balancer. */
  readonly shares: readonly ShareChange[];
  /** A minute after the end, when what was asked for last has taken effect. */
  readonly greenShare: number;
  readonly comments: readonly Comment[];
  readonly deployments: readonly Deployment[];
}

/**
 * One step from the sources in a world of its own, at a fraction of the bundle's price: for promises in which neither the
 * runner nor the process has a part. That the bundle does the same, call by call, is promised elsewhere.
 *
 * @param during plans what others do
 */
export async function toldHere(story: Scenario, during: (stage: Stage) => void = () => undefined): Promise<ToldHere> {
  await using stage = await openStage(story, { kind: 'stepped' });
  during(stage);
  const released = await stepHere(stage, story);
  await stage.pass(60_000);
  return {
    ...released,
    beganAt: stage.beganAt,
    calls: stage.aws.calls(),
    alarms: stage.alarms,
    shares: stage.shares,
    greenShare: stage.greenShare(),
    comments: stage.gitHub.comments(pullRequest),
    deployments: stage.gitHub.deployments(),
  };
}

/** One step of one run in a world that has seen more; `of` differs from what the story says. */
export async function stepHere(
  stage: Stage,
  story: Scenario,
  of: Partial<Pick<Scenario, 'inputs' | 'github'>> = {},
): Promise<Released> {
  const asked = { ...story, inputs: { ...story.inputs, ...of.inputs }, github: { ...story.github, ...of.github } };
  const released = await releaseHere(stage.aws, asked, stage.gitHub);
  const [bug] = [...stage.aws.bugs(), ...stage.gitHub.bugs()];
  if (bug !== undefined) throw new Error('the simulated world made a mistake', { cause: bug });
  return released;
}

/** How often each operation was called by us, whose access keys no actor of the world has. */
export function countsOf(calls: readonly LoggedCall[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { caller, operation } of calls)
    if (caller.startsWith('AKIATEST')) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

/** The largest share that green had. */
export function mostOnGreen({ shares }: Pick<ToldHere, 'shares'>): number {
  return Math.max(0, ...shares.map(({ green }) => green));
}
