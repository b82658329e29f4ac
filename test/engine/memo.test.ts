import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { memo, nothingLeft, parseLeft, printLeft } from '../../src/engine/memo.ts';
import type { Left } from '../../src/release/left.ts';

const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const instant = fc.integer({ min: 0, max: 4e12 });

const anyLeft: fc.Arbitrary<Left> = fc.record({
  releaseId: perhaps(fc.string({ unit: 'binary' })),
  began: perhaps(instant),
  deployment: perhaps(fc.string({ unit: 'binary' })),
  cancelled: perhaps(instant),
  stood: fc.oneof(
    fc.constant({ is: 'going on' as const }),
    fc.record({
      is: fc.constant('turned back' as const),
      turn: fc.constantFrom('cancelled' as const, 'a gate failed' as const, 'a drill' as const),
      because: fc.string({ unit: 'binary' }),
      since: instant,
      accepted: perhaps(instant),
    }),
    fc.record({
      is: fc.constant('proven' as const),
      at: instant,
      purpose: fc.constantFrom('release' as const, 'restore' as const),
    }),
  ),
});

const left: Left = {
  releaseId: 'gl-9-0123abcd',
  began: 1,
  deployment: 'd-1',
  cancelled: undefined,
  stood: { is: 'going on' },
};

/** A memo, and all that the runner was handed. */
function aMemo(save: (text: string) => Promise<void> = async () => undefined) {
  const saved: (string | undefined)[] = [];
  const warned: string[] = [];
  const shelf = {
    save: async (text: string) => {
      await save(text);
      saved.push(text);
    },
    clear: async () => void saved.push(undefined),
  };
  const kept = memo(shelf, why => warned.push(why));
  return { ...kept, saved, warned };
}

describe('What a step leaves', () => {
  test('is read by its post step as it was written, in one line of text', () => {
    fc.assert(
      fc.property(anyLeft, any => {
        // when
        const text = printLeft(any);

        // then
        expect(parseLeft(text)).toEqual(any);
        expect(text).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test.each([
    ['is no JSON', '{ begun'],
    ['is of a version that is not known', '{"v":2,"deployment":"d-1"}'],
    ['has a turn that is not known', '{"v":1,"stood":{"is":"turned back","turn":"a whim","because":"","since":1}}'],
    ['says nothing', 'null'],
  ])('is taken for something that has begun, and no more, where it %s', (_what, text) => {
    // when, then
    expect(parseLeft(text)).toEqual({
      releaseId: undefined,
      began: undefined,
      deployment: undefined,
      cancelled: undefined,
      stood: { is: 'going on' },
    });
  });
});

describe('A memo', () => {
  test('is written once for each thing that there is to know, and is closed by the last word', async () => {
    // given
    const { keep, end, saved } = aMemo();

    // when
    await keep({ ...left, deployment: undefined });
    await keep(left);
    await keep(left);
    await end();

    // then
    expect(saved.map(text => (text === nothingLeft ? text : parseLeft(text ?? '').deployment))).toEqual([
      undefined,
      'd-1',
      nothingLeft,
    ]);
  });

  test('is open again when another turn begins', async () => {
    // given
    const { keep, end, saved } = aMemo();

    // when
    await keep(left);
    await end();
    await keep(left);

    // then
    expect(parseLeft(saved.at(-1) ?? '')).toEqual(left);
  });

  test('of a release that began nothing is never written', async () => {
    // given
    const { end, saved } = aMemo();

    // when
    await end();

    // then
    expect(saved).toEqual([]);
  });

  test('whose end cannot be written is cleared: nobody takes back a release for want of a word', async () => {
    // given
    const { keep, end, saved } = aMemo(async text => {
      if (text === nothingLeft) throw new Error('no space left on device');
    });

    // when
    await keep(left);
    await end();

    // then
    expect(saved.at(-1)).toBeUndefined();
  });

  test('that cannot be written holds up no release, and is warned of once', async () => {
    // given
    const { keep, end, warned } = aMemo(() => Promise.reject(new Error('no space left on device')));

    // when
    await keep(left);
    await keep({ ...left, deployment: 'd-2' });
    await end();

    // then
    expect(warned).toEqual(['Nothing can be left for the post step: no space left on device']);
  });
});
