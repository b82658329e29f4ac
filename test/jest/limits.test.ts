import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

test('A test that stands still ends by its limit, with its name, and the next ones have their turn', async () => {
  // when
  const { stdout } = await promisify(execFile)(process.execPath, [
    jest,
    '--json',
    '--testMatch=**/test/jest/stands-still.fixture.ts',
    '--maxWorkers=1',
  ]).catch((error: unknown) => error as { readonly stdout: string });

  // then
  const { testResults } = JSON.parse(stdout) as Report;
  expect(testResults.flatMap(file => file.assertionResults.map(({ title, status }) => `${title}: ${status}`))).toEqual([
    'a test without an end: failed',
    'a row without an end: failed',
    'a test that is well: passed',
  ]);
});
