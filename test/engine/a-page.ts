import type { Page, Written } from '../../src/github/page.ts';
import type { Instant } from '../../src/release/words.ts';

/** A page in memory: what it showed, and when. It answers as it is told to, and shows nothing unless that is `written`. */
export interface PageInMemory extends Page {
  readonly shown: { readonly at: Instant; readonly gist: string }[];
  readonly tries: Instant[];
}

/** @param answer what comes of the n-th try, from 0 on; it may take its time */
export function aPage(
  answer: (n: number, now: Instant) => Written | Promise<Written> = () => ({ is: 'written' }),
): PageInMemory {
  const shown: { at: Instant; gist: string }[] = [];
  const tries: Instant[] = [];
  const gist: Page['gist'] = ({ traffic, verdict }) =>
    verdict?.name ?? (traffic.length === 0 ? undefined : JSON.stringify(traffic.at(-1)?.serving));
  return {
    name: 'the page',
    costs: '',
    shown,
    tries,
    gist,
    write: async (story, now) => {
      tries.push(now);
      const written = await answer(tries.length - 1, now);
      if (written.is === 'written') shown.push({ at: now, gist: gist(story) ?? '' });
      return written;
    },
  };
}
