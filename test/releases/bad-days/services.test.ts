import { describe, expect, test } from '@jest/globals';
import { playRow } from './play-row.ts';
import { tables } from './tables.ts';

const rows = await tables["services of ECS's own"]();

describe('A bad day of a service that ECS itself deploys is never answered wrongly', () => {
  test.each(rows)('$name', async row => {
    // when
    const { wrong } = await playRow(row);

    // then
    expect(wrong).toEqual([]);
  });
});
