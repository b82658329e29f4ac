import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
let copy: string;

/** Compares, or writes, the pages of the copy. */
function docs(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/docs.mjs'), ...words], {
    cwd: copy,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

function change(page: string, from: string, to: string): void {
  const text = readFileSync(join(copy, page), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(join(copy, page), changed);
}

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'docs-'));
  for (const path of ['README.md', 'docs', 'examples', 'action.yml'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
});

afterEach(() => rmSync(copy, { recursive: true }));

describe('What the pages repeat', () => {
  test('is current in this repository', () => {
    expect(docs()).toMatchObject({ status: 0 });
  });

  test.each([
    {
      what: 'an input',
      source: 'action.yml',
      page: 'README.md',
      from: 'What to do',
      to: 'What may be done',
    },
    {
      what: 'the policy, by an input of the command that prints it',
      source: 'README.md',
      page: 'docs/permissions.md',
      from: 'cluster=shop service=api task-definition',
      to: 'cluster=mall service=api task-definition',
    },
    {
      what: 'the policy, by a hand that loosened it',
      source: 'docs/permissions.md',
      page: 'docs/permissions.md',
      from: '"arn:aws:ecs:eu-west-1:123456789012:service/shop/api"',
      to: '"*"',
    },
    {
      what: 'what a re-run does, by a hand that promised more',
      source: 'docs/going-back.md',
      page: 'docs/going-back.md',
      from: '| our revision | nothing to do |',
      to: '| our revision | goes back |',
    },
    {
      what: 'a workflow, by a change of its example',
      source: 'examples/drill.yml',
      page: 'docs/workflows.md',
      from: 'when-busy: refuse',
      to: 'when-busy: wait',
    },
  ])('fails the check where $what differs from its source, until it is written anew', ({ source, page, from, to }) => {
    // given
    change(source, from, to);
    // when
    const checks = [docs(), docs('--write'), docs()];
    // then
    expect(checks.map(({ status }) => status)).toEqual([1, 0, 0]);
    expect(checks[0]?.said).toContain(`${page}: older`);
  });

  test('cannot be written into a page that has lost its markers', () => {
    // given
    change('docs/permissions.md', '<!-- policy:end -->', '');
    // when
    const { status, said } = docs('--write');
    // then
    expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining('<!-- policy:end -->') });
  });

  test('leaves no example out', () => {
    // given
    writeFileSync(join(copy, 'examples', 'unseen.yml'), 'on: push\n');
    // when
    const { status, said } = docs();
    // then
    expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining('unseen.yml') });
  });
});
