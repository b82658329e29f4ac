import { answerBusy } from '../release/busy.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { Plan } from '../release/plan.ts';
import type { Verdict } from '../release/verdict.ts';
import { type Instant, type Revision, servingOf } from '../release/words.ts';
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
  seen: Survey,
  preflight: Preflight,
  { publish, now }: Telling,
): Promise<Verdict> {
  if (seen.is === 'serving already') return nothingToDo(seen.revision, { publish, now });
  // An alarm may ring because of whoever holds the target: that is not what this change is refused for.
  const plan = seen.is === 'busy' ? await preflight.rehearsed(seen.found) : await preflight.planned(seen.found, 0);
  const waits = seen.is === 'busy' ? [busyWords(request, seen, plan)] : [];
  await publish([{ at: now(), type: 'planned', plan: { ...plan, warnings: [...waits, ...plan.warnings] } }]);
  return verdictNow(
    now(),
    'planned',
    seen.found.serving,
    `A release would replace ${plan.blue.name} by ${greenName(plan)}. Nothing was written.`,
    'To release it, run the same step with `operation: release`.',
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

export async function nothingToDo(serving: Revision, { publish, now }: Telling): Promise<Verdict> {
  await publish([{ at: now(), type: 'green', revision: serving }]);
  return verdictNow(
    now(),
    'nothing-to-do',
    servingOf(100),
    `${serving.name} serves already: nothing was registered and nothing was deployed.`,
    undefined,
  );
}

function greenName({ green }: Plan): string {
  return green.is === 'made' ? green.revision.name : `a new revision of ${green.family}`;
}
