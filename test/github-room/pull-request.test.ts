import { describe, expect, test } from '@jest/globals';
import { belonging, type Belonging, chooseAmong, type Listed } from '../../src/github/pull-request.ts';

const commit = 'ffac537e6cbbf934b08745a378932722df287a53';
const push = { eventName: 'push', repository: 'octo-org/shop', commit, ref: 'refs/heads/main' };
const from = (fullName: string | null) => ({
  pull_request: { number: 7, head: { repo: fullName === null ? null : { full_name: fullName } } },
});

describe('the pull request of a run', () => {
  test.each<[string, Partial<typeof push>, unknown, Belonging]>([
    [
      'that of a push is found by its commit',
      {},
      { ref: 'refs/heads/main' },
      { is: 'by commit', commit, pushed: 'just now' },
    ],
    ['that of an unreadable event too', {}, undefined, { is: 'by commit', commit, pushed: 'just now' }],
    [
      'that of a pull request is told',
      { eventName: 'pull_request' },
      from('octo-org/shop'),
      { is: 'known', number: 7 },
    ],
    [
      'a name in other letters is the same',
      { eventName: 'pull_request' },
      from('Octo-Org/Shop'),
      { is: 'known', number: 7 },
    ],
    ["a fork's cannot be written to", { eventName: 'pull_request' }, from('mallory/shop'), fork()],
    ["a deleted fork's neither", { eventName: 'pull_request' }, from(null), fork()],
    [
      'that of a comment is the one it stands on',
      { eventName: 'issue_comment' },
      { issue: { number: 9, pull_request: {} } },
      { is: 'known', number: 9 },
    ],
    [
      'a comment on an issue belongs to none but by the commit',
      { eventName: 'issue_comment' },
      { issue: { number: 9 } },
      { is: 'by commit', commit, pushed: 'before' },
    ],
    [
      "a merge queue's stands in its branch",
      { eventName: 'merge_group', ref: `refs/heads/gh-readonly-queue/main/pr-123-${commit}` },
      {},
      { is: 'known', number: 123 },
    ],
    [
      'that of a run after another is found by the commit of the first',
      { eventName: 'workflow_run' },
      { workflow_run: { head_sha: 'abc' } },
      { is: 'by commit', commit: 'abc', pushed: 'before' },
    ],
    ['a run without a commit has none', { commit: '' }, {}, { is: 'none', because: 'the run names no commit' }],
  ])('%s', (_, run, event, wanted) => {
    // when, then
    expect(belonging({ ...push, ...run }, event)).toEqual(wanted);
  });

  test.each<[string, readonly Listed[], number | undefined]>([
    ['none', [], undefined],
    ['the only one', [pull(3)], 3],
    [
      'the one that was merged as this commit',
      [pull(3), pull(4, { merge_commit_sha: commit, merged_at: '2026-01-01' })],
      4,
    ],
    ['not one that would be merged so', [pull(3), pull(4, { merge_commit_sha: commit })], undefined],
    ['else the one with this commit as its head', [pull(3), pull(4, { head: { sha: commit } })], 4],
    [
      'none of several that could be meant',
      [pull(3, { head: { sha: commit } }), pull(4, { head: { sha: commit } })],
      undefined,
    ],
    [
      'none of another repository, which is upstream',
      [pull(3, into('upstream/shop'), { head: { sha: commit } })],
      undefined,
    ],
    ['none of those, and the one of this repository', [pull(3, into('upstream/shop')), pull(4)], 4],
    ['one of this repository in other letters', [pull(3, into('Octo-Org/Shop'))], 3],
  ])('among those that GitHub lists is %s', (_, listed, wanted) => {
    // when, then
    expect(chooseAmong(listed, commit, 'octo-org/shop')).toBe(wanted);
  });
});

function pull(number: number, ...rest: readonly Partial<Listed>[]): Listed {
  const usual = { number, merged_at: null, merge_commit_sha: null, head: { sha: 'other' }, ...into('octo-org/shop') };
  return Object.assign(usual, ...rest) as Listed;
}

function into(fullName: string): Pick<Listed, 'base'> {
  return { base: { repo: { full_name: fullName } } };
}

function fork(): Belonging {
  return { is: 'none', because: 'the pull request is from a fork, whose runs get a token that can only read' };
}
