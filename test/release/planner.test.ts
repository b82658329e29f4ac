import { describe, expect, test } from '@jest/globals';
import type { Can } from '../../src/release/plan.ts';
import { planRelease, trafficSteps } from '../../src/release/planner.ts';
import { nothingYet, type Strategy } from '../../src/release/words.ts';
import { type Inputs, requestOf } from '../request/ask.ts';
import { able, aFind, canary, planOf, problemsOf } from './a-planning.ts';
import { minute } from './a-release.ts';

const linear = (share: number, minutes = 1): Strategy => ({ kind: 'linear', share, every: minutes * minute });
describe('what CodeDeploy can do with a strategy is planned exactly', () => {
  test.each<[string, Inputs, string]>([
    ['all at once', { strategy: 'blue-green' }, 'CodeDeployDefault.ECSAllAtOnce'],
    ['AWS’s own canary', { steps: '10% 15m' }, 'CodeDeployDefault.ECSCanary10Percent15Minutes'],
    ['AWS’s own linear', { steps: '10% every 3m' }, 'CodeDeployDefault.ECSLinear10PercentEvery3Minutes'],
    ['a canary of one’s own', { steps: '25% 7m' }, 'Greenlight.ECSCanary25Percent7Minutes'],
    ['a linear of one’s own', { steps: '33% every 2m' }, 'Greenlight.ECSLinear33PercentEvery2Minutes'],
    ['what the group does, under its own name', {}, 'TheGroupsOwn'],
    ['what the group does, asked for in words', { steps: '10% 5m' }, 'TheGroupsOwn'],
    ['the least share', { steps: '1% 5m' }, 'Greenlight.ECSCanary1Percent5Minutes'],
    ['the greatest share', { steps: '99% 5m' }, 'Greenlight.ECSCanary99Percent5Minutes'],
  ])('%s', async (_, inputs, configuration) => {
    // given, when
    const planned = await planOf(inputs);

    // then
    expect(planned.configuration).toBe(configuration);
  });
});

describe('what CodeDeploy cannot do exactly is refused with the nearest that it can:', () => {
  test.each<[string, Inputs, { where: string; value: string; remedy: string }]>([
    ['rolling', { strategy: 'rolling' }, { where: 'strategy', value: 'rolling', remedy: 'one of `canary`' }],
    ['two canary steps', { steps: '5% 10m, 25% 10m' }, { where: 'steps', value: '5% 10m, 25% 10m', remedy: '5% 10m`' }],
    ['tenths of a percent', { steps: '2.6% 5m' }, { where: 'steps', value: '2.6%', remedy: '`3%`' }],
    ['less than one percent', { steps: '0.2% 5m' }, { where: 'steps', value: '0.2%', remedy: '`1%`' }],
    ['more than 99 percent', { steps: '99.9% 5m' }, { where: 'steps', value: '99.9%', remedy: '`99%`' }],
    ['half a minute more', { steps: '10% 5m20s' }, { where: 'steps', value: '5m20s', remedy: '`5m`' }],
    ['less than a minute', { steps: '10% 20s' }, { where: 'steps', value: '20s', remedy: '`1m`' }],
    ['more than two days', { steps: '10% 72h' }, { where: 'steps', value: '72h', remedy: '`48h`' }],
    ['a linear of tenths', { steps: '12.4% every 1m' }, { where: 'steps', value: '12.4%', remedy: '`12%`' }],
    ['a linear of seconds', { steps: '10% every 90s' }, { where: 'steps', value: '1m30s', remedy: '`2m`' }],
  ])('%s', async (_, inputs, { where, value, remedy }) => {
    // given, when
    const problems = await problemsOf({ ...inputs, timeout: '200h' });

    // then
    expect(problems).toEqual([
      expect.objectContaining({
        where,
        value,
        reason: expect.stringContaining('CodeDeploy'),
        remedy: expect.stringContaining(remedy),
      }),
    ]);
  });

  test('everything that is wrong, at once', async () => {
    // given
    const inputs = { steps: '2.5% 90s, 20% 5m', bake: '2h', gates: 'alarms: [nobody]', 'on-failure': 'hold' };

    // when
    const problems = await problemsOf({ ...inputs, timeout: '1m' });

    // then
    expect(problems.map(problem => problem.where)).toEqual([
      'steps',
      'steps',
      'steps',
      'bake',
      'gates',
      'on-failure',
      'timeout',
    ]);
  });
});

describe('the bake', () => {
  test.each<[string, Inputs, Partial<Can>]>([
    ['as long as AWS keeps blue', { bake: '1h' }, { blueKept: 60 * minute }],
    ['of any length where AWS keeps blue for ever', { bake: '20h' }, { blueKept: 'for ever' }],
  ])('may be %s', async (_, inputs, can) => {
    // given, when
    const problems = await problemsOf(inputs, able(can));

    // then
    expect(problems).toEqual([]);
  });

  test('may not outlast blue: the longest that is possible is named', async () => {
    // given, when
    const problems = await problemsOf({ bake: '61m' });

    // then
    expect(problems).toMatchObject([{ where: 'bake', value: '1h1m', remedy: expect.stringContaining('`bake: 1h`') }]);
  });

  test('is what AWS is configured to do where nothing is said', async () => {
    // given, when
    const { bake } = await planOf({});

    // then
    expect(bake).toBe(10 * minute);
  });
});

describe('a consequence that needs a hold is refused, for CodeDeploy cannot hold:', () => {
  test.each<[string, string]>([
    ['on-failure', 'hold'],
    ['on-no-data', 'hold'],
    ['on-no-data', 'extend'],
    ['on-inconclusive', 'hold'],
    ['on-inconclusive', 'extend'],
  ])('%s: %s', async (where, value) => {
    // given, when
    const problems = await problemsOf({ [where]: value });

    // then
    expect(problems).toMatchObject([{ where, value, remedy: `\`${where}: revert\`` }]);
  });

  test('where nothing is said, doubt turns back, but for an alarm without data, as AWS itself sees it', async () => {
    // given, when
    const { policy } = await planOf({});

    // then
    expect(policy).toMatchObject({
      onFailure: 'revert',
      onNoData: 'revert',
      onSilentAlarm: 'proceed',
      onInconclusive: 'revert',
      onTimeout: 'revert',
      onCancel: 'revert',
    });
  });

  test.each(['revert', 'proceed'] as const)('`on-no-data: %s` counts for an alarm without data as well', async said => {
    // given, when
    const { policy } = await planOf({ 'on-no-data': said });

    // then
    expect([policy.onNoData, policy.onSilentAlarm]).toEqual([said, said]);
  });
});

describe('the time limit', () => {
  test('is twice the planned time and 30 minutes', async () => {
    // given, when
    const { policy } = await planOf({ steps: '10% 5m', bake: '10m' });

    // then
    expect(policy.timeout).toBe((2 * 15 + 30) * minute);
  });

  test.each<[string, boolean]>([
    ['15m', false],
    ['19m59s', false],
    ['20m', true],
  ])(
    'of %s for 15 minutes of steps and bake, and five for green to start: possible is %s',
    async (timeout, possible) => {
      // given, when
      const problems = await problemsOf({ steps: '10% 5m', bake: '10m', timeout });

      // then
      expect(problems.map(problem => problem.where)).toEqual(possible ? [] : ['timeout']);
    },
  );
});

describe('the time limit of a stage', () => {
  test.each<[string, boolean]>([
    ['4m59s', false],
    ['5m', true],
  ])('of %s leaves out the steps and the bake, which are not its own: possible is %s', async (timeout, possible) => {
    // given, when
    const asked = await requestOf({ steps: '10% 5m', bake: '10m', timeout });
    const planned = planRelease(asked, able({ hold: 'before traffic' }), 0, { is: 'stage' });

    // then
    expect(planned.ok ? [] : planned.problems.map(problem => problem.where)).toEqual(possible ? [] : ['timeout']);
  });
});

describe('the levels of traffic', () => {
  test.each<[string, Strategy, number[]]>([
    ['blue-green has one', { kind: 'blue-green' }, [100]],
    ['a canary has its step and all', canary, [10, 100]],
    ['linear by 10 % has ten', linear(10), [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
    ['linear by 33 % has four, the last a small one', linear(33), [33, 66, 99, 100]],
    ['linear by 50 % has two', linear(50), [50, 100]],
    ['linear by 99 % has two', linear(99), [99, 100]],
  ])('%s', (_, strategy, shares) => {
    // given, when
    const steps = trafficSteps(strategy, 10 * minute);

    // then
    expect(steps.map(step => step.share)).toEqual(shares);
    expect(steps.at(-1)).toEqual({ share: 100, hold: 10 * minute });
  });
});

describe('The first release of all', () => {
  const asSet = { configuration: 'the settings of the service', configurationMade: 'of the target itself' } as const;

  test.each([
    ['all at once where the strategy is AWS’s to be told each time', {}, 'blue-green'],
    [
      'as the service is set where it is a setting of the service, which stays',
      { configurationOf: () => asSet },
      'canary',
    ],
  ] as const)('moves traffic %s', async (_how, given, kind) => {
    // given
    const found = aFind({ blue: nothingYet, ...given });
    // when
    const { strategy } = await planOf({}, found);
    // then
    expect(strategy.kind).toBe(kind);
  });
});
