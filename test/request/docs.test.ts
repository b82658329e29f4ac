import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const script = resolve('scripts/docs.mjs');

const action = [
  'inputs:',
  '  # What',
  '  target:',
  '    description: What | moves.',
  '    required: true',
  '  # How',
  '  bake:',
  '    description: >-',
  '      How',
  '      long. Default: `10m`, or more.',
  'outputs:',
  '  verdict:',
  '    description: How it ended.',
  '',
].join('\n');

const page = [
  '# Title',
  '',
  '<!-- inputs:begin -->',
  'old',
  '<!-- inputs:end -->',
  '',
  'Between.',
  '',
  '<!-- outputs:begin -->',
  '<!-- outputs:end -->',
  '',
  'After.',
  '',
  'npm --prefix ../greenlight run -s iam -- account=123456789012 cluster=shop service=api',
  '',
].join('\n');

/** The other pages that are filled, beside the README. */
const permissions = '<!-- policy:begin -->\n<!-- policy:end -->\n';
const goingBack = '<!-- rerun:begin -->\n<!-- rerun:end -->\n';

describe('the tables of the README', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-'));
    writeFileSync(join(folder, 'action.yml'), action);
    mkdirSync(join(folder, 'docs'));
    mkdirSync(join(folder, 'examples'));
    writeFileSync(join(folder, 'docs/permissions.md'), permissions);
    writeFileSync(join(folder, 'docs/going-back.md'), goingBack);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...options: string[]) =>
    spawnSync(process.execPath, [script, ...options], { cwd: folder, encoding: 'utf8' });

  test('are written from action.yml, grouped, and the page around them is left as it is', () => {
    // given
    writeFileSync(join(folder, 'README.md'), page);

    // when
    const done = run('--write');

    // then
    const written = readFileSync(join(folder, 'README.md'), 'utf8').split('\n');
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(written.filter(line => line.startsWith('|'))).toEqual([
      '| Input | Meaning | Default |',
      '| --- | --- | --- |',
      '| **What** | | |',
      '| `target` | What \\| moves. | **required** |',
      '| **How** | | |',
      '| `bake` | How long. | `10m`, or more |',
      '| Output | Meaning |',
      '| --- | --- |',
      '| `verdict` | How it ended. |',
    ]);
    expect(written).toEqual(expect.arrayContaining(['# Title', 'Between.', 'After.']));
    expect(written).not.toContain('old');
  });

  test('are compared, and a page that is not current fails the check until it is written', () => {
    // given
    writeFileSync(join(folder, 'README.md'), page);

    // when
    const statuses = [run(), run('--write'), run(), run('--write')].map(({ status }) => status);

    // then
    expect(statuses).toEqual([1, 0, 0, 0]);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).not.toBe(page);
  });

  test('say what is missing where there is no page', () => {
    // when
    const done = run('--write');

    // then
    expect(done).toMatchObject({ status: 1, stderr: expect.stringContaining('README.md cannot be read') });
  });

  test('say which marks are missing in the page, and leave it as it is', () => {
    // given
    const command = page.split('\n').findLast(line => line.startsWith('npm '));
    writeFileSync(join(folder, 'README.md'), `# Title\n\n${command}\n`);

    // when
    const done = run('--write');

    // then
    expect(done).toMatchObject({ status: 1, stderr: expect.stringContaining('<!-- inputs:begin -->') });
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(`# Title\n\n${command}\n`);
  });
});
