import { clock } from './time-words.ts';
import { lastWordBefore, patienceOf, provenAtLeisure, provenOrBack } from './before-it-goes-on.ts';
import { type Course, greenShare } from './course.ts';
import { nextShare, type Plan } from './plan.ts';
import { type Decision, wait } from './step.ts';
import type { Instant, Motion, Percent } from './words.ts';

type Paused = Extract<Motion, { is: 'paused' }>;

/**
 * AWS waits for a word between two of its doings. The word is given when green is proven, and refused two looks before AWS would go
 * its own way: then the reason is told by who knows it.
 */
export function atAPause(plan: Plan, course: Course, pause: Paused, now: Instant): Decision {
  switch (pause.before) {
    case 'green starts':
      return goOn(course, pause, 0, 'nothing speaks against it before green starts');
    case 'more traffic':
      return beforeMoreTraffic(plan, course, pause, now);
    case 'the bake':
      return (
        provenAtLeisure(plan, course, 'baking', pause.until, now) ??
        goOn(course, pause, 100, 'nothing speaks against green with all traffic')
      );
  }
}

function beforeMoreTraffic(plan: Plan, course: Course, pause: Paused, now: Instant): Decision {
  const share = greenShare(course);
  if (share === undefined) return untilItIsKnown(plan, pause, now);
  if (share === 0)
    return (
      provenAtLeisure(plan, course, 'staged', pause.until, now) ??
      goOn(course, pause, nextShare(plan, 0), 'green is ready and nothing speaks against it')
    );
  return (
    untilItsTimeIsOver(plan, course, pause, share, now) ??
    provenOrBack(plan, course, now, pause.until) ??
    goOn(course, pause, nextShare(plan, share), `green is proven at ${share} %`)
  );
}

/** The word is for the pause that was seen: out of sight AWS may be at another. */
function goOn({ lost }: Course, { until }: Paused, share: Percent, because: string): Decision {
  if (lost !== undefined) return wait('AWS to be readable again', until, 'closely');
  return { step: { do: 'advance', share }, because };
}

/** What green is proven at is not known, and so neither is what comes next. */
function untilItIsKnown(plan: Plan, { until }: Paused, now: Instant): Decision {
  const lastWord = lastWordBefore(plan, until);
  if (now < lastWord) return wait('AWS to tell how traffic is divided', until, 'closely');
  return tooShort(until ?? now, 'how traffic is divided is not known');
}

/** A step counts from when somebody watches it: whoever comes anew watches it whole, as far as AWS waits for that. */
function untilItsTimeIsOver(
  plan: Plan,
  course: Course,
  { until }: Paused,
  share: Percent,
  now: Instant,
): Decision | undefined {
  const { planned } = patienceOf(plan, course);
  if (now >= planned) return undefined;
  const end = Math.min(planned, lastWordBefore(plan, until));
  if (now < end)
    return wait(`proof at ${share} % on green`, end, end - now <= 2 * plan.policy.poll.state ? 'closely' : 'calmly');
  return tooShort(until ?? now, `green was watched at ${share} % for less than its step takes`);
}

function tooShort(until: Instant, why: string): Decision {
  return {
    step: { do: 'go back', turn: 'not proven' },
    because: `AWS waits for a word until ${clock(until)} UTC, and ${why}.`,
  };
}

/** What a word that AWS has taken has done, for the log. */
export function wordGiven({ sighting }: Course, change: string): string {
  const motion = sighting?.motion;
  if (motion?.is !== 'paused' || motion.before === 'more traffic') return `let traffic of ${change} move`;
  return motion.before === 'the bake' ? `let ${change} go on to its bake` : `let ${change} go on and start green`;
}

/** The same where AWS would not take it, to be read before its reason. */
export function wordRefused(course: Course): string {
  const motion = course.sighting?.motion;
  if (motion?.is === 'paused' && motion.before === 'green starts') return 'AWS would not start green';
  if (motion?.is === 'paused' && motion.before === 'the bake')
    return 'Green has all traffic, and AWS would not go on to its bake';
  return (greenShare(course) ?? 0) > 0
    ? 'Green is proven, and AWS would not let more traffic move'
    : 'Green is ready, and AWS would not let traffic move';
}
