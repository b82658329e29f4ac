import { describe, expect, test } from '@jest/globals';
import { type Days, nth, ofFile, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { files, inputs, provenBeforeTraffic, shop, waitsForAWord } from './shop.ts';
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

describe('`status` of a release by its id', () => {
  const ask = (days: Days, id: string) =>
    days.run({
      github: { ...nth(99), ...ofFile('status.yml', 1), eventName: 'workflow_dispatch' },
      inputs: { operation: 'status', 'release-id': id },
    });

  test.each([
    [
      'an id that has released nothing',
      (id: string) => id.replace(/^gl-\d+/, 'gl-77').replace(/\.\d+$/, ''),
      /^gl-77-[0-9a-f]{8} released nothing here/,
    ],
    ['a stage whose wait has ended', (id: string) => id, /^gl-\S+\.1 does not serve/],
  ])('answers for it first, where other jobs read it: %s', async (_what, of, because) => {
    // given
    const gates = provenBeforeTraffic.gates;
    const world = shop({ group: waitsForAWord, world: { warmUp: '2m' } });
    await using days = await openDays({ ...story, world, inputs: { ...story.inputs, gates } });
    const staged = await days.run({ github: nth(1), inputs: { operation: 'stage' } });
    await days.pass(45 * 60_000);
    // when
    const { verdict, outputs } = await ask(days, of(staged.outputs.get('change-id') ?? ''));
    // then
    expect(verdict.because).toMatch(because);
    expect(outputs.get('because')).toBe(verdict.because);
  });
});
