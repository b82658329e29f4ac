import { clock } from './time-words.ts';
import type { Course } from './course.ts';
import type { Plan } from './plan.ts';
import { type Decision, wait } from './step.ts';
import type { Instant, Millis, Motion } from './words.ts';

/** The word by which AWS ends blue before its time: what came of it. */
export type LettingGo =
  | { readonly is: 'not asked' }
  /** From just before the word is given: from then on blue may be ending. */
  | { readonly is: 'asking'; readonly at: Instant }
  | { readonly is: 'taken'; readonly at: Instant }
  /** AWS would not take it, or did not say: blue's end is AWS's own, at its time. */
  | { readonly is: 'not taken'; readonly at: Instant; readonly because: string };

/** CodeDeploy ends blue's tasks and then itself; what takes longer than this is worth a look, and changes nothing for users. */
const blueEndsWithin: Millis = 5 * 60_000;

/** Whether blue is let go once green is proven: where that was asked for, in a plan that ends with green serving. */
export function endsBlueItself({ policy, purpose, mover }: Pick<Plan, 'policy' | 'purpose' | 'mover'>): boolean {
  const staysGreen = purpose.is === 'release' || purpose.is === 'restore';
  const isToldTo = mover.waits === 'if set to' && mover.blueKept !== 'for ever' && mover.blueKept > 0;
  return policy.retire === 'now' && staysGreen && isToldTo;
}

/** Whether a last word is still to be said once green is proven: blue is let go, or what Greenlight holds is given back. */
function hasLastWord(plan: Plan): boolean {
  const staysGreen = plan.purpose.is === 'release' || plan.purpose.is === 'restore';
  return endsBlueItself(plan) || (plan.mover.moves === 'Greenlight' && staysGreen);
}

/**
 * What is still to be done about blue when green is proven, has all traffic and was read back: only then is it let go, for
 * there is no way back from it. Undefined: nothing.
 */
export function retiring(plan: Plan, course: Course, now: Instant): Decision | undefined {
  const { lettingGo, sighting, cancelled, leaves } = course;
  if (!hasLastWord(plan) || sighting?.motion.is !== 'settled') return undefined;
  if (plan.mover.moves === 'AWS' && sighting.motion.blueEnds === 'never') return undefined;
  // Whoever goes on with a release that was left has no time to see blue end.
  if (leaves !== undefined) return undefined;
  switch (lettingGo.is) {
    case 'not asked':
    case 'asking':
      return { step: { do: 'let go' }, because: 'green is proven and serves' };
    case 'taken': {
      const until = lettingGo.at + blueEndsWithin;
      return cancelled !== undefined || now >= until ? undefined : wait('AWS to end blue', until, 'closely');
    }
    case 'not taken':
      return undefined;
  }
}

/** What came of blue, and what a person should look at where AWS did not do as it was told. */
export function retiredWords(
  plan: Plan,
  { lettingGo, made, sighting }: Course,
): { readonly because: string; readonly next: string | undefined } | undefined {
  if (plan.mover.moves === 'Greenlight') return heldStill(lettingGo);
  const id = made.is === 'change' ? made.change.id : 'the deployment';
  const gone = {
    because: "Blue was let go at Greenlight's word: going back is a new release from now on.",
    next: undefined,
  };
  switch (lettingGo.is) {
    case 'not asked':
      return undefined;
    case 'asking':
      return sighting?.motion.is === 'finished'
        ? gone
        : {
            because: `Whether AWS took the word to end blue is not known. ${blueByItself(sighting?.motion)}`,
            next: undefined,
          };
    case 'taken':
      return sighting?.motion.is === 'finished'
        ? gone
        : {
            because: `AWS took the word to end blue, and ${id} was not seen to end since.`,
            next: `Look at ${id} in ${plan.mover.mover}: it has nothing left to do but to end blue.`,
          };
    case 'not taken':
      return {
        because: `AWS would not end blue now: ${lettingGo.because} ${blueByItself(sighting?.motion)}`,
        next: undefined,
      };
  }
}

/** A lease that could not be given back runs out by itself, and until then others wait for it. */
function heldStill(lettingGo: LettingGo): ReturnType<typeof retiredWords> {
  if (lettingGo.is !== 'not taken') return undefined;
  const because = `That the release is over could not be noted: ${lettingGo.because}`;
  return { because, next: 'Nothing has to be done: other releases wait until it would have ended, at most.' };
}

function blueByItself(motion: Motion | undefined): string {
  return motion?.is === 'settled' && motion.blueEnds !== 'never'
    ? `It ends blue by itself at ${clock(motion.blueEnds)} UTC.`
    : 'It ends blue by itself.';
}
