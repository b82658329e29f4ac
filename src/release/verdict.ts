import type { ErrorCode } from '../errors.ts';
import type { Instant, Serving } from './words.ts';

/** How a release ended, and the exit status of the step: the one place where the two are tied together. */
const exits = {
  released: 0,
  'nothing-to-do': 0,
  planned: 0,
  staged: 0,
  reported: 0,
  restored: 0,
  drilled: 0,
  'record-deleted': 0,
  'rolled-back': 1,
  failed: 1,
  refused: 1,
  held: 1,
  cancelled: 1,
  superseded: 1,
  broken: 1,
  unknown: 1,
} as const;

export type VerdictName = keyof typeof exits;

export const verdictNames = Object.keys(exits) as readonly VerdictName[];

export interface Verdict {
  readonly name: VerdictName;
  readonly at: Instant;
  readonly serving: Serving;
  /** One sentence: the fact that decided. */
  readonly because: string;
  /** What led to it, root first. */
  readonly causes: readonly string[];
  /** What AWS said because of these: true, and no news beside them. */
  readonly followUps: readonly string[];
  /** The kind of error that ended it; undefined where none did, as for a gate that failed. */
  readonly code: ErrorCode | undefined;
  /** What the reader can do next, when there is something to do. */
  readonly next: string | undefined;
}

export function exitStatus(name: VerdictName): 0 | 1 {
  return exits[name];
}
