import { playRow } from '../releases/bad-days/play-row.ts';
import { tables } from '../releases/bad-days/tables.ts';

export interface BadDays {
  readonly rows: number;
  /** What the release said or did in them against what is right, one sentence for each. */
  readonly wrong: readonly string[];
}

/** The whole table of bad days: every operation and value of AWS that Greenlight meets, and what people do meanwhile. */
export async function badDays(): Promise<BadDays> {
  let rows = 0;
  const wrong: string[] = [];
  for (const rowsOf of Object.values(tables))
    for (const row of await rowsOf()) {
      const answer = await playRow(row);
      rows += 1;
      if (answer.wrong.length > 0) wrong.push(`${answer.name}: ${answer.wrong.join(' ')}`);
    }
  return { rows, wrong };
}
