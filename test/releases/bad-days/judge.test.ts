import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../../src/release/verdict.ts';
import { type Day, wrongsOf } from './judge.ts';
import { as, refused, type Row } from './row.ts';
import { good } from './stories.ts';

const row: Row = { name: 'a good day', story: good(), expected: as('released') };

const released: Verdict = {
  name: 'released',
  at: 0,
  serving: { who: 'green', green: 100 },
  because: 'Green serves.',
  causes: [],
  followUps: [],
  code: undefined,
  next: undefined,
};

const deployment = { id: 'd-1', traffic: 'may still move' } as const;

const day: Day = {
  verdict: released,
  log: 'Green serves.',
  took: 2 * 60_000,
  then: { old: 0, new: 100 },
  after: { traffic: { old: 0, new: 100 }, answering: 3, ours: [deployment], registered: 1, ringing: [], harm: [] },
};

describe('The judge of a bad day', () => {
  test('finds nothing wrong with a good one', () => {
    // given
    const truth = day;
    // when
    const wrongs = wrongsOf(row, truth);
    // then
    expect(wrongs).toEqual([]);
  });

  test.each<[string, Partial<Day>, string]>([
    ['a split that is called released', { after: { ...day.after, traffic: { old: 90, new: 10 } } }, '10 % of traffic'],
    ['a success without anybody who answers', { after: { ...day.after, answering: 0 } }, 'nobody answers'],
    ['a success while an alarm rings', { after: { ...day.after, ringing: ['api-5xx'] } }, 'api-5xx rings'],
    ['who serves, told wrongly', { then: { old: 100, new: 0 } }, 'It says that green serves'],
    ['a second deployment', { after: { ...day.after, ours: [deployment, deployment] } }, 'deployed 2 times'],
    ['harm that was done', { after: { ...day.after, harm: ['12 writes are lost.'] } }, '12 writes are lost'],
    ['a second revision', { after: { ...day.after, registered: 2 } }, 'registered 2 revisions'],
    ['a release that does not end', { took: 60 * 60_000 }, 'It took 60 minutes'],
    ['a fault of its own', { log: 'Greenlight itself failed: undefined' }, 'Greenlight itself failed'],
    ['another verdict than the right one', { verdict: { ...released, name: 'nothing-to-do' } }, 'released is right'],
  ])('sees %s', (_, lie, sentence) => {
    // given
    const lying = { ...day, ...lie };
    // when
    const wrongs = wrongsOf(row, lying);
    // then
    expect(wrongs.join('\n')).toContain(sentence);
  });

  test.each<[string, Partial<Verdict>, string]>([
    ['refuses although it wrote', { name: 'refused', next: 'x' }, 'something was written'],
    ['gives up while its deployment goes on', { name: 'failed', next: 'x' }, 'its deployment goes on'],
    ['ends badly without a remedy', { name: 'broken' }, 'not what to do next'],
    [
      'says blue while green has users',
      { name: 'unknown', serving: { who: 'blue', green: 0 } },
      'says that blue serves',
    ],
  ])('sees a release that %s', (_, verdict, sentence) => {
    // given
    const lying = { ...day, verdict: { ...released, ...verdict } };
    // when
    const wrongs = wrongsOf({ ...row, expected: refused(/never said/, /never said/) }, lying);
    // then
    expect(wrongs.join('\n')).toContain(sentence);
  });

  test('misses the name and the remedy that a row asks for', () => {
    // given
    const silent = { ...row, expected: { ...as('released'), names: /api-5xx/, remedy: /put it back/ } };
    // when
    const wrongs = wrongsOf(silent, day);
    // then
    expect(wrongs).toEqual([expect.stringContaining('api-5xx'), expect.stringContaining('put it back')]);
  });
});
