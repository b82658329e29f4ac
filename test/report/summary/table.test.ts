import { describe, expect, test } from '@jest/globals';
import { itinerary } from '../../../src/report/summary/plan-tables.ts';
import { table } from '../../../src/report/summary/table.ts';
import { plan } from '../stories.ts';

/** Cells of one row, a space that no line breaks at shown as `~`. */
const cellsOf = (...cells: readonly string[]): readonly string[] | undefined =>
  table(['a', 'b'], [cells]).split('\n').at(-1)?.replaceAll('\u00a0', '~').slice(2, -2).split(' | ');

describe('a table that is narrow on a phone', () => {
  test('does not part a figure from its unit', () => {
    // given
    const cells = ['9 min 50 s of 10 min (bake)', '2.5 %', '1 h 5 min, to the end', '2 d'];
    // when
    const row = cellsOf(...cells);
    // then
    expect(row).toEqual(['9~min 50~s of 10~min (bake)', '2.5~%', '1~h 5~min, to the end', '2~d']);
  });

  test('leaves words and code as they are: what is copied has the spaces that it had', () => {
    // given
    const cells = ['2 samples of 5 shops', '`wait 5 s`', '<code>a | 5 s</code>', 'within `5 s` or 10 s'];
    // when
    const row = cellsOf(...cells.map(cell => cell.replace(' | ', '&#124; ')));
    // then
    expect(row).toEqual(['2 samples of 5 shops', '`wait 5 s`', '<code>a&#124; 5 s</code>', 'within `5 s` or 10~s']);
  });

  test('shows a moment of the plan as one word, and a span as two', () => {
    // given, when
    const [rows = ''] = itinerary(plan, 40);
    // then
    expect(rows.replaceAll('\u00a0', '~')).toContain('| T~+~5~min to T~+~14~min~50~s | all traffic on green');
  });
});
