import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { yamlBlocks } from './fenced-blocks.ts';
import { mappingAt } from './mapping.ts';
import { pageWorkflow } from './page-workflow.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const onlyReads = /operation: (plan|status)/;

/** The workflows of the pages that move traffic, as a reader would paste them. */
const workflows = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).flatMap(page =>
  yamlBlocks(readFileSync(`${root}${page}`, 'utf8'))
    .filter(({ text }) => 'jobs' in mappingAt(parse(text)) && !onlyReads.test(text))
    .map(({ text, line }) => ({ where: `${page}:${line}`, text })),
);

/** What has to hold: alarms, but for a database before its switchover, where they speak of blue alone, and where nothing is proven. */
function gateOf({ target, operation = 'release' }: Readonly<Record<string, string>>): string {
  if (target !== 'rds' || operation === 'release' || operation === 'promote') return 'alarms';
  return operation === 'stage' ? 'lag' : '';
}

test('More than one page has a workflow that releases', () => {
  expect(new Set(workflows.map(({ where }) => where.replace(/:.*/, ''))).size).toBeGreaterThan(1);
});

describe.each(workflows)('The workflow at $where', ({ text }) => {
  const { jobs } = pageWorkflow(text);

  test('lets one release run at a time, and cuts none short', () => {
    for (const { concurrency } of jobs)
      expect(concurrency).toEqual({ group: expect.any(String), 'cancel-in-progress': false });
  });

  test('has the gates of what each job does', () => {
    for (const { step } of jobs) expect(step.inputs['gates'] ?? '').toContain(gateOf(step.inputs));
  });

  test('ends within the hour of its credentials, or renews them', () => {
    for (const { step } of jobs) {
      const [, minutes] = /^(\d+)m$/.exec(step.inputs['timeout'] ?? '') ?? [];
      expect(Number(minutes) <= 50 || 'role-to-assume' in step.inputs).toBe(true);
    }
  });

  test('says beside each grant what it is for', () => {
    // given
    const granted = Object.values(mappingAt(parse(text), 'jobs')).flatMap(job =>
      Object.keys(mappingAt(job, 'permissions')),
    );
    // when
    const reasons = text.split('\n').filter(line => /^ +[a-z-]+: (read|write) # \S.{5,}/.test(line));
    // then
    expect(granted.length).toBeGreaterThan(0);
    expect(reasons).toHaveLength(granted.length);
  });
});
