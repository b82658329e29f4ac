import type { Handed } from './aim.ts';
import { capital } from './busy-words.ts';
import type { Past } from './history.ts';
import { attemptOf, releaseOf, type RunFacts } from './identity.ts';
import { goodRelease, previousGood } from './known-good.ts';
import { targetWords } from './mover-words.ts';
import type { Can } from './plan.ts';
import { whyNoWayBack } from './rerun-back.ts';

/** Everything that an asked-for way back rests on. */
export interface Asked {
  readonly to: 'previous' | { readonly release: Handed };
  readonly run: Pick<RunFacts, 'releaseId' | 'runId' | 'attempt'>;
  /** The name of the revision that serves. */
  readonly leaving: string;
  /** A change of Greenlight's that is in flight here, and the blue beside it. */
  readonly inFlight: InFlight | undefined;
  /** Whether AWS itself was going back when this run came; it has ended since. */
  readonly awsWentBack: boolean;
  /** Newest first. */
  readonly changes: readonly Past[];
  readonly mover: Pick<Can, 'trafficOf'>;
}

export interface InFlight {
  readonly changeId: string;
  readonly brings: string;
  readonly blue: string;
}

export type Goal =
  | { readonly is: 'found'; readonly revision: string; readonly because: string }
  | { readonly is: 'none'; readonly because: string; readonly next: string };

/** What to go back to. A later attempt means what the first one meant, however far that came: nobody is taken back twice for one word. */
export function rollbackGoal(asked: Asked): Goal {
  const { to, run, leaving, changes } = asked;
  if (to !== 'previous') {
    const good = goodRelease(changes, to.release.changeId ?? to.release.releaseId);
    return good.is === 'found' ? backTo(good.past.entry.wanted, leaving, good.past) : none(asked, good.because);
  }
  if (asked.inFlight !== undefined) return backFromFlight(asked.inFlight, asked);
  // Where that has failed, what was to be left serves still.
  if (asked.awsWentBack && changes[0]?.entry.wanted !== leaving)
    return { is: 'found', revision: leaving, because: `AWS has gone back to ${leaving}.` };
  if (run.attempt > 1) {
    const former = goalOfFormer(asked);
    if (former !== undefined) return former;
  }
  const good = previousGood(changes, leaving);
  if (good.is === 'found') return backTo(good.past.entry.wanted, leaving, good.past);
  return asItWasBefore(leaving, changes) ?? none(asked, good.because);
}

/** What is in flight is sent back, whoever began it and whatever the ledger has: its blue stands beside it. A way back goes on. */
function backFromFlight(inFlight: InFlight, asked: Asked): Goal {
  const { changeId, brings, blue } = inFlight;
  if (isWayBack(inFlight, asked)) return goesOn(brings);
  return {
    is: 'found',
    revision: blue,
    because: `${changeId} is in flight with ${brings}, and ${blue} stands beside it.`,
  };
}

/** By its entry; of one of our own that was lost before it could write any, by what it brings: that was here before. */
function isWayBack({ changeId, brings, blue }: InFlight, { run, changes }: Asked): boolean {
  const at = changes.findIndex(past => past.entry.changeId === changeId);
  const leftAt = changes.findIndex(({ entry }) => entry.wanted === blue);
  const entry = changes[at]?.entry;
  // What is in flight may carry no stamp but that of its revision, and so the change-id of the release that once brought it.
  const isFormer = entry === undefined || (leftAt >= 0 && leftAt < at);
  if (isFormer && isPutBack(brings, changes[leftAt], changes)) return true;
  if (entry !== undefined) return entry.purpose === 'restore';
  const isOwn = releaseOf(changeId) === run.releaseId;
  return isOwn && changes.some(past => past.entry.wanted === brings || past.entry.previous === brings);
}

/** By an open way back to it, or because what took its place has not come to serve for good: then that is being taken back. */
function isPutBack(brings: string, left: Past | undefined, changes: readonly Past[]): boolean {
  const newest = changes.find(({ entry }) => entry.wanted === brings);
  if (newest?.standing === 'open' && newest.entry.purpose === 'restore') return true;
  return left !== undefined && left.standing !== 'serves' && left.entry.previous === brings;
}

function goesOn(revision: string): Goal {
  return { is: 'found', revision, because: `${revision} is what a way back that has begun before leads to.` };
}

function backTo(revision: string, leaving: string, { entry }: Past): Goal {
  const because = `${revision} is asked back in place of ${leaving}, as ${entry.changeId} released it.`;
  return { is: 'found', revision, because };
}

function none({ mover }: Asked, because: string): Goal {
  return {
    is: 'none',
    because,
    next: `${capital(targetWords(mover).goodAgain)}, or name a release with \`to\`.`,
  };
}

/**
 * What a former attempt meant, by its own entry, by what it told the change that it left, or, where it was lost before it could
 * tell anybody, by the newest release having been left for what it had replaced.
 */
function goalOfFormer({ run, leaving, changes }: Asked): Goal | undefined {
  const at = changes.findIndex(past => isOwnWayBack(past, run) || isLeftBy(past, run));
  const found = changes[at];
  if (found === undefined) {
    const [newest] = changes;
    return newest?.standing === 'serves' && newest.entry.previous === leaving ? goesOn(leaving) : undefined;
  }
  const revision = isOwnWayBack(found, run) ? found.entry.wanted : found.entry.previous;
  const newer = changes.slice(0, at).find(({ entry }) => entry.wanted === leaving);
  if (newer === undefined) return goesOn(revision);
  return {
    is: 'none',
    because: `${leaving} of ${newer.entry.changeId} serves, which is newer than the way back of this run.`,
    next: 'To go back from it, start the rollback as a run of its own (`workflow_dispatch`).',
  };
}

function isOwnWayBack({ entry }: Past, { releaseId, attempt }: Asked['run']): boolean {
  return entry.purpose === 'restore' && releaseOf(entry.changeId) === releaseId && attemptOf(entry.changeId) < attempt;
}

/** A change of another run that this one has sent back while its blue was warm, or was sending back when it was cut short. */
function isLeftBy({ entry, standing, toldBy }: Past, { releaseId, runId, attempt }: Asked['run']): boolean {
  const byUs = toldBy.runId === runId && toldBy.attempt < attempt;
  return byUs && standing !== 'serves' && releaseOf(entry.changeId) !== releaseId;
}

/** Where no release is known to be good: what served before, if nothing is known against it. Most often it is older than the ledger. */
function asItWasBefore(leaving: string, changes: readonly Past[]): Goal | undefined {
  const brought = changes.find(({ entry }) => entry.wanted === leaving);
  if (brought === undefined) return undefined;
  const { previous, changeId } = brought.entry;
  if (previous === leaving || whyNoWayBack(previous, releaseOf(changeId), changes, leaving) !== undefined)
    return undefined;
  const because = `${previous} served before ${changeId} brought ${leaving}, and nothing better is known.`;
  return { is: 'found', revision: previous, because };
}
