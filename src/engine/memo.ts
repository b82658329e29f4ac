import * as v from 'valibot';
import type { Turn } from '../release/course.ts';
import type { Left } from '../release/left.ts';
import type { Purpose } from '../release/purpose.ts';

/** What the step leaves for its post step, which the runner starts in a new process with nothing but this. */
export interface Memo {
  /** Something is in flight, or will be in a moment: said before each write and after it. Never fails. */
  readonly keep: (left: Left) => Promise<void>;
  /** The verdict is the last word: the post step has nothing to do. Never fails. */
  readonly end: () => Promise<void>;
}

/** What stands there after a last word: short, so that the post step knows it without loading anything. */
export const nothingLeft = 'ended';

/** Where the runner takes from what it hands to the post step. */
export interface Shelf {
  /** Replaces what stands there. */
  readonly save: (text: string) => Promise<void>;
  /** Works where nothing can be written any more, as on a full disk. */
  readonly clear: () => Promise<void>;
}

/** @param warn told once that nothing can be left there */
export function memo({ save, clear }: Shelf, warn: (why: string) => void): Memo {
  let saved: string | undefined;
  let warned = false;
  const attempt = async (work: () => Promise<void>): Promise<'done' | 'failed'> => {
    try {
      await work();
      return 'done';
    } catch (error) {
      if (!warned)
        warn(`Nothing can be left for the post step: ${error instanceof Error ? error.message : String(error)}`);
      warned = true;
      return 'failed';
    }
  };
  return {
    keep: async left => {
      const text = printLeft(left);
      if (text !== saved && (await attempt(() => save(text))) === 'done') saved = text;
    },
    end: async () => {
      // Where nothing began nothing is left, and the post step has nothing to do anyway.
      if (saved === undefined || saved === nothingLeft) return;
      // A release that is proven must not be taken back for want of a word.
      if ((await attempt(() => save(nothingLeft))) === 'failed') await attempt(clear);
      saved = nothingLeft;
    },
  };
}

/** The memo of the post step: nobody comes after it. */
export const leftToNobody: Memo = { keep: () => Promise.resolve(), end: () => Promise.resolve() };

const version = 1;

const instant = v.pipe(v.number(), v.integer());

/** A record, so that the compiler misses a turn that is not in it. */
const turns: Readonly<Record<Turn, true>> = {
  'a gate failed': true,
  'not proven': true,
  'green does not start': true,
  'AWS holds traffic back': true,
  'traffic does not follow': true,
  'time ran out': true,
  cancelled: true,
  'a drill': true,
  'a rollback was asked for': true,
};

const purposes: Readonly<Record<Purpose['is'], true>> = {
  release: true,
  stage: true,
  drill: true,
  restore: true,
  'swap back': true,
};

const turnedBack = v.object({
  is: v.literal('turned back'),
  turn: v.picklist(Object.keys(turns) as readonly Turn[]),
  because: v.string(),
  since: instant,
  accepted: v.optional(instant),
});

const stood = v.variant('is', [
  v.object({ is: v.literal('going on') }),
  turnedBack,
  v.object({
    is: v.literal('proven'),
    at: instant,
    purpose: v.picklist(Object.keys(purposes) as readonly Purpose['is'][]),
  }),
]);

const written = v.object({
  v: v.literal(version),
  releaseId: v.optional(v.string()),
  began: v.optional(instant),
  deployment: v.optional(v.string()),
  cancelled: v.optional(instant),
  stood,
});

const nothingKnown: Left = {
  releaseId: undefined,
  began: undefined,
  deployment: undefined,
  cancelled: undefined,
  stood: { is: 'going on' },
};

export function printLeft(left: Left): string {
  return JSON.stringify({ v: version, ...left });
}

/** What was left; of a memo that cannot be read only that there is one: then AWS is asked what is in flight. */
export function parseLeft(text: string): Left {
  const read = v.safeParse(written, parsed(text));
  if (!read.success) return nothingKnown;
  const { releaseId, began, deployment, cancelled, stood } = read.output;
  return {
    releaseId,
    began,
    deployment,
    cancelled,
    stood: stood.is === 'turned back' ? { ...stood, accepted: stood.accepted } : stood,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
