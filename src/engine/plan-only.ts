import { answerBusy } from '../release/busy.ts';
import type { ReleaseEvent } from '../release/events.ts';
import { attemptOf, releaseOf, type RunFacts } from '../release/identity.ts';
import type { Plan } from '../release/plan.ts';
import type { Verdict } from '../release/verdict.ts';
import { type Instant, nothingYet, servingOf } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import type { Survey } from '../targets/ports.ts';
import { verdictNow } from './ending.ts';
import { type Answered, nothingToDo } from './operations/sight.ts';
import type { Preflight } from './preflight.ts';

interface Telling {
  readonly publish: (events: readonly ReleaseEvent[]) => Promise<void>;
  readonly now: () => Instant;
}

/** What `plan` says: the whole plan of a release that would begin now, or why there would be none. */
export async function planOnly(
  request: Request,
  run: RunFacts,
  seen: Survey,
  preflight: Preflight,
  { publish, now }: Telling,
): Promise<Verdict> {
  if (seen.is === 'serving already') return answeredNow(servesAlready(seen, run), { publish, now });
  if (seen.is === 'not in flight') throw new Error('a plan aims at no change');
  // An alarm may ring because of whoever holds the target: that is not what this change is refused for.
  const plan =
    seen.is === 'busy'
      ? await preflight.rehearsed(seen.found, { is: 'release' })
      : await preflight.planned(seen.found, { is: 'release' }, 0);
  const waits = seen.is === 'busy' ? [busyWords(request, seen, plan)] : [];
  await publish([{ at: now(), type: 'planned', plan: { ...plan, warnings: [...waits, ...plan.warnings] } }]);
  return verdictNow(
    now(),
    'planned',
    seen.found.serving,
    `A release would ${changeBy(plan)}. Nothing was written.`,
    'To release it, say `operation: release` in the step.',
  );
}

function changeBy(plan: Plan): string {
  return plan.blue.id === nothingYet.id
    ? `bring ${greenName(plan)}, and nothing serves before it`
    : `replace ${plan.blue.name} by ${greenName(plan)}`;
}

/** What a release that began now would do about whoever holds the target. */
function busyWords({ consequences }: Request, seen: Extract<Survey, { is: 'busy' }>, plan: Plan): string {
  const answer = answerBusy(consequences.whenBusy, seen.with, plan.run);
  switch (answer.do) {
    case 'wait':
      return `A release that began now would wait for ${answer.because}.`;
    case 'refuse':
      return `A release that began now would be refused: ${answer.because}`;
    case 'give way':
      return `A release that began now would give way: ${answer.because}`;
    case 'end it':
      return `A release that began now would end what is under way: ${answer.because}`;
  }
}

/** Nothing is to be released: what serves is what was asked for, or nothing else may be. */
export async function answeredNow(answer: Answered, { publish, now }: Telling): Promise<Verdict> {
  const { name, because, next, code, revision, found } = answer;
  if (revision !== undefined) await publish([{ at: now(), type: 'green', revision }]);
  const serves = name === 'nothing-to-do' && revision !== undefined && found.servedWell;
  const serving = serves ? servingOf(100) : found.serving;
  return verdictNow(now(), name, serving, because, next, code);
}

type ServesAlready = Extract<Survey, { is: 'serving already' }>;

/** Whoever re-runs a release that is over may want to be rid of it. */
export function servesAlready({ revision, madeBy, found }: ServesAlready, run: RunFacts): Answered {
  const isForGood = found.can.wayBack === 'before traffic';
  const next = run.attempt > 1 && !isForGood ? wayBack(revision.name, madeBy, run) : undefined;
  const because = isForGood
    ? `${revision.name} serves already, and is what was asked for: nothing was made.`
    : `${revision.name} serves already: nothing was registered and nothing was deployed.`;
  return nothingToDo(found, revision, because, next);
}

function wayBack(revision: string, madeBy: string | undefined, run: RunFacts): string {
  const back = 'To go back, `operation: rollback`.';
  if (madeBy === undefined || releaseOf(madeBy) !== run.releaseId) return back;
  return `${back} Attempt ${attemptOf(madeBy)} of this run made ${revision}: whether its bake was watched to the end, the log of that attempt says.`;
}

function greenName({ green }: Plan): string {
  return green.is === 'to be made' ? `a new revision of ${green.family}` : green.revision.name;
}
