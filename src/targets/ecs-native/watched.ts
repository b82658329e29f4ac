import type { Instant, Percent } from '../../release/words.ts';
import type { HookRun } from './hook-run.ts';

/** What this process has seen of a deployment, and answered it, up to now: a value, folded look by look. */
export interface Watched {
  /** Undefined before the first look. */
  readonly lastLook: Instant | undefined;
  /** Green's present share of traffic. */
  readonly level: Level | undefined;
  /** The most that green was seen to have. */
  readonly most: Percent;
  /** Each stage that was seen, in order of its first sight. */
  readonly stages: readonly SeenStage[];
  /** Whether it was seen before it was stopped. */
  readonly ran: boolean;
  /** When each pause was answered, by its key. */
  readonly answers: ReadonlyMap<string, Instant>;
  /** When the deployment was first seen to be stopped or on its way back. */
  readonly stoppedSince: Instant | undefined;
}

/**
 * A share of traffic, and when it began: between the last look that saw another and the first that saw it. Whoever comes later counts
 * from the beginning of the deployment: to be too early with a doubt moves no traffic.
 */
export interface Level {
  readonly share: Percent;
  readonly since: Instant;
  readonly earliest: Instant;
  /** When a pause was first seen at it, and when the last one was answered. */
  readonly paused: Instant | undefined;
  readonly answered: Instant | undefined;
}

/** ECS does not date its stages, only its last change of the deployment: whoever comes later counts from that. */
export interface SeenStage {
  readonly stage: string;
  readonly since: Instant;
  readonly earliest: Instant;
}

/** What one look tells that is remembered. */
export interface Glance {
  readonly at: Instant;
  readonly share: Percent | undefined;
  readonly stage: string | undefined;
  /** The pauses that wait, answered or not. */
  readonly pauses: readonly HookRun[];
  /** When ECS began the deployment, and when it last changed something about it. */
  readonly began: Instant | undefined;
  readonly updated: Instant | undefined;
  readonly stopped: boolean;
}

export const nothingWatched: Watched = {
  lastLook: undefined,
  level: undefined,
  most: 0,
  stages: [],
  ran: false,
  answers: new Map(),
  stoppedSince: undefined,
};

export function lookedAgain(before: Watched, glance: Glance): Watched {
  const { at, share, stage, stopped } = glance;
  const seen = before.stages.some(one => one.stage === stage);
  return {
    ...before,
    lastLook: at,
    level: share === undefined ? before.level : levelAgain(before, glance, share),
    most: Math.max(before.most, share ?? 0),
    stages:
      // On its way back AWS may show any stage.
      stage === undefined || seen || stopped
        ? before.stages
        : [...before.stages, { stage, since: at, earliest: before.lastLook ?? glance.updated ?? at }],
    ran: before.ran || !stopped,
    stoppedSince: before.stoppedSince ?? (stopped ? at : undefined),
  };
}

function levelAgain({ level, lastLook }: Watched, { at, began, pauses }: Glance, share: Percent): Level {
  const paused = pauses.length > 0 ? at : undefined;
  return level?.share === share
    ? { ...level, paused: level.paused ?? paused }
    : { share, since: at, earliest: lastLook ?? began ?? at, paused, answered: undefined };
}

/** The word was given to a pause. */
export function answered(before: Watched, pause: HookRun, at: Instant): Watched {
  const level = before.level === undefined ? undefined : { ...before.level, answered: at };
  return { ...before, level, answers: new Map(before.answers).set(keyOf(pause), at) };
}

/** Whether a hook that comes again at each step has an id of its own each time is not known; its deadline is another. */
export function keyOf({ id, until }: HookRun): string {
  return `${id} ${until ?? ''}`;
}
