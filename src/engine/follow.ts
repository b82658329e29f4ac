import type { Page } from '../github/page.ts';
import type { Instant, Millis } from '../release/words.ts';
import type { Story } from '../report/story.ts';
import type { Clock } from './clock.ts';

/** Keeps one page up to date beside the release, which never waits for it. */
export interface Follower {
  /** This is how the story stands now. Returns at once. */
  readonly heed: (story: Story) => void;
  /** Brings the page to the end of the story, or gives up when `enough` is aborted. Never rejects. */
  readonly finish: (enough: AbortSignal) => Promise<void>;
}

export interface Following {
  readonly clock: Clock;
  /** For the reader of the log, who has nothing to do about it. */
  readonly remark: (text: string) => void;
  /** For a person who can mend it. */
  readonly warn: (text: string) => void;
}

/** Between two writes: a person reads no faster, and GitHub takes 80 writes a minute from all jobs of a repository together. */
const pace: Millis = 30_000;

/** Events of one moment come one by one: what is written waits for all of them. */
const settling: Millis = 2_000;

/** At the end, where the next try is among the last. */
const lastPace: Millis = 5_000;

/** What GitHub refuses again and again it is asked ever more rarely: after four times, every 8 minutes. */
const mostDoublings = 4;

/** At the end, besides: what fails three times is given up. */
const lastTries = 3;

/** The longest that the step stays for GitHub's sake once the release has ended, however slow GitHub answers. */
export const lastPatience: Millis = 30_000;

export function follow(page: Page, { clock, remark, warn }: Following): Follower {
  let story: Story | undefined;
  /** The gist that the page shows. */
  let told: string | undefined;
  let heeded: Instant = -Infinity;
  let lastWrite: Instant = -Infinity;
  let notBefore: Instant = -Infinity;
  let trouble: string | undefined;
  let failures = 0;
  let state: 'resting' | 'busy' | 'given up' = 'resting';
  let work = Promise.resolve();
  const ending = new AbortController();

  const giveUp = (say: (text: string) => void, because: string): void => {
    state = 'given up';
    say(`Without ${page.name}: ${because}${page.costs === '' ? '' : ` ${page.costs}`}`);
  };

  const isDue = (): boolean => {
    const gist = story === undefined || state === 'given up' ? undefined : page.gist(story);
    return gist !== undefined && gist !== told;
  };

  const write = async (now: Story): Promise<void> => {
    const gist = page.gist(now);
    lastWrite = clock.now();
    const written = await page.write(now, lastWrite);
    switch (written.is) {
      case 'written':
        told = gist;
        trouble = undefined;
        failures = 0;
        break;
      case 'not now':
        trouble = written.because;
        failures += 1;
        notBefore = written.from;
        break;
      case 'never':
        giveUp(remark, `${written.because}.`);
        break;
      case 'denied':
        giveUp(warn, written.because);
    }
  };

  /** Whatever is wrong with a page, even in ourselves, ends with the page. */
  const safely = async (work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      giveUp(warn, `Greenlight itself failed: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };

  const sleepUntil = async (moment: Instant, enough: AbortSignal): Promise<void> => {
    if (moment > clock.now()) await clock.sleep(moment - clock.now(), enough);
  };

  const keepUp = async (): Promise<void> => {
    while (story !== undefined && isDue() && !ending.signal.aborted) {
      const next = Math.max(heeded, lastWrite + usual(failures), notBefore);
      if (next > clock.now()) await sleepUntil(next, ending.signal);
      else await write(story);
    }
    // In the same breath in which nothing was due: what comes after it finds somebody at rest.
    if (state === 'busy') state = 'resting';
  };

  /** At once, unless GitHub asked for time; nobody waits for a limit that lasts longer than the patience. */
  const bringToEnd = async (enough: AbortSignal): Promise<void> => {
    for (let tries = 0; story !== undefined && isDue() && tries < lastTries; tries += 1) {
      if (notBefore - clock.now() > lastPatience) return;
      await sleepUntil(Math.max(notBefore, tries === 0 ? 0 : lastWrite + lastPace), enough);
      if (enough.aborted) return;
      await write(story);
    }
  };

  return {
    heed: now => {
      story = now;
      if (state !== 'resting') return;
      state = 'busy';
      heeded = clock.now() + settling;
      work = safely(keepUp);
    },
    finish: async enough => {
      ending.abort();
      await Promise.race([work.then(() => safely(() => bringToEnd(enough))), aborted(enough)]);
      await safely(() => {
        if (isDue())
          warn(`${capital(page.name)} does not show the end: ${trouble ?? 'GitHub did not answer in time'}.`);
      });
    },
  };
}

/** The first failure may be the last: only the second in a row is waited out for longer. */
function usual(failures: number): Millis {
  return pace * 2 ** Math.min(Math.max(0, failures - 1), mostDoublings);
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
