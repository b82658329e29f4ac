import type { World } from '../world/world.ts';
import { staleRevision, updateInProgress } from './refusals.ts';
import { settle, type Settled, type Settling } from './settling.ts';
import type { LambdaFunction, Revision } from './state.ts';

/** Throws what AWS answers to a write that comes while an update is under way, or that has read an older revision. */
export function checkMayChange({ arn, latest }: LambdaFunction, revisionId: string | undefined): void {
  if (latest.update.status === 'in progress') throw updateInProgress(arn);
  if (revisionId !== undefined && revisionId !== latest.revisionId) throw staleRevision();
}

/** Begins an update of $LATEST. The function runs what it ran before until it has succeeded. */
export type BeginUpdate = (owner: LambdaFunction, to: Revision) => WhenOver;

/** Calls when something has ended; at once if it has ended already. */
export type WhenOver = (then: Settled) => void;

/**
 * "Lambda function states" of the developer guide: LastUpdateStatus is InProgress, then Successful or Failed, and a failed
 * update leaves what runs as it was. The revision id changes with every change of $LATEST, that of its state included.
 */
export function createBeginUpdate(timeline: World['timeline'], newRevisionId: () => string): BeginUpdate {
  return (owner, to) => {
    const { latest } = owner;
    latest.shown = to;
    latest.update = { status: 'in progress' };
    latest.modifiedAt = timeline.now();
    latest.revisionId = newRevisionId();
    const waiting: Settled[] = [];
    settle(timeline, settlingOf(owner, to), failure => {
      if (failure === undefined) latest.running = to;
      else latest.shown = latest.running;
      latest.update = failure === undefined ? { status: 'done' } : { status: 'failed', failure };
      latest.revisionId = newRevisionId();
      for (const then of waiting) then(failure);
    });
    return then => {
      if (latest.update.status === 'in progress') waiting.push(then);
      else then(latest.update.status === 'failed' ? latest.update.failure : undefined);
    };
  };
}

/** What the code says holds for an update that brings it. */
function settlingOf({ latest, settings }: LambdaFunction, { code }: Revision): Settling {
  const isNew = code.sha256 !== latest.running.code.sha256;
  return (isNew ? code.update : undefined) ?? settings.update;
}
