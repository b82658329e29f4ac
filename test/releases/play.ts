import type { LoggedCall } from '../aws/call-log.ts';
import type { Damage } from '../aws/world/damage.ts';
import type { Pace } from '../clock/timeline.ts';
import type { Comment } from '../github/books/comments.ts';
import type { Deployment } from '../github/books/deployments.ts';
import type { LoggedCall as GitHubCall } from '../github/call-log.ts';
import type { Scenario } from './scenario.ts';
import {
  type AlarmChange,
  type Attempt,
  type AttemptOptions,
  openStage,
  pullRequest,
  type ShareChange,
  type Stage,
} from './stage.ts';

/** What a played story left behind. Times are epoch milliseconds of the world. */
export interface Played extends Attempt {
  readonly calls: readonly LoggedCall[];
  readonly gitHub: OnGitHub;
  readonly damage: Damage;
  readonly beganAt: number;
  readonly endedAt: number;
  readonly alarms: readonly AlarmChange[];
  readonly shares: readonly ShareChange[];
  /** The share of green that users have in the end. */
  readonly greenShare: number;
}

/** What people find on GitHub afterwards, and how it came there. */
export interface OnGitHub {
  /** Of the pull request that the push merged, oldest first. */
  readonly comments: readonly Comment[];
  /** Newest first. */
  readonly deployments: readonly Deployment[];
  readonly calls: readonly GitHubCall[];
}

export interface Staging extends Omit<AttemptOptions, 'during'> {
  readonly pace?: Pace;
  readonly during?: (stage: Stage, run: Parameters<NonNullable<AttemptOptions['during']>>[0]) => Promise<void> | void;
}

/** Plays a story: the built action in a process of its own, as the runner starts it, against a world of its own. */
export async function play(scenario: Scenario, { pace, during, ...options }: Staging = {}): Promise<Played> {
  await using stage = await openStage(scenario, pace ?? { kind: 'stepped' });
  const attempt = await stage.attempt({
    ...options,
    ...(during === undefined ? {} : { during: run => during(stage, run) }),
  });
  const endedAt = stage.aws.timeline.now();
  await stage.pass(60_000);
  return {
    ...attempt,
    calls: stage.aws.calls(),
    gitHub: {
      comments: stage.gitHub.comments(pullRequest),
      deployments: stage.gitHub.deployments(),
      calls: stage.gitHub.calls(),
    },
    damage: stage.aws.damage(),
    beganAt: stage.beganAt,
    endedAt,
    alarms: stage.alarms,
    shares: stage.shares,
    greenShare: stage.greenShare(),
  };
}
