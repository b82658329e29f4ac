import { dateAndClock } from './time-words.ts';
import { capital, nameOf, rollbackCreator, standingWords, unseenWords } from './busy-words.ts';
import type { Request } from '../request/request.ts';
import { type Origin, placeOf, releaseOf, type RunFacts } from './identity.ts';
import type { Attendance } from './lease.ts';
import { leastToStart } from './plan-problems.ts';
import { timeLimit, trafficSteps } from './planner.ts';
import type { Instant, Millis, Strategy } from './words.ts';

/** The change of somebody else that holds the target. */
export type Occupant =
  | (Occupying & { readonly is: 'deployment'; readonly madeBy: MadeBy })
  /** No deployment of AWS's, but traffic that was divided by writing weights. */
  | (Occupying & { readonly is: 'split'; readonly madeBy: AnotherRelease | Unmarked });

interface Occupying {
  /** Of the deployment; of a split the change that made it, or where it is. */
  readonly id: string;
  readonly began: Instant;
  /** Who made it, as AWS says: `user`, `codeDeployRollback`. Undefined where AWS does not say. */
  readonly creator: string | undefined;
  /** Of one that does not end by itself: what it stands there for, a sentence without its stop. */
  readonly standsFor: string | undefined;
}

export type MadeBy = { readonly is: 'somebody else' } | AnotherRelease;

/** It carries Greenlight's stamp; `origin` is undefined where what it brings does not say from where. */
interface AnotherRelease {
  readonly is: 'another release';
  readonly changeId: string;
  readonly origin: Origin | undefined;
  /** The name of the revision that it brings; undefined where it does not say. */
  readonly revision: string | undefined;
  /** The name of the revision that stands beside that: where it goes back to. Undefined where nothing does. */
  readonly beside: string | undefined;
  /** `all users`: AWS names it as what serves, and has only its bake and blue's end before it. */
  readonly serves: 'all users' | 'not all';
  readonly holder: Attendance;
}

/** Weights without Greenlight's mark: written by hand or by another tool, and nothing says when they end. */
interface Unmarked {
  readonly is: 'somebody else';
  /** The names of both revisions; first the one that the system names as its own. */
  readonly between: readonly [string, string];
  /** For a shell: gives the first of them everything. */
  readonly command: string;
}

export type WhenBusy = Request['consequences']['whenBusy'];

/** What is done about an occupant. `because` is a sentence, and that of `wait` what is waited for. */
export type Answer =
  | { readonly do: 'wait'; readonly because: string }
  | { readonly do: 'refuse'; readonly because: string; readonly next: string }
  | { readonly do: 'end it'; readonly because: string }
  /** The occupant is newer: this release comes too late. */
  | { readonly do: 'give way'; readonly because: string };

/**
 * Runs of one workflow release in the order of their numbers, whoever comes first. Only what is certain to be an older run
 * of the same workflow is ever ended, and never a rollback: it is the way back to what is known to be good. Whoever asks for a
 * former revision ends whatever release of Greenlight's is in its way: it is what is to be got rid of.
 *
 * @param askedBack the name of the revision that a person wants back; undefined for a release
 */
export function answerBusy(policy: WhenBusy, occupant: Occupant, run: RunFacts, askedBack?: string): Answer {
  const name = nameOf(occupant);
  if (occupant.is === 'split' && occupant.madeBy.is === 'somebody else')
    return answerUnmarked(policy, occupant.id, occupant.madeBy, askedBack);
  if (policy === 'refuse')
    return {
      do: 'refuse',
      because: `${capital(name)} is under way, and \`when-busy: refuse\` waits for nothing.`,
      next: 'Re-run the job later, or say `when-busy: wait`.',
    };
  const { madeBy } = occupant;
  if (madeBy.is === 'another release' && madeBy.holder.is === 'gone')
    return {
      do: 'end it',
      because: `${capital(name)} was left divided by a run that is gone: its traffic goes back to ${madeBy.beside ?? 'blue'} first.`,
    };
  if (askedBack !== undefined && madeBy.is === 'another release' && isOfThisPlace(madeBy.changeId, run))
    return madeBy.revision === askedBack
      ? { do: 'wait', because: `${name} to end, which brings ${askedBack}` }
      : { do: 'end it', because: `${capital(name)} is gone back from: ${askedBack} is asked for.` };
  const standing = standingOf(occupant, run.origin);
  if (standing === 'a newer run')
    return {
      do: 'give way',
      because: `${capital(name)} is under way: it is newer than this run, ${run.origin.runNumber} of the same workflow.`,
    };
  if (policy === 'wait')
    return { do: 'wait', because: `${name} to end${unseenWords(occupant)}${standingWords(occupant)}` };
  if (standing === 'an older run' && madeBy.is === 'another release' && madeBy.serves === 'all users')
    return { do: 'wait', because: `${name} to end, which is not superseded: its release has all users` };
  if (standing === 'an older run')
    return {
      do: 'end it',
      because: `${capital(name)} is older than this run, ${run.origin.runNumber} of the same workflow.`,
    };
  return {
    do: 'wait',
    because: `${name} to end, which is not superseded: ${protection[standing]}${standingWords(occupant)}`,
  };
}

/**
 * No lease says when they end, and whoever has written them may be at it: CodeDeploy, another tool. A person's word may end them,
 * where it says in whose favour, and does not wait.
 */
function answerUnmarked(
  policy: WhenBusy,
  id: string,
  { between, command }: Unmarked,
  askedBack: string | undefined,
): Answer {
  const [named, beside] = between;
  const divided = `${capital(id)} is divided between ${named} and ${beside}, and not by Greenlight`;
  if (policy !== 'refuse' && askedBack !== undefined && between.includes(askedBack))
    return { do: 'end it', because: `${divided}: ${askedBack} is asked for.` };
  if (policy !== 'refuse' && askedBack === undefined)
    return {
      do: 'wait',
      because: `${id} to lead to one version: it is divided between ${named} and ${beside}, and not by Greenlight. Where nobody is at it, \`${command}\` gives all traffic to ${named}, and so does \`operation: rollback\``,
    };
  return {
    do: 'refuse',
    because: `${divided}: nothing says when that ends, and only a person may end it.`,
    next: `Where a tool is at it, let it end. Else \`${command}\` gives all traffic to ${named}, and so does \`operation: rollback\`. Then re-run the job.`,
  };
}

/**
 * What to say and to do where a wait cannot come to its end: nobody will be able to say whether the other run is still there,
 * and its lease counts for longer than is waited. Undefined where a wait may be worth it.
 *
 * @param limit until when is waited
 */
export function inVain(
  occupant: Occupant,
  limit: Instant,
): { readonly because: string; readonly next: string } | undefined {
  const { madeBy } = occupant;
  if (madeBy.is === 'somebody else' || madeBy.holder.is !== 'not known') return undefined;
  const { because, remedy, until } = madeBy.holder;
  if (remedy === undefined || until <= limit) return undefined;
  return {
    because: `Whether the run that holds ${nameOf(occupant)} is still there is not known (${because}). So its lease counts until ${dateAndClock(until)}, and this step can wait until ${dateAndClock(limit)} only.`,
    next: `${remedy}, and re-run the job. Where that run is lost, \`operation: rollback\` ends what it has left.`,
  };
}

/**
 * The same answer for a stage, which may move no traffic, also not back: what a deployment does AWS ends, but a split only
 * whoever writes the weights.
 */
export function answerOfStage(answer: Answer, occupant: Occupant): Answer {
  if (answer.do !== 'end it' || occupant.is !== 'split') return answer;
  const isLeft = occupant.madeBy.is === 'another release' && occupant.madeBy.holder.is === 'gone';
  const name = nameOf(occupant);
  return isLeft
    ? {
        do: 'refuse',
        because: `${capital(name)} was left divided by a run that is gone, and a stage moves no traffic, also not back.`,
        next: 'Run `operation: rollback`, which ends it, and stage anew.',
      }
    : { do: 'wait', because: `${name} to end: a stage moves no traffic, and supersedes nobody who does` };
}

function isOfThisPlace(change: string, { releaseId }: RunFacts): boolean {
  return placeOf(releaseOf(change)) === placeOf(releaseId);
}

/** Why a release comes too late for what serves already; undefined where it does not. */
export function overtakenBy(serves: Origin | undefined, { origin }: RunFacts): string | undefined {
  if (serves === undefined || orderOf(serves, origin) !== 'a newer run') return undefined;
  return `Run ${serves.runNumber} of ${serves.workflow} serves already: it is newer than this one, ${origin.runNumber}.`;
}

/** How the time limit of a step is divided between the wait for its turn and the release itself. */
export interface WaitLimit {
  /** One limit is for the whole step, so that credentials and the job's own limit can be made to fit. */
  readonly whole: Millis;
  /** What the release itself needs of it: for its steps and its bake, and the least that green is given to start. */
  readonly needed: Millis;
  /** What is left to wait in; 0 where nothing is. */
  readonly wait: Millis;
}

/**
 * How long a busy target is waited for: `timeout`, or twice the planned time and 30 minutes, less what the release needs.
 *
 * @param making how long green takes to be made, where that is long
 */
export function waitLimit(
  { strategy, bake, consequences }: Pick<Request, 'strategy' | 'bake' | 'consequences'>,
  configured: { readonly strategy: Strategy; readonly bake: Millis },
  making: Millis = 0,
): WaitLimit {
  const planned = trafficSteps(
    strategy === 'as configured' ? configured.strategy : strategy,
    bake === 'as configured' ? configured.bake : bake,
  ).reduce((sum, step) => sum + step.hold, 0);
  const whole = timeLimit(consequences.timeout, planned + making);
  const needed = planned + Math.max(making, leastToStart);
  return { whole, needed, wait: Math.max(0, whole - needed) };
}

type Order = 'a newer run' | 'an older run' | 'the same run' | 'another workflow';

type Standing = Order | 'a rollback' | 'somebody else' | 'of unknown origin';

/** Why an occupant is waited for although older runs are to be superseded. */
const protection: Readonly<Record<Exclude<Standing, 'a newer run' | 'an older run'>, string>> = {
  'a rollback': 'it brings back what is known to be good',
  'somebody else': 'it is not one of Greenlight’s',
  'of unknown origin': 'what it brings does not say which workflow made it',
  'another workflow': 'it is of another workflow than this run',
  'the same run': 'it is of this very run',
};

function standingOf({ creator, madeBy }: Occupant, ours: Origin): Standing {
  if (creator === rollbackCreator) return 'a rollback';
  if (madeBy.is === 'somebody else') return 'somebody else';
  return madeBy.origin === undefined ? 'of unknown origin' : orderOf(madeBy.origin, ours);
}

/** Run numbers are counted by workflow, so those of two workflows say nothing about each other. */
function orderOf(theirs: Origin, ours: Origin): Order {
  if (!sameWorkflow(theirs, ours)) return 'another workflow';
  if (theirs.runNumber === ours.runNumber) return 'the same run';
  return theirs.runNumber > ours.runNumber ? 'a newer run' : 'an older run';
}

/** GitHub does not tell repositories apart by case. Outside of GitHub nothing names a workflow, and none is the same. */
function sameWorkflow(one: Origin, other: Origin): boolean {
  return (
    one.workflow !== '' &&
    one.workflow === other.workflow &&
    one.repository.toLowerCase() === other.repository.toLowerCase()
  );
}
