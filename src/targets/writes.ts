import type { Operation } from '../request/request.ts';

/** What an operation may do to a target. */
export type Write = 'make green' | 'begin a deployment' | 'let traffic move' | 'send traffic back';

/**
 * What each operation may write, whatever its inputs are; an operation that writes nothing watches nothing either. Every one
 * that writes can send traffic back: a gate that fails, a cancelled job and a time limit ask for it.
 */
export const writesOf: Readonly<Record<Operation['is'], ReadonlySet<Write>>> = {
  release: new Set(['make green', 'begin a deployment', 'let traffic move', 'send traffic back']),
  // It leaves the word to whoever promotes.
  stage: new Set(['make green', 'begin a deployment', 'send traffic back']),
  // It goes on with what was staged, and begins nothing.
  promote: new Set(['let traffic move', 'send traffic back']),
  // It brings a revision that exists.
  rollback: new Set(['begin a deployment', 'let traffic move', 'send traffic back']),
  drill: new Set(['make green', 'begin a deployment', 'let traffic move', 'send traffic back']),
  plan: new Set(),
  status: new Set(),
  // What it deletes is no part of what serves.
  'delete-record': new Set(),
};
