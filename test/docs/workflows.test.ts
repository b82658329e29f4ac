import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
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

describe('The workflows together', () => {
  test('use one version of each action', () => {
    // given
    const used = workflows.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    // when
    const pins = new Map(used.map(one => [one, one.replace(/^([^/]+\/[^/@]+).*@/, '$1@')]));
    const actions = new Set([...pins.values()].map(pin => pin.replace(/@.*/, '')));
    // then
    expect(new Set(pins.values()).size).toBe(actions.size);
  });

  test('restore no cache on the way to a release, and no dependency runs with the right to publish', () => {
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
