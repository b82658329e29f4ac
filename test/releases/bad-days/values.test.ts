import { describe, expect, test } from '@jest/globals';
import { playRow } from './play-row.ts';
import { tables } from './tables.ts';

const rows = await tables.values();

describe('A value that AWS answers is never read wrongly, known or not', () => {
  test.each(rows)('$name', async row => {
    // when
    const { wrong } = await playRow(row);

    // then
    expect(wrong).toEqual([]);
  });
});
