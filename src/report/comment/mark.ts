import { placeOf } from '../../release/identity.ts';
import type { Instant } from '../../release/words.ts';
import { jsonForHtmlComment } from '../escape/html-comment.ts';
import { cut } from '../escape/visible.ts';
import type { Story } from '../story.ts';

/**
 * What stands, hidden, at the beginning of the comment that is kept up to date: which environment and target it is about, so
 * that it is found again, and which attempt of which run wrote it, so that an older one does not write over it.
 */
export interface CommentMark {
  readonly environment: string;
  /** Environment and target without the account in them: `placeOf` the release. */
  readonly place: string;
  readonly runId: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** When that attempt's release began. */
  readonly began: Instant;
}

/**
 * Undefined as long as the story does not say who speaks: then there is no place for a comment either. GitHub's names of
 * environments have 255 characters at most: longer ones are nobody's, and cut, so that a mark never takes the room of what it
 * marks.
 */
export function markOf({ run, began }: Story): CommentMark | undefined {
  if (run === undefined || !isCount(began)) return undefined;
  const { environment, releaseId, runId, attempt } = run;
  return {
    environment: cut(environment, 255),
    place: cut(placeOf(releaseId), 60),
    runId: cut(runId, 60),
    attempt,
    began,
  };
}

export function printMark({ environment, place, runId, attempt, began }: CommentMark): string {
  return `<!-- greenlight:comment ${jsonForHtmlComment({ environment, place, runId, attempt, began })} -->`;
}

/**
 * The mark at the very beginning of a comment's body; undefined where there is none, or anything about it is odd. A mark
 * further down is somebody's text: nobody becomes the owner of a comment by having a name that looks like one.
 */
export function markIn(body: string): CommentMark | undefined {
  const json = /^<!-- greenlight:comment (\{[ -~]*\}) -->(?:\r?\n|$)/.exec(body)?.[1];
  return json === undefined ? undefined : markFrom(parsed(json));
}

/** Whether two comments are about the same environment and target. GitHub's names of environments know no case. */
export function samePlace(one: CommentMark, other: CommentMark): boolean {
  return one.place === other.place && one.environment.toLowerCase() === other.environment.toLowerCase();
}

/** Whether what we would write is older news than what stands there: then it is left as it stands. */
export function isOlder(ours: CommentMark, theirs: CommentMark): boolean {
  return ours.runId === theirs.runId ? ours.attempt < theirs.attempt : ours.began < theirs.began;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function markFrom(value: unknown): CommentMark | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { environment, place, runId, attempt, began } = value as Record<keyof CommentMark, unknown>;
  if (typeof environment !== 'string' || typeof place !== 'string' || typeof runId !== 'string') return undefined;
  if (!isCount(attempt) || attempt < 1 || !isCount(began)) return undefined;
  return { environment, place, runId, attempt, began };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
