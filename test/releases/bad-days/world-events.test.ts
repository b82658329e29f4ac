import { describe, expect, test } from '@jest/globals';
import { playRow } from './play-row.ts';
import { tables } from './tables.ts';

const rows = await tables['world events']();

describe('What others do to the account is never answered wrongly', () => {
  test.each(rows)('$name', async row => {
    // when
    const { wrong } = await playRow(row);

    // then
    expect(wrong).toEqual([]);
  });
});
