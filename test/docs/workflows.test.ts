import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { evaluated } from './expressions.ts';
import { yamlBlocks } from './fenced-blocks.ts';
import { mappingAt } from './mapping.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const workflows = globSync(`${root}.github/workflows/*`).map(path => {
  const text = readFileSync(path, 'utf8');
  const content: unknown = parse(text);
  const jobs = Object.entries(mappingAt(content, 'jobs')).map(([name, job]) => ({ name, job: mappingAt(job) }));
  const steps = jobs.flatMap(({ job }) => job['steps'] as readonly Step[]);
  return { name: basename(path), text, content, jobs, steps };
});

/** The lines of `permissions:` blocks that grant something. */
const grants = (text: string) => text.split('\n').filter(line => /^ +[a-z-]+: (read|write)\b/.test(line));

describe.each(workflows)('The workflow $name', ({ text, content, jobs, steps }) => {
  test('grants nothing to all of its jobs', () => {
    expect(content).toHaveProperty('permissions', {});
  });

  test('says beside each grant what it is for', () => {
    // given
    const granted = jobs.map(({ job }) => Object.keys(mappingAt(job, 'permissions')).length);
    // when
    const lines = grants(text);
    // then
    expect(lines).toHaveLength(granted.reduce((sum, count) => sum + count, 0));
    for (const line of lines) expect(line).toMatch(/: (read|write) # \S.{10,}/);
  });

  test('pins every action to a full commit, with its version beside it', () => {
    // given
    const used = steps.flatMap(({ uses }) => uses ?? []);
    // when
    const pinned = text.split('\n').filter(line => /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
    // then
    expect(pinned).toHaveLength(used.length);
  });

  test('puts no expression into a script, where a foreign text would be a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('leaves no token on the disk of the runner', () => {
    const checkouts = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    for (const { with: settings } of checkouts) expect(settings).toMatchObject({ 'persist-credentials': false });
  });

  test('never gives secrets to the code of a pull request', () => {
    expect(text).not.toContain('pull_request_target');
    expect(text).not.toMatch(/secrets\.(?!GITHUB_TOKEN)/);
  });

  test('ends each job that hangs', () => {
    for (const { job } of jobs) expect(job['timeout-minutes']).toEqual(expect.any(Number));
  });
});

const pagesAndWorkflows = [
  ...globSync(['*.md', 'docs/**/*.md'], { cwd: root }).flatMap(path =>
    yamlBlocks(readFileSync(`${root}${path}`, 'utf8')).map(({ text }) => ({ path, text })),
  ),
  ...workflows.map(({ name, text }) => ({ path: name, text })),
];

/** `actions/checkout` and what is behind the `@`, the comment with its version included. Parts of one action count as one. */
function pinsIn(text: string): readonly { readonly action: string; readonly pin: string }[] {
  const found = [...text.matchAll(/uses: ([\w-]+\/[\w-]+)[\w./-]*@([0-9a-f]{40}.*)$/gm)];
  return found.map(([, action = '', pin = '']) => ({ action, pin }));
}

test('The pages advise the very versions that the workflows use, where both use an action, and one among themselves', () => {
  // when
  const pins = pagesAndWorkflows.flatMap(({ text }) => pinsIn(text));
  const byAction = Map.groupBy(pins, ({ action }) => action);
  // then
  const versions = [...byAction].map(([action, used]) => [action, [...new Set(used.map(({ pin }) => pin))]]);
  expect(pins.length).toBeGreaterThan(15);
  expect(versions.filter(([, different]) => different?.length !== 1)).toEqual([]);
});

describe.each(['ci.yml', 'codeql.yml'])('The runs of %s', name => {
  const group = String(mappingAt(workflows.find(one => one.name === name)?.content, 'concurrency')['group']);
  const groupOf = (event: string, ref: string, run: string) =>
    evaluated(group, { github: { event_name: event, ref, run_id: run } });

  test('of one pull request take turns', () => {
    expect(groupOf('pull_request', 'refs/pull/7/merge', '1')).toBe(groupOf('pull_request', 'refs/pull/7/merge', '2'));
    expect(groupOf('pull_request', 'refs/pull/7/merge', '1')).not.toBe(
      groupOf('pull_request', 'refs/pull/8/merge', '2'),
    );
  });

  test('of main never wait in one group, where GitHub would drop all but the newest', () => {
    expect(groupOf('push', 'refs/heads/main', '1')).not.toBe(groupOf('push', 'refs/heads/main', '2'));
  });
});

describe('The way to a release', () => {
  test('restores no cache, and no dependency runs with the right to publish', () => {
    // given
    const release = workflows.find(({ name }) => name === 'release.yml')!;
    // when
    const privileged = release.jobs.filter(({ job }) => Object.values(mappingAt(job, 'permissions')).includes('write'));
    const scripts = privileged.flatMap(({ job }) => (job['steps'] as readonly Step[]).map(({ run = '' }) => run));
    // then
    expect(release.text).not.toMatch(/actions\/cache|cache:/);
    expect(privileged).not.toEqual([]);
    for (const script of scripts) expect(script).not.toMatch(/\b(npm|npx|node|\.ci\/run)\b/);
  });
});

test('Whatever a release is made of has owners', () => {
  // given
  const lines = readFileSync(`${root}.github/CODEOWNERS`, 'utf8').split('\n');
  // when
  const owned = lines.flatMap(line => /^(\/\S+) @\S+/.exec(line)?.[1] ?? []);
  // then
  expect(owned).toEqual(expect.arrayContaining(['/.github/', '/action.yml', '/dist/', '/scripts/']));
  expect(owned.filter(path => !existsSync(`${root}${path}`))).toEqual([]);
});
