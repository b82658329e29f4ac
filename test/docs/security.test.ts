import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { problemsWith } from '../request/ask.ts';

const page = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
const [refusals = ''] = /^- It refuses to run on [^]*?(?=\n- )/m.exec(page) ?? [];
const isNamed = (name: string) => refusals.includes(`\`${name}\``);

/** Those that a release could be started by, and those of pull requests (GitHub docs, "Events that trigger workflows"). */
const events = [
  ...['push', 'release', 'workflow_dispatch', 'schedule', 'repository_dispatch', 'merge_group', 'create', 'deployment'],
  ...['issues', 'issue_comment', 'pull_request', 'pull_request_target', 'pull_request_review'],
  'pull_request_review_comment',
];
const operations = ['release', 'plan', 'stage', 'promote', 'rollback', 'drill', 'status'];

async function refused<Asked>(asked: readonly Asked[], ask: (one: Asked) => ReturnType<typeof problemsWith>) {
  const problems = await Promise.all(asked.map(ask));
  return asked.filter((_, at) => problems[at]?.some(({ where }) => where === 'event'));
}

describe('The page on security', () => {
  test('names the very events on which a release is refused', async () => {
    // when
    const wrong = await refused(events, eventName => problemsWith({}, { eventName }));
    // then
    expect(wrong).toEqual(events.filter(isNamed));
  });

  test('names the very operations that run on a pull request', async () => {
    // when
    const wrong = await refused(operations, operation => problemsWith({ operation }, { eventName: 'pull_request' }));
    // then
    expect(operations.filter(operation => isNamed(`operation: ${operation}`))).toEqual(
      operations.filter(operation => !wrong.includes(operation)),
    );
  });
});
