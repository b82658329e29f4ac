import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { pushToMain } from '../runner/run-context.ts';
import { yamlBlocks } from './fenced-blocks.ts';
import { mappingAt } from './mapping.ts';
import { pageJob } from './page-job.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The workflows of the pages that release, as a reader would paste them. */
const workflows = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).flatMap(page =>
  yamlBlocks(readFileSync(`${root}${page}`, 'utf8'))
    .filter(({ text }) => 'jobs' in mappingAt(parse(text)) && !text.includes('operation: plan'))
    .map(({ text, line }) => ({ where: `${page}:${line}`, text })),
);

test('More than one page has a workflow that releases', () => {
  expect(workflows.length).toBeGreaterThan(1);
});

describe.each(workflows)('The workflow at $where', ({ text }) => {
  const [job] = Object.values(mappingAt(parse(text), 'jobs'));

  test('lets one release run at a time, and cuts none short', () => {
    expect(mappingAt(job, 'concurrency')).toEqual({ group: expect.any(String), 'cancel-in-progress': false });
  });

  test('has steps, gates, and a time limit within the hour of its credentials', () => {
    // when
    const { inputs } = pageJob(text, { github: pushToMain, inputs: { image: '2.4.1' } });
    // then
    const [, minutes] = /^(\d+)m$/.exec(inputs['timeout'] ?? '') ?? [];
    expect(inputs).toMatchObject({ steps: expect.any(String), gates: expect.stringContaining('alarms') });
    expect(Number(minutes)).toBeLessThanOrEqual(50);
  });

  test('says beside each grant what it is for', () => {
    // given
    const granted = Object.keys(mappingAt(job, 'permissions'));
    // when
    const reasons = text.split('\n').filter(line => /^ +[a-z-]+: (read|write) # \S.{5,}/.test(line));
    // then
    expect(granted.length).toBeGreaterThan(0);
    expect(reasons).toHaveLength(granted.length);
  });
});
