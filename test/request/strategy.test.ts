import { describe, expect, test } from '@jest/globals';
import type { Strategy } from '../../src/release/words.ts';
import { presets } from '../../src/request/presets.ts';
import { checkStrategy } from '../../src/request/strategy.ts';

const minute = 60_000;
const canary = (share: number, minutes: number): Strategy => ({
  kind: 'canary',
  steps: [{ share, hold: minutes * minute }],
});
const linear = (share: number, minutes: number): Strategy => ({ kind: 'linear', share, every: minutes * minute });

describe('strategy and steps together', () => {
  test.each<[string | undefined, string | undefined, Strategy | 'as configured']>([
    [undefined, undefined, 'as configured'],
    ['blue-green', undefined, { kind: 'blue-green' }],
    ['rolling', undefined, { kind: 'rolling' }],
    ['canary', undefined, canary(10, 5)],
    ['linear', undefined, linear(10, 1)],
    [undefined, '20% 10m', canary(20, 10)],
    [undefined, '20% every 10m', linear(20, 10)],
    ['canary', '20% 10m', canary(20, 10)],
    ['linear', '20% every 10m', linear(20, 10)],
    ['blue-green', 'ECSAllAtOnce', { kind: 'blue-green' }],
  ])('%s with %s are one strategy', (strategy, steps, wanted) => {
    // when
    const checked = checkStrategy(strategy, steps, 'ECS');

    // then
    expect(checked).toEqual({ ok: true, value: wanted });
  });

  test.each([
    ['canary', '10% every 1m', 'write `10% 1m`, or write `strategy: linear`'],
    ['linear', '10% 5m', 'write `10% every 5m`, or write `strategy: canary`'],
    ['blue-green', '10% 5m', 'leave `steps` out, or write `strategy: canary`'],
    ['rolling', '10% every 1m', 'leave `steps` out, or write `strategy: linear`'],
    ['linear', 'ECSCanary10Percent5Minutes', 'write `strategy: canary`, or leave it out'],
    ['canary', 'AllAtOnce', 'write `strategy: blue-green`, or leave it out'],
  ])('%s with %s contradict one another', (strategy, steps, remedy) => {
    // when
    const checked = checkStrategy(strategy, steps, 'ECS');

    // then
    const problem = expect.objectContaining({ where: 'steps', value: steps, remedy });
    expect(checked).toEqual({ ok: false, problems: [problem] });
  });

  test('are both reported when both are wrong', () => {
    // when
    const checked = checkStrategy('canari', '10% 5', 'ECS');

    // then
    const seen = checked.ok ? [] : checked.problems.map(({ where, remedy }) => [where, remedy]);
    expect(seen).toEqual([
      ['strategy', 'did you mean `canary`? (legal: `blue-green`, `canary`, `linear`, `rolling`)'],
      ['steps', 'write `5m`'],
    ]);
  });
});

describe('the name of a predefined configuration', () => {
  test.each(presets.map(({ name, platform, strategy }) => [name, platform, strategy] as const))(
    '%s is taken with and without what AWS puts before it, in any case and either spelling of the minutes',
    (name, platform, strategy) => {
      // given
      const short = name.replace(platform, '');
      const [singular, plural] = [name.replace(/Minutes$/, 'Minute'), name.replace(/Minute$/, 'Minutes')];
      const spellings = [name, short, singular, plural, name.toLowerCase(), short.toUpperCase()];

      // when
      const checked = spellings
        .flatMap(text => [text, `CodeDeployDefault.${text}`])
        .map(text => checkStrategy(undefined, text, platform));

      // then
      expect(checked).toEqual(checked.map(() => ({ ok: true, value: strategy })));
    },
  );

  test.each([
    ['Canary10Percent10Minutes', 'did you mean `ECSCanary10Percent15Minutes`? As steps it is `10% 10m`.'],
    ['ECSCanary10Percent6Minutes', 'did you mean `ECSCanary10Percent5Minutes`? As steps it is `10% 6m`.'],
    [
      'ECSLinear20PercentEvery10Minutes',
      'did you mean `ECSLinear10PercentEvery3Minutes`? As steps it is `20% every 10m`.',
    ],
    [
      'LambdaLinear10PercentEvery1Minute',
      'did you mean `ECSLinear10PercentEvery1Minutes`? As steps it is `10% every 1m`.',
    ],
    ['CodeDeployDefault.LambdaAllAtOnce', 'did you mean `ECSAllAtOnce`?'],
    ['Canary10Percent5Minuts', 'did you mean `ECSCanary10Percent5Minutes`?'],
  ])('%s, which AWS does not have for ECS, is answered with the nearest one', (text, remedy) => {
    // when
    const checked = checkStrategy(undefined, text, 'ECS');

    // then
    const reason = 'AWS has no configuration of this name for ECS';
    expect(checked).toEqual({ ok: false, problems: [{ where: 'steps', value: text, reason, remedy }] });
  });

  test.each([
    [
      'ECSLinear10PercentEvery1Minutes',
      'did you mean `LambdaLinear10PercentEvery1Minute`? As steps it is `10% every 1m`.',
    ],
    [
      'Linear10PercentEvery5Minutes',
      'did you mean `LambdaLinear10PercentEvery3Minutes`? As steps it is `10% every 5m`.',
    ],
    ['ECSAllAtOnce', 'did you mean `LambdaAllAtOnce`?'],
  ])('%s, which AWS does not have for Lambda, is answered with the nearest one', (text, remedy) => {
    // when
    const checked = checkStrategy(undefined, text, 'Lambda');

    // then
    const reason = 'AWS has no configuration of this name for Lambda';
    expect(checked).toEqual({ ok: false, problems: [{ where: 'steps', value: text, reason, remedy }] });
  });

  test('that is like none is answered with all of them', () => {
    // when
    const checked = checkStrategy(undefined, 'OneAtATime', 'ECS');

    // then
    const remedy = expect.stringContaining('`ECSAllAtOnce`, `ECSCanary10Percent5Minutes`');
    expect(checked).toEqual({ ok: false, problems: [expect.objectContaining({ remedy })] });
  });
});
