import type { ErrorCode } from '../errors.ts';
import { rootFirst } from '../release/causes.ts';
import type { Course } from '../release/course.ts';
import { maySwitch } from '../release/one-way.ts';
import { servingReadBack } from '../release/serving-read-back.ts';
import type { Verdict, VerdictName } from '../release/verdict.ts';
import type { Instant, Serving } from '../release/words.ts';
import type { Outcome } from './loop.ts';

/**
 * The loop's last decision as the release's verdict, with who serves as last read back.
 *
 * @param before who served when the release began
 */
export function verdictOf({ course, decision, causes }: Outcome, before: Serving, now: Instant): Verdict {
  return {
    name: decision.step.name,
    at: now,
    serving: servingAt(course, before, decision.step.name),
    because: decision.because,
    ...rootFirst([...(course.sighting?.happened ?? []), ...causes], decision.because),
    code: decision.step.code,
    next: decision.step.next,
  };
}

function servingAt(course: Course, before: Serving, ended: VerdictName): Serving {
  const { made, sighting, confirmed, lost } = course;
  // Without a change of ours nothing has moved: who was read to serve before, serves. Unless nobody knows whether one began.
  if (made.is !== 'change' && ended !== 'unknown' && lost === undefined) return before;
  const isReported = typeof confirmed?.served !== 'object' && lost === undefined;
  if (isReported && maySwitch(course) && sighting?.serving.who !== 'green')
    return { who: 'unknown', because: 'AWS was switching over when nobody looked any more' };
  return servingReadBack(course);
}

/** A verdict that no loop came to, because nothing was begun. */
export function verdictNow(
  at: Instant,
  name: VerdictName,
  serving: Serving,
  because: string,
  next: string | undefined,
  code?: ErrorCode,
): Verdict {
  return { name, at, serving, because, causes: [], followUps: [], code, next };
}
