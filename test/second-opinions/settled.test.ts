import { describe, expect, test } from '@jest/globals';
import { settle } from './settled.ts';

const finding = { key: 'a list | next page', where: 'world 1', what: 'was not read' };
const settled = { why: 'It is short.', source: 'the service quotas' };

describe('The table of what is looked into', () => {
  test.each([
    { name: 'explains what stands in it', table: { [finding.key]: settled }, open: 0, explained: 1 },
    { name: 'explains nothing else', table: {}, open: 1, explained: 0 },
    { name: 'explains nothing by a name that every object has', table: {}, key: 'toString', open: 1, explained: 0 },
  ])('$name', ({ table, key = finding.key, open, explained }) => {
    // when
    const sorted = settle([{ ...finding, key }], table);
    // then
    expect([sorted.open.length, sorted.explained.length]).toEqual([open, explained]);
  });

  test('has no line that explains nothing: it would hide the next finding of its kind', () => {
    // when
    const { open } = settle([], { [finding.key]: settled });
    // then
    expect(open).toEqual([{ where: finding.key, what: expect.stringContaining('take the explanation away') }]);
  });
});
