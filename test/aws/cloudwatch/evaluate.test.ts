import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate, evaluationRange, isBreaching, type MissingData, type Slot, type Watch } from './evaluate.ts';

const BREACHING = 2;
const FINE = 0;

const watch = (missing: MissingData, evaluationPeriods: number, datapointsToAlarm: number): Watch => ({
  evaluationPeriods,
  datapointsToAlarm,
  threshold: 1,
  operator: 'GreaterThanThreshold',
  missing,
});

/** `X` breaching, `0` not breaching, `-` missing; the newest last, as in the CloudWatch user guide. */
const slots = (text: string): Slot[] =>
  text.split(' ').map(mark => (mark === 'X' ? BREACHING : mark === '0' ? FINE : undefined));

const outcome = (treatment: MissingData, n: number, m: number, text: string) => {
  const evaluation = evaluate(watch(treatment, n, m), slots(text));
  return evaluation.kind === 'keep' ? 'keep' : evaluation.state;
};

const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

// The two tables of "How alarm state is evaluated when data is missing", CloudWatch user guide.
const THREE_OF_THREE = [
  ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 'INSUFFICIENT_DATA', 'keep', 'ALARM', 'OK'],
  ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 'ALARM', 'keep', 'ALARM', 'OK'],
] as const;
const TWO_OF_THREE = [
  ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - X -', 'ALARM', 'keep', 'ALARM', 'OK'],
] as const;

const cases = [...THREE_OF_THREE.map(row => ({ row, m: 3 })), ...TWO_OF_THREE.map(row => ({ row, m: 2 }))].flatMap(
  ({ row: [range, ...expected], m }) =>
    TREATMENTS.map((treatment, index) => ({ range, m, treatment, expected: expected[index] })),
);

describe('missing data', () => {
  test.each(cases)(
    '$m of 3, missing treated as $treatment: "$range" makes $expected',
    ({ range, m, treatment, expected }) => {
      expect(outcome(treatment, 3, m, range)).toBe(expected);
    },
  );

  test.each(['- - - - X', '- - - X -'])('a lone breaching datapoint does not alarm 3 of 3 at once: "%s"', range => {
    expect(outcome('missing', 3, 3, range)).not.toBe('ALARM');
  });

  test('new datapoints that are late do not hide the ones before them', () => {
    expect(outcome('missing', 2, 2, 'X X - -')).toBe('ALARM');
    expect(outcome('breaching', 2, 2, '0 0 - -')).toBe('OK');
  });
});

describe('M of N', () => {
  const complete = fc.record({
    values: fc.array(fc.constantFrom(FINE, BREACHING), { minLength: 12, maxLength: 12 }),
    n: fc.integer({ min: 1, max: 10 }),
    m: fc.integer({ min: 1, max: 10 }),
    missing: fc.constantFrom(...TREATMENTS),
  });

  test('with all data there, it is ALARM exactly when M of the newest N breach, whatever missing data would mean', () => {
    fc.assert(
      fc.property(complete, ({ values, n, m, missing }) => {
        const range = values.slice(-evaluationRange(n));
        const newest = values.slice(-n);
        const oracle = newest.filter(value => value > 1).length >= Math.min(m, n) ? 'ALARM' : 'OK';

        const evaluation = evaluate(watch(missing, n, Math.min(m, n)), range);

        expect(evaluation).toMatchObject({ kind: 'state', state: oracle, filled: 0 });
      }),
    );
  });

  test('more breaching data never turns ALARM into OK', () => {
    const anySlot = fc.constantFrom<Slot>(FINE, BREACHING, undefined);
    fc.assert(
      fc.property(
        fc.array(anySlot, { minLength: 5, maxLength: 5 }),
        fc.nat(4),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(...TREATMENTS),
        (range, index, m, missing) => {
          fc.pre(range[index] === FINE);
          const worse = range.with(index, BREACHING);
          const state = (slots: readonly Slot[]) => {
            const evaluation = evaluate(watch(missing, 3, m), slots);
            return evaluation.kind === 'keep' ? 'keep' : evaluation.state;
          };

          if (state(range) === 'ALARM') expect(state(worse)).not.toBe('OK');
        },
      ),
    );
  });
});

test.each([
  { operator: 'GreaterThanThreshold', below: false, equal: false, above: true },
  { operator: 'GreaterThanOrEqualToThreshold', below: false, equal: true, above: true },
  { operator: 'LessThanThreshold', below: true, equal: false, above: false },
  { operator: 'LessThanOrEqualToThreshold', below: true, equal: true, above: false },
] as const)('$operator compares with the threshold', ({ operator, below, equal, above }) => {
  const compare = (value: number) => isBreaching(value, { ...watch('missing', 1, 1), operator });
  expect([0.9, 1, 1.1].map(compare)).toEqual([below, equal, above]);
});
