import { beforeAll, describe, expect, test } from '@jest/globals';
import type { LoggedCall } from '../aws/call-log.ts';
import type { FaultRuleInput } from '../github/fault-rule.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import { pushToMain } from '../runner/run-context.ts';
import { releaseHere } from './bad-days/release-here.ts';
import type { Story } from './bad-days/row.ts';
import { bad, canary } from './bad-days/stories.ts';
import { openStage, pullRequest } from './stage.ts';

/** What is not to depend on GitHub: every call to AWS with its moment, and how it ended and when. */
interface Course {
  readonly calls: readonly string[];
  readonly verdict: unknown;
}

interface Told {
  readonly course: Course;
  readonly warnings: readonly string[];
  /** From the verdict to the end of the step. */
  readonly after: number;
  readonly comments: number;
  readonly deployments: number;
  readonly statuses: readonly string[];
}

async function played(
  story: Story,
  gitHub: Partial<GitHubSeedInput> = {},
  faults: readonly FaultRuleInput[] = [],
): Promise<Told> {
  await using stage = await openStage({ ...story, gitHub }, { kind: 'stepped' });
  for (const fault of faults) stage.gitHub.inject(fault);
  const { verdict, warnings, endedAt } = await releaseHere(stage.aws, story, stage.gitHub);
  const [bug] = stage.gitHub.bugs();
  if (bug !== undefined) throw bug;
  return {
    course: { calls: stage.aws.calls().map(said), verdict },
    // The same with GitHub and without: what the plan warns of.
    warnings: warnings.filter(warning => /GitHub|comment|token/.test(warning)),
    after: (endedAt - verdict.at) / 1_000,
    comments: stage.gitHub.comments(pullRequest).length,
    deployments: stage.gitHub.deployments().length,
    statuses: stage.gitHub.deployments().flatMap(({ statuses }) => statuses.map(({ state }) => state)),
  };
}

function said({ at, operation, outcome }: LoggedCall): string {
  return `${new Date(at).toISOString()} ${operation} ${JSON.stringify(outcome)}`;
}

const stories = { 'a release that goes well': canary(), 'a release that is taken back': bad() } as const;
type StoryName = keyof typeof stories;
const storyNames = Object.keys(stories) as readonly StoryName[];
const undisturbed = new Map<StoryName, Told>();
beforeAll(async () => {
  for (const name of storyNames) undisturbed.set(name, await played(stories[name]));
});

const always = (operation: string, fault: FaultRuleInput['fault']): FaultRuleInput[] => [
  { operation, calls: 'every', fault },
];
const never = (when: 'before' | 'after', operation: string) => always(operation, { kind: `silent-${when}` });
const token = (permissions: Readonly<Record<string, 'read' | 'write'>>): Partial<GitHubSeedInput> => ({
  tokens: [{ token: pushToMain.token, permissions }],
});

const noComment = /[Tt]he comment on the pull request/;
const noLedger = /[Tt]he GitHub deployment/;
const needsComment = /`pull-requests: write`/;
const needsLedger = /`deployments: write`/;

/** How long after the verdict a step may end: as long as it waits for GitHub at most, and one request that is under way. */
const patience = 40;

describe('a surface that fails changes neither what is done nor when, nor the verdict:', () => {
  const table: readonly [string, Partial<GitHubSeedInput>, readonly FaultRuleInput[], readonly RegExp[]][] = [
    ['a token without any permission', token({}), [], [needsComment, needsLedger]],
    ['a token that may not write to pull requests', token({ deployments: 'write' }), [], [needsComment]],
    ['a token that may only read them', token({ deployments: 'write', 'pull-requests': 'read' }), [], [needsComment]],
    ['a token that may not write deployments', token({ 'pull-requests': 'write' }), [], [needsLedger]],
    [
      "a fork's token",
      token({ contents: 'read', 'pull-requests': 'read', deployments: 'read' }),
      [],
      [needsComment, needsLedger],
    ],
    [
      'a token that GitHub does not know',
      { tokens: [] },
      [],
      [/does not accept the token/, /does not accept the token/],
    ],
    [
      'a token that ran out on the way',
      {
        tokens: [
          {
            token: pushToMain.token,
            permissions: { 'pull-requests': 'write', deployments: 'write' },
            expiresAfter: '2m',
          },
        ],
      },
      [],
      [/does not accept/, /does not accept/],
    ],
    ['a GitHub that is down', {}, always('*', { kind: 'bad-gateway' }), [noComment, noLedger]],
    [
      'a GitHub that fails in its own form',
      {},
      always('*', { kind: 'server-error', status: 500 }),
      [noComment, noLedger],
    ],
    ['a GitHub that hangs up', {}, always('*', { kind: 'lost-before' }), [noComment, noLedger]],
    ['a GitHub that never answers', {}, always('*', { kind: 'silent-before' }), [noComment, noLedger]],
    ['a GitHub that does all and never answers', {}, always('*', { kind: 'silent-after' }), [noComment, noLedger]],
    [
      'a search for the pull request that is never answered',
      {},
      never('before', 'repos/list-pull-requests-associated-with-commit'),
      [noComment],
    ],
    ['a conversation that never comes', {}, never('before', 'issues/list-comments'), [noComment]],
    ['a comment that never comes', {}, never('before', 'issues/get-comment'), [noComment]],
    ['a new comment that is never answered', {}, never('before', 'issues/create-comment'), [noComment]],
    ['a new comment that stands and is never answered', {}, never('after', 'issues/create-comment'), []],
    ['edits that are never answered', {}, never('before', 'issues/update-comment'), [noComment]],
    ['edits that are done and never answered', {}, never('after', 'issues/update-comment'), [noComment]],
    ['deployments that never come', {}, never('before', 'repos/list-deployments'), [noLedger]],
    ['a new deployment that is never answered', {}, never('before', 'repos/create-deployment'), [noLedger]],
    ['a new deployment that stands and is never answered', {}, never('after', 'repos/create-deployment'), []],
    ['statuses that are never answered', {}, never('before', 'repos/create-deployment-status'), [noLedger]],
    ['statuses that stand and are never answered', {}, never('after', 'repos/create-deployment-status'), [noLedger]],
    ['answers that are cut off', {}, always('*', { kind: 'malformed' }), [noComment, noLedger]],
    [
      'a secondary limit',
      {},
      always('*', { kind: 'secondary-limit', status: 429, retryAfterSeconds: null }),
      [/rate limit/, /rate limit/],
    ],
    ['the hourly limit', {}, always('*', { kind: 'primary-limit' }), [/rate limit/, /rate limit/]],
    [
      'a comment that GitHub will not have',
      {},
      always('issues/create-comment', { kind: 'error', status: 422, message: 'Validation Failed' }),
      [/422/],
    ],
    [
      'edits that GitHub will not have',
      {},
      always('issues/update-comment', { kind: 'error', status: 422, message: 'Validation Failed' }),
      [/422/],
    ],
    [
      'a deployment that GitHub will not have',
      {},
      always('repos/create-deployment', { kind: 'error', status: 409, message: 'Conflict' }),
      [/409/],
    ],
    ['statuses that get lost', {}, always('repos/create-deployment-status', { kind: 'lost-before' }), [noLedger]],
    ['a GitHub that takes 8 seconds', {}, always('*', { kind: 'slow', ms: 8_000 }), []],
    [
      'a GitHub that fails now and then',
      {},
      [{ operation: '*', calls: { from: 2, to: 4 }, fault: { kind: 'server-error' } }],
      [],
    ],
    [
      'a comment whose answer is lost',
      {},
      [{ operation: 'issues/create-comment', calls: { nth: 1 }, fault: { kind: 'lost-after' } }],
      [],
    ],
    [
      'a deployment whose answer is lost',
      {},
      [{ operation: 'repos/create-deployment', calls: { nth: 1 }, fault: { kind: 'lost-after' } }],
      [],
    ],
  ];

  describe.each(storyNames)('%s', name => {
    test.each(table)('with %s', async (_, gitHub, faults, warnings) => {
      // when
      const told = await played(stories[name], gitHub, faults);

      // then
      expect(told.course).toEqual(undisturbed.get(name)?.course);
      expect(told.after).toBeLessThanOrEqual(patience);
      expect(told.warnings).toHaveLength(warnings.length);
      for (const warning of warnings) expect(told.warnings).toContainEqual(expect.stringMatching(warning));
      // One comment and one deployment at most, whatever answers were lost.
      expect(told.comments).toBeLessThanOrEqual(1);
      expect(told.deployments).toBeLessThanOrEqual(1);
      if (warnings.length === 0) {
        expect(told.comments).toBe(1);
        expect(told.statuses.at(-1)).toBe(undisturbed.get(name)?.statuses.at(-1));
      }
    });
  });
});
