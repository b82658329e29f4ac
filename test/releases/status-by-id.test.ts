import { describe, expect, test } from '@jest/globals';
import { type Days, nth, ofFile, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { files, provenBeforeTraffic, shop, waitsForAWord } from './shop.ts';

const story: Scenario = {
  name: 'status by id',
  tells: 'Somebody asks what became of a release.',
  files,
  inputs: { ...provenBeforeTraffic, strategy: 'blue-green', bake: '1m', poll: '15s' },
  world: shop({ group: waitsForAWord, world: { warmUp: '2m' } }),
};

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
    await using days = await openDays(story);
    const staged = await days.run({ github: nth(1), inputs: { operation: 'stage' } });
    await days.pass(45 * 60_000);
    // when
    const { verdict, outputs } = await ask(days, of(staged.outputs.get('change-id') ?? ''));
    // then
    expect(verdict.because).toMatch(because);
    expect(outputs.get('because')).toBe(verdict.because);
  });
});
