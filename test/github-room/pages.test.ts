import { describe, expect, test } from '@jest/globals';
import { pagesFor } from '../../src/github/pages.ts';
import { runFrom } from '../../src/github/run.ts';
import { head, merge, token } from '../github/open-github.ts';
import { releases, told } from '../report/stories.ts';
import { pushToMain, runVariables } from '../runner/run-context.ts';
import { asked } from './asked.ts';

const telling = {
  comment: 'auto',
  foreignLogs: 'in the job log only',
  environmentUrl: undefined,
  restorable: 'yes',
} as const;
const silent = { now: () => 0, sleep: async () => undefined };

describe('what follows a release on GitHub', () => {
  test.each([
    ['auto', 'the comment on the pull request and the GitHub deployment'],
    ['never', 'the GitHub deployment'],
  ] as const)('is nothing without a token, which is said once (`comment: %s`)', async (comment, name) => {
    // given
    const run = runFrom(runVariables(pushToMain));

    // when
    const pages = pagesFor({ ...telling, comment }, run, pushToMain.event, '', silent);

    // then
    expect(pages.map(page => [page.name, page.gist(told(releases.released))])).toEqual([[name, 'nothing']]);
    expect(await pages[0]?.write(told(releases.running), 0)).toEqual({
      is: 'denied',
      because: 'there is no token (`github-token` is empty).',
    });
  });

  test('speaks, in a run after another, of the commit of the first', async () => {
    // given
    await using github = await asked({
      pullRequests: [{ number: 7, head }],
      branches: { main: merge },
    });
    const { clock, world } = github;
    const context = { ...pushToMain, apiUrl: world.gitHub.apiUrl, eventName: 'workflow_run', sha: merge };
    const event = { workflow_run: { head_sha: head } };
    const pages = pagesFor(telling, runFrom(runVariables(context)), event, token, clock);

    // when
    for (const page of pages) await page.write(told(releases.released), clock.now());

    // then
    expect(world.gitHub.deployments().map(({ sha }) => sha)).toEqual([head]);
    expect(world.gitHub.comments(7)).toHaveLength(1);
  });
});
