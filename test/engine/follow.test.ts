import { describe, expect, test } from '@jest/globals';
import { follow } from '../../src/engine/follow.ts';
import type { Page, Written } from '../../src/github/page.ts';
import { servingOf } from '../../src/release/words.ts';
import { emptyStory, type Story, tell } from '../../src/report/story.ts';
import { after, noon, second } from '../release/a-release.ts';
import { type VirtualClock, virtualClock } from './a-clock.ts';
import { aPage } from './a-page.ts';

const share = (green: number, at: number): Story =>
  tell(emptyStory, { at, type: 'traffic', serving: servingOf(green) });

const never = new AbortController().signal;

/** Follows a release whose share of green changes at these seconds, to its end at the last. */
async function followed(page: Page, changes: readonly number[], patience = 30) {
  const clock = virtualClock(noon);
  const said = { remarks: [] as string[], warnings: [] as string[] };
  const follower = follow(page, {
    clock,
    remark: text => said.remarks.push(text),
    warn: text => said.warnings.push(text),
  });
  for (const [index, at] of changes.entries()) {
    await clock.sleep(after(at * second) - clock.now());
    follower.heed(share(index, clock.now()));
  }
  const ended = clock.now();
  await follower.finish(giveUpAfter(clock, patience * second));
  return { ...said, took: (clock.now() - ended) / second };
}

function giveUpAfter(clock: VirtualClock, ms: number): AbortSignal {
  const enough = new AbortController();
  clock.at(clock.now() + ms, () => enough.abort());
  // Somebody has to sleep for time to pass.
  void clock.sleep(ms);
  return enough.signal;
}

const seconds = (times: readonly number[]) => times.map(at => (at - noon) / second);
const notNow = (because: string, from = 0): Written => ({ is: 'not now', because, from });

describe('a page that follows a release', () => {
  test('is written soon, and then at most every 30 s, with the newest of what there is to tell', async () => {
    // given
    const page = aPage();

    // when
    await followed(page, [0, 4, 10, 20, 90, 99]);

    // then
    expect(seconds(page.shown.map(({ at }) => at))).toEqual([2, 32, 92, 99]);
    expect(page.shown.map(({ gist }) => gist)).toEqual([0, 3, 4, 5].map(green => JSON.stringify(servingOf(green))));
  });

  test('is written at the end without waiting for its turn', async () => {
    // given
    const page = aPage();

    // when
    const { took } = await followed(page, [0, 10]);

    // then
    expect(seconds(page.shown.map(({ at }) => at))).toEqual([2, 10]);
    expect(took).toBe(0);
  });

  test('is not written again when nothing has changed', async () => {
    // given
    const page = aPage();
    const clock = virtualClock(noon);
    const follower = follow(page, { clock, remark: () => undefined, warn: () => undefined });

    // when
    for (const at of [0, 100, 200]) {
      await clock.sleep(after(at * second) - clock.now());
      follower.heed(share(10, clock.now()));
    }
    await follower.finish(never);

    // then
    expect(page.tries).toHaveLength(1);
  });

  test('is not written as long as there is nothing to tell', async () => {
    // given
    const page = aPage();
    const clock = virtualClock(noon);
    const follower = follow(page, { clock, remark: () => undefined, warn: () => undefined });

    // when
    follower.heed(emptyStory);
    await follower.finish(never);

    // then
    expect(page.tries).toEqual([]);
  });

  test('is tried again after a passing trouble, and nobody is bothered with it', async () => {
    // given
    const page = aPage(n => (n < 2 ? notNow('GitHub answered 502') : { is: 'written' }));

    // when
    const said = await followed(page, [0, 100]);

    // then
    expect(seconds(page.tries)).toEqual([2, 32, 92, 100]);
    expect(said).toMatchObject({ remarks: [], warnings: [] });
  });

  test('waits for a limit of GitHub', async () => {
    // given
    const page = aPage(n => (n === 0 ? notNow('limit', after(75 * second)) : { is: 'written' }));

    // when
    await followed(page, [0, 100]);

    // then
    expect(seconds(page.tries)).toEqual([2, 75, 100]);
  });

  test.each<[string, Written, number, string]>([
    [
      'passing trouble to the end',
      notNow('GitHub answered 502'),
      10,
      'The page does not show the end: GitHub answered 502.',
    ],
    [
      'a limit that ends soon enough',
      notNow('limit', after(10 * second)),
      15,
      'The page does not show the end: limit.',
    ],
    [
      'a limit that ends in an hour',
      notNow('limit', after(3_600 * second)),
      0,
      'The page does not show the end: limit.',
    ],
  ])('is warned of once when it does not show the end, for %s', async (_, written, took, warning) => {
    // given
    const page = aPage(() => written);

    // when
    const said = await followed(page, [0]);

    // then
    expect(said).toEqual({ remarks: [], warnings: [warning], took });
  });

  test('is given up after a permission was denied, with one warning', async () => {
    // given
    const page = aPage(() => ({ is: 'denied', because: 'Grant the job `deployments: write`.' }));

    // when
    const said = await followed(page, [0, 60, 120]);

    // then
    expect(page.tries).toHaveLength(1);
    expect(said.warnings).toEqual(['Without the page: Grant the job `deployments: write`.']);
  });

  test('is given up with a remark where there is none, for nobody has to do anything', async () => {
    // given
    const page = aPage(() => ({ is: 'never', because: 'no pull request' }));

    // when
    const said = await followed(page, [0, 60]);

    // then
    expect(said).toMatchObject({ remarks: ['Without the page: no pull request.'], warnings: [] });
  });

  test('does not hold up the end of a release when it never answers', async () => {
    // given
    const page = aPage(() => new Promise<Written>(() => undefined));

    // when
    const said = await followed(page, [0, 60], 3);

    // then
    expect(said.took).toBe(3);
    expect(said.warnings).toEqual(['The page does not show the end: GitHub did not answer in time.']);
  });

  test('that is at fault itself ends by itself, and nothing else does', async () => {
    // given
    const page: Page = {
      ...aPage(),
      gist: () => {
        throw new RangeError('Invalid time value');
      },
    };

    // when
    const said = await followed(page, [0, 60]);

    // then
    expect(said).toMatchObject({
      remarks: [],
      warnings: ['Without the page: Greenlight itself failed: Invalid time value.'],
    });
  });

  test('is written for what is told in the same breath in which a write ends', async () => {
    // given
    const clock = virtualClock(noon);
    const page = aPage();
    const late: Page = {
      ...page,
      write: async (story, now) => {
        const written = await page.write(story, now);
        // Several microtasks from now, in each of which the follower may just be coming to rest.
        for (let tick = 0; tick < 8; tick += 1) {
          const green = 10 + tick;
          void Promise.resolve().then(() => follower.heed(share(green, noon)));
        }
        return written;
      },
    };
    const follower = follow(late, { clock, remark: () => undefined, warn: () => undefined });

    // when
    follower.heed(share(1, noon));
    await clock.sleep(40 * second);

    // then
    expect(page.shown.at(-1)?.gist).toBe(JSON.stringify(servingOf(17)));
  });
});
