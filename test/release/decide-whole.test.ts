import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decideWhole, obey, type Order, type Standing } from '../../src/release/decide-whole.ts';
import { type Decision, end, wait } from '../../src/release/step.ts';
import { verdictNames } from '../../src/release/verdict.ts';
import { green, inWords } from './a-release.ts';

const stage: Decision = { step: { do: 'stage' }, because: 'the plan stands' };
const begin: Decision = { step: { do: 'begin', revision: green }, because: 'green is made' };
const goOn: Decision = { step: { do: 'advance', share: 100 }, because: 'green is ready' };
const goBack: Decision = { step: { do: 'go back', turn: 'not proven' }, because: 'Nobody proved it.' };
const watch = wait('the bake', undefined, 'calmly');
const released = end('released', 'Green serves.', undefined);
const failed = end('failed', 'It failed.', undefined);

const begun = (wish: Decision): Standing => ({ begun: true, wish });
const notBegun = (wish: Decision): Standing => ({ begun: false, wish });

describe('the whole tells', () => {
  test.each<{ title: string; targets: readonly Standing[]; orders: readonly Order[] }>([
    { title: 'a single target to start', targets: [notBegun(stage)], orders: ['start'] },
    { title: 'a single target that has begun to go on', targets: [begun(goOn)], orders: ['go on'] },
    { title: 'a single target that is proven to finish', targets: [begun(released)], orders: ['may finish'] },
    {
      title: 'a target that is proven to wait for the others',
      targets: [begun(released), begun(watch)],
      orders: ['wait', 'go on'],
    },
    {
      title: 'all targets to finish once all are proven',
      targets: [begun(released), begun(released)],
      orders: ['may finish', 'may finish'],
    },
    {
      title: 'a target that served already to wait for the others',
      targets: [notBegun(end('nothing-to-do', 'It serves.', undefined)), begun(watch)],
      orders: ['wait', 'go on'],
    },
    {
      title: 'all that have begun to go back when one does, and the others not to start',
      targets: [begun(goBack), begun(watch), begun(released), notBegun(begin)],
      orders: ['go back', 'go back', 'go back', 'wait'],
    },
    {
      title: 'all that have begun to go back when one has ended badly',
      targets: [begun(failed), begun(watch)],
      orders: ['go back', 'go back'],
    },
  ])('$title', ({ targets, orders }) => {
    // given, when
    const told = decideWhole(targets);

    // then
    expect(told).toEqual(orders);
  });
});

describe('a target under the order of the whole', () => {
  test.each<[string, Decision, Order, string]>([
    ['does what it wished when it may start', stage, 'start', 'stage'],
    ['does what it wished when it may go on', goOn, 'go on', 'advance'],
    ['ends when it may finish', released, 'may finish', 'end: released'],
    ['does not end well while it has to wait', released, 'wait', 'wait'],
    ['does not begin while it has to wait', begin, 'wait', 'wait'],
    ['goes back of its own accord even while it has to wait', goBack, 'wait', 'go back: not proven'],
    ['goes back for its own reason where it has one', goBack, 'go back', 'go back: not proven'],
    ['goes back with the others where it was proven', released, 'go back', 'go back: a gate failed'],
    ['says its own bad end', failed, 'go back', 'end: failed'],
  ])('%s', (_, wish, order, does) => {
    // given, when
    const decision = obey(wish, order);

    // then
    expect(inWords(decision)).toBe(does);
  });
});

describe('in any tree of targets', () => {
  const anyWish = fc.oneof(
    fc.constantFrom(stage, begin, goOn, goBack, watch, released),
    fc.constantFrom(...verdictNames).map(name => end(name, 'It ended.', undefined)),
  );
  const anyTargets = fc.array(fc.record({ begun: fc.boolean(), wish: anyWish }), { minLength: 1, maxLength: 6 });
  const done = (targets: readonly Standing[]) =>
    decideWhole(targets).map((order, at) => inWords(obey(targets[at]!.wish, order)));
  const endsWell = (words: string) => ['end: released', 'end: nothing-to-do'].includes(words);
  const turnsBack = (words: string) =>
    words.startsWith('go back') || words === 'end: failed' || words === 'end: broken';
  const movesTraffic = (words: string) => ['stage', 'begin', 'advance'].includes(words);

  test('nobody finishes before all can', () => {
    fc.assert(
      fc.property(anyTargets, targets => {
        // given, when
        const deeds = done(targets);

        // then
        if (deeds.some(endsWell)) expect(targets.filter(({ wish }) => !inWords(wish).startsWith('end: '))).toEqual([]);
      }),
    );
  });

  test('nobody starts, moves traffic or finishes while another turns back', () => {
    fc.assert(
      fc.property(anyTargets, targets => {
        // given
        const turning = targets.some(({ wish }) => turnsBack(inWords(wish)));

        // when
        const deeds = done(targets);

        // then
        if (turning) expect(deeds.filter(words => endsWell(words) || movesTraffic(words))).toEqual([]);
      }),
    );
  });

  test('a target that has begun goes back when another turns back, unless it has come to a bad end of its own', () => {
    fc.assert(
      fc.property(anyTargets, targets => {
        // given
        const turning = targets.some(({ wish }) => turnsBack(inWords(wish)));

        // when
        const deeds = done(targets);

        // then
        const going = deeds.filter((_, at) => targets[at]!.begun);
        if (turning) expect(going.filter(words => words === 'wait' || words === 'confirm')).toEqual([]);
      }),
    );
  });
});
