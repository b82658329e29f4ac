import { describe, expect, test } from '@jest/globals';
import type { Serving } from '../../../src/release/words.ts';
import type { Alias } from '../../../src/targets/lambda/alias.ts';
import { servingBy } from '../../../src/targets/lambda-codedeploy/serving.ts';

const revision = (number: string) => ({ id: `arn:of:checkout:${number}`, name: `checkout:${number}` });
const sides = { blue: revision('4'), green: revision('5') };

const alias = (version: string, beside?: Alias['beside']): Alias => ({
  name: 'live',
  version,
  beside,
  mark: undefined,
  description: '',
  lock: 'a',
});

describe('who serves behind an alias', () => {
  test.each<{ what: string; seen: Alias | undefined; serving: Partial<Serving> }>([
    { what: 'blue alone', seen: alias('4'), serving: { who: 'blue', green: 0 } },
    {
      what: 'both, by the weight of green',
      seen: alias('4', { version: '5', share: 10 }),
      serving: { who: 'split', green: 10 },
    },
    {
      what: 'both, by what green leaves',
      seen: alias('5', { version: '4', share: 30 }),
      serving: { who: 'split', green: 70 },
    },
    { what: 'green alone', seen: alias('5'), serving: { who: 'green', green: 100 } },
    { what: 'nobody that is known, where a third has all', seen: alias('6'), serving: { who: 'unknown' } },
    {
      what: 'nobody that is known, where a third has a part',
      seen: alias('4', { version: '6', share: 5 }),
      serving: { who: 'unknown' },
    },
    { what: 'nobody that is known, where the alias is gone', seen: undefined, serving: { who: 'unknown' } },
  ])('is $what', ({ seen, serving }) => {
    // when
    const told = servingBy(seen, sides);
    // then
    expect(told).toMatchObject(serving);
  });
});
