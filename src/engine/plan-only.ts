import { answerBusy } from '../release/busy.ts';
import type { ReleaseEvent } from '../release/events.ts';
import { attemptOf, releaseOf, type RunFacts } from '../release/identity.ts';
import type { Plan } from '../release/plan.ts';
import type { Verdict } from '../release/verdict.ts';
import { type Instant, servingOf } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import type { Survey } from '../targets/ports.ts';
import { verdictNow } from './ending.ts';
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
  if (seen.is === 'serving already') return nothingToDo(seen, run, { publish, now });
  // An alarm may ring because of whoever holds the target: that is not what this change is refused for.
  const plan = seen.is === 'busy' ? await preflight.rehearsed(seen.found) : await preflight.planned(seen.found, 0);
  const waits = seen.is === 'busy' ? [busyWords(request, seen, plan)] : [];
  await publish([{ at: now(), type: 'planned', plan: { ...plan, warnings: [...waits, ...plan.warnings] } }]);
  return verdictNow(
    now(),
    'planned',
    seen.found.serving,
    `A release would replace ${plan.blue.name} by ${greenName(plan)}. Nothing was written.`,
    'To release it, say `operation: release` in the step.',
  );
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
      return `A release that began now would end the deployment that is under way: ${answer.because}`;
  }
}

type ServesAlready = Extract<Survey, { is: 'serving already' }>;

export async function nothingToDo(seen: ServesAlready, run: RunFacts, { publish, now }: Telling): Promise<Verdict> {
  const { revision } = seen;
  await publish([{ at: now(), type: 'green', revision }]);
  return verdictNow(
    now(),
    'nothing-to-do',
    servingOf(100),
    `${revision.name} serves already: nothing was registered and nothing was deployed.`,
    run.attempt > 1 ? wayBack(seen, run) : undefined,
  );
}

/** Whoever re-runs a release that is over may want to be rid of it. What served before it, nothing in AWS tells any more. */
function wayBack({ revision, madeBy }: ServesAlready, run: RunFacts): string {
  const family = revision.name.replace(/:\d+$/, '');
  const back = `To go back, release the revision that served before, with \`from-revision: ${family}:NUMBER\`.`;
  if (madeBy === undefined || releaseOf(madeBy) !== run.releaseId) return back;
  return `${back} Attempt ${attemptOf(madeBy)} of this run made ${revision.name}: whether its bake was watched to the end, the log of that attempt says.`;
}

function greenName({ green }: Plan): string {
  return green.is === 'made' ? green.revision.name : `a new revision of ${green.family}`;
}
