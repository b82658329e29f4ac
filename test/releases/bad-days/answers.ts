import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Answer } from './play-row.ts';
import type { TableName } from './tables.ts';

const script = fileURLToPath(new URL('./play-table.ts', import.meta.url));

/** All answers of a table, from a process that plays it. */
export async function answersOf(table: TableName): Promise<readonly Answer[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, table], { maxBuffer: 64 * 1024 * 1024 });
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
}
