import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Balancing } from '../../../src/targets/elbv2/balancing.ts';
import { productionForwards, weightsOf } from '../../../src/targets/elbv2/weights.ts';
import { aBalancing, aForward, aListener, api1, forwarding, there, third } from './a-balancing.ts';

const elsewhere = aForward(0, 0, { of: { rule: '5' }, weights: new Map([[third, 1]]) });

describe('who has the production traffic', () => {
  test.each<{ what: string; balancing: Balancing; serving: object }>([
    { what: 'all on blue', balancing: forwarding(aForward(100, 0)), serving: { who: 'blue', green: 0 } },
    { what: 'all on the other', balancing: forwarding(aForward(0, 1)), serving: { who: 'green', green: 100 } },
    { what: 'a tenth', balancing: forwarding(aForward(90, 10)), serving: { who: 'split', green: 10 } },
    {
      what: 'blue alone, by its ARN and not by a weight',
      balancing: forwarding(aForward(0, 0, { weights: new Map([[api1, 1]]) })),
      serving: { who: 'blue', green: 0 },
    },
    {
      what: 'rules that agree, in weights of different size',
      balancing: forwarding(aForward(90, 10), aForward(900, 100, { of: { rule: '1' } })),
      serving: { who: 'split', green: 10 },
    },
    {
      what: 'a rule of another service beside it',
      balancing: forwarding(aForward(100, 0), elsewhere),
      serving: { who: 'blue', green: 0 },
    },
    {
      what: 'another service as the default, and the pair in a rule',
      balancing: forwarding({ ...elsewhere, of: 'default' }, aForward(50, 50, { of: { rule: '1' } })),
      serving: { who: 'split', green: 50 },
    },
  ])('is read off the weights: $what', ({ balancing, serving }) => {
    // when
    const told = weightsOf(balancing, api1);
    // then
    expect(told).toEqual(serving);
  });

  test.each<{ what: string; balancing: Balancing; because: RegExp }>([
    {
      what: 'rules disagree',
      balancing: forwarding(aForward(100, 0), aForward(0, 100, { of: { rule: '1' } })),
      because: /the default action and rule 1 .* differently/,
    },
    { what: 'nothing leads to the pair', balancing: forwarding(elsewhere), because: /no production listener leads/ },
    {
      what: 'the listener is gone',
      balancing: aBalancing({ production: [{ is: 'missing', named: 'x' }] }),
      because: /no production listener leads/,
    },
    { what: 'all weights are 0', balancing: forwarding(aForward(0, 0)), because: /the default action/ },
    {
      what: 'a third target group has a part',
      balancing: forwarding(
        aForward(0, 0, {
          weights: new Map([
            [api1, 90],
            [third, 10],
          ]),
        }),
      ),
      because: /blue and its counterpart alone/,
    },
  ])('is not guessed where $what', ({ balancing, because }) => {
    // when
    const told = weightsOf(balancing, api1);
    // then
    expect(told).toEqual({ who: 'unknown', because: expect.stringMatching(because) });
  });

  test('is not guessed for a blue that is none of the pair', () => {
    // when
    const told = weightsOf(aBalancing(), third);
    // then
    expect(told.who).toBe('unknown');
  });

  test('agrees with itself from both sides, whatever the weights', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(999), (one, other) => {
        // given
        fc.pre(one + other > 0);
        const share = (forward: ReturnType<typeof aForward>) => {
          const told = weightsOf(forwarding(forward), api1);
          return told.who === 'unknown' ? NaN : told.green;
        };
        // when
        const both = share(aForward(one, other)) + share(aForward(other, one));
        // then
        expect(both).toBeCloseTo(100, 9);
      }),
    );
  });

  test('is the same for rules of the same proportion, whatever their size', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), fc.integer({ min: 1, max: 10 }), (one, other, times) => {
        // given
        fc.pre(one + other > 0);
        const again = aForward(one * times, other * times, { of: { rule: '1' } });
        // when
        const told = weightsOf(forwarding(aForward(one, other), again), api1);
        // then
        expect(told).toEqual(weightsOf(forwarding(aForward(one, other)), api1));
      }),
    );
  });
});

describe('the forwards of a production listener', () => {
  test('are those that lead to the pair, each with its listener', () => {
    // given
    const rule = aForward(1, 0, { of: { rule: '7' } });
    const listener = aListener({ forwards: [elsewhere, rule] });
    // when
    const forwards = productionForwards(aBalancing({ production: [there(listener)] }));
    // then
    expect(forwards).toEqual([{ ...rule, listener }]);
  });
});
