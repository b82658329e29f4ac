import { describe, expect, test } from '@jest/globals';
import { nth, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { files, inputs, shop } from './shop.ts';
import { onGitHub } from './stage.ts';

const reader = { token: 'ghs_reads', permissions: { contents: 'read', 'pull-requests': 'write' } } as const;

const story: Scenario = {
  name: 'without the ledger',
  tells: 'Nobody may write down what is released.',
  files,
  inputs: { ...inputs, strategy: 'blue-green', bake: '1m', poll: '15s' },
  world: shop({ world: { warmUp: '2m' } }),
  gitHub: { tokens: [...(onGitHub.tokens ?? []), reader] },
};

describe('A first release without the ledger', () => {
  test.each([
    ['no token', '', /there is no token \(`github-token` is empty\)/],
    ['a token that may not write deployments', reader.token, /Grant the job `deployments: write`/],
  ])('with %s says, before the day on which it matters, which ways back are off', async (_why, token, mend) => {
    // given
    await using days = await openDays(story);
    // when
    const { verdict, warnings } = await days.run({ github: { ...nth(1), token } });
    // then
    expect(verdict.name).toBe('released');
    const ofTheLedger = warnings.filter(warning => warning.includes('GitHub deployment'));
    expect(ofTheLedger).toEqual([expect.stringMatching(mend)]);
    expect(ofTheLedger[0]).toMatch(/`operation: rollback` and going back by a re-run are off/);
  });
});
