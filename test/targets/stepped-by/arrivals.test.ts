import { describe, expect, test } from '@jest/globals';
import { DeniedError, type GreenlightError, TroubleError, UnknownAnswerError } from '../../../src/errors.ts';
import type { MinuteOfRequests } from '../../../src/judge/arrival.ts';
import type { Change, Instant, Percent } from '../../../src/release/words.ts';
import { type Arrivals, counting } from '../../../src/targets/stepped-by/arrivals.ts';
import { minute, noon } from '../../release/a-release.ts';

const blue = { id: 'arn:checkout:1', name: 'checkout:1' };
const change: Change = { id: 'gl-9-0123abcd.1', revision: { id: 'arn:checkout:2', name: 'checkout:2' }, began: noon };

const minutes = (count: number): Instant => noon + count * minute;

/** What CloudWatch tells, look by look; the last for good. */
function looks(...told: readonly (readonly MinuteOfRequests[] | GreenlightError)[]) {
  const asked: { since: Instant; now: Instant }[] = [];
  const arrivals: Arrivals = ({ since, now }) => {
    asked.push({ since, now });
    const answer = told[Math.min(asked.length, told.length) - 1]!;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const counted = counting(arrivals);
  return {
    asked,
    look: (at: Instant, share: Percent | 'none' = 10) =>
      counted(share === 'none' ? undefined : share, change, blue, at),
  };
}

const late = (at: number): MinuteOfRequests => ({ at: minutes(at), green: 0, all: 2700 });
const whole = (at: number): MinuteOfRequests => ({ at: minutes(at), green: 300, all: 3000 });

const denied = new DeniedError({ action: 'cloudwatch:GetMetricData', resource: '*', cause: undefined });
const throttled = new TroubleError({ message: 'Rate exceeded.', hint: 'Wait.', applied: 'no' });
const unknown = new UnknownAnswerError({ message: 'CloudWatch says Perhaps.', hint: 'Update Greenlight.' });

describe('The requests that a share brings', () => {
  test('are counted once for each minute that ends, and anew from when green has another share', async () => {
    // given
    const { look, asked } = looks([whole(1)]);
    // when
    const first = await look(minutes(0));
    const again = await look(minutes(0.5));
    const anew = await look(minutes(0.75), 50);
    const later = await look(minutes(1), 50);
    // then
    expect([first.arrived, again.arrived]).toEqual([
      { green: 300, all: 3000 },
      { green: 300, all: 3000 },
    ]);
    expect([anew.arrived, later.arrived]).toEqual([undefined, undefined]);
    expect(asked).toEqual([
      { since: minutes(0), now: minutes(0) },
      { since: minutes(0.75), now: minutes(1) },
    ]);
  });

  test('speak against the weights when two looks say so, and not before', async () => {
    // given
    const { look } = looks([late(1)], [late(1), late(2)]);
    // when
    const once = await look(minutes(4));
    const twice = await look(minutes(5));
    // then
    expect([once.arrived, twice.arrived]).toEqual([undefined, { green: 0, all: 2700 }]);
  });

  test('are not known to be too few where the missing ones come at the second look', async () => {
    // given
    const { look } = looks([late(1)], [whole(1), late(2)], [whole(1), whole(2), late(3)]);
    // when
    const known = [await look(minutes(4)), await look(minutes(5)), await look(minutes(6))];
    // then
    expect(known.map(({ arrived }) => arrived)).toEqual([
      undefined,
      { green: 300, all: 5700 },
      { green: 600, all: 8700 },
    ]);
  });

  test('are not known where they cannot be counted for a time: that is told to nobody, and they are counted later', async () => {
    // given
    const { look } = looks(throttled, [whole(1)]);
    // when
    const known = [await look(minutes(4)), await look(minutes(5))];
    // then
    expect(known).toEqual([
      { arrived: undefined, happened: [] },
      { arrived: { green: 300, all: 3000 }, happened: [] },
    ]);
  });

  test.each<[what: string, error: GreenlightError, says: string]>([
    ['its role may not read them', denied, 'Allow cloudwatch:GetMetricData'],
    ['CloudWatch says what nobody knows', unknown, 'CloudWatch says Perhaps.'],
  ])('are asked for once where %s, and who releases is told that nobody compares', async (_, error, says) => {
    // given
    const { look, asked } = looks(error);
    // when
    const known = [await look(minutes(4)), await look(minutes(5)), await look(minutes(9), 50)];
    // then
    const told = { id: 'arrivals uncounted', at: minutes(4), kind: 'progress', text: expect.stringContaining(says) };
    expect(known).toEqual([1, 2, 3].map(() => ({ arrived: undefined, happened: [told] })));
    expect(asked).toHaveLength(1);
  });

  test('are told to be unknown, once, where green gets more before any of them was counted', async () => {
    // given
    const { look } = looks([]);
    await look(minutes(0), 10);
    await look(minutes(2), 10);
    // when
    const known = [await look(minutes(2), 20), await look(minutes(4), 30)];
    // then
    const text = expect.stringMatching(/10 % of traffic for 2m.*not seen/);
    const told = { id: 'arrivals unseen', at: minutes(2), kind: 'progress', text };
    expect(known).toEqual([1, 2].map(() => ({ arrived: undefined, happened: [told] })));
  });

  test.each<[what: string, told: readonly MinuteOfRequests[], next: Percent | 'none']>([
    ['they were counted', [whole(1)], 50],
    ['traffic goes back', [], 1],
    ['green is not ours any more', [], 'none'],
  ])('are not told to be unknown where %s', async (_, told, next) => {
    // given
    const { look } = looks(told);
    await look(minutes(0), 10);
    // when
    const { happened } = await look(minutes(2), next);
    // then
    expect(happened).toEqual([]);
  });

  test('are no matter while green has no share, or where nobody counts', async () => {
    // given
    const { look, asked } = looks([whole(1)]);
    const uncounted = counting(undefined);
    // when
    const known = [await look(minutes(4), 'none'), await uncounted(10, change, blue, minutes(4))];
    // then
    expect(known).toEqual([1, 2].map(() => ({ arrived: undefined, happened: [] })));
    expect(asked).toEqual([]);
  });
});
