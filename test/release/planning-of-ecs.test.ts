import { describe, expect, test } from '@jest/globals';
import type { Can } from '../../src/release/plan.ts';
import { planRelease, trafficSteps } from '../../src/release/planner.ts';
import type { Purpose } from '../../src/release/purpose.ts';
import { endsBlueItself } from '../../src/release/retire.ts';
import { type Inputs, requestOf } from '../request/ask.ts';
import { ecsRolling, ecsWithoutPauses, ecsWithPauses } from './a-native-release.ts';
import { aFind, planOf, problemsOf } from './a-planning.ts';
import { aPolicy, minute } from './a-release.ts';

const withBake: Partial<Can> = { blueKept: 10 * minute };
const configuration = {
  configuration: 'the deploymentConfiguration of service api',
  configurationMade: 'of the target itself',
} as const;
const found = (can: Can) =>
  aFind({ can: { ...can, ...(can.blueKept === 'for ever' ? {} : withBake) }, configurationOf: () => configuration });

async function problemsFor(inputs: Inputs, can: Can, purpose: Purpose) {
  const planned = planRelease(await requestOf(inputs), found(can), 0, purpose);
  return planned.ok ? [] : planned.problems;
}

describe('what ECS itself can do is planned exactly', () => {
  test.each<[what: string, inputs: Inputs]>([
    ['tenths of a percent', { steps: '0.5% 5m' }],
    ['more than 99 percent', { steps: '99.9% 5m' }],
    ['a linear whose steps are hours', { steps: '10% every 3h', timeout: '200h' }],
    ['to hold and to extend at its pauses', { 'on-failure': 'hold', 'on-no-data': 'extend' }],
  ])('%s', async (_, inputs) => {
    // given, when
    const problems = await problemsOf(inputs, found(ecsWithPauses));
    // then
    expect(problems).toEqual([]);
  });

  test('steps of no time, where the service has them: a pause waits for proof', async () => {
    // given
    const steps = [{ share: 10, hold: 0 }] as const;
    const configured = { strategy: { kind: 'canary', steps } as const, bake: 10 * minute, alarms: [] };
    // when
    const plan = await planOf({}, { ...found(ecsWithPauses), configured });
    // then
    expect(plan.steps[0]).toEqual({ share: 10, hold: 0 });
  });

  test.each<[strategies: Can['strategies'], fastest: string]>([
    [ecsWithPauses.strategies, 'blue-green'],
    [['rolling'], 'rolling'],
  ])('the way back of a service that can do %j takes the fastest: %s', async (strategies, fastest) => {
    // given
    const mover: Can = { ...(fastest === 'rolling' ? ecsRolling : ecsWithPauses), strategies };
    // when
    const planned = planRelease(await requestOf({}), found(mover), 0, { is: 'restore', because: 'It is asked for.' });
    // then
    expect(planned).toMatchObject({ ok: true, plan: { strategy: { kind: fastest } } });
  });

  test('shares in tenths are tenths when they are added up, as AWS tells them', () => {
    // given, when
    const shares = trafficSteps({ kind: 'linear', share: 10.1, every: minute }, 0).map(({ share }) => share);
    // then
    expect(shares).toEqual([10.1, 20.2, 30.3, 40.4, 50.5, 60.6, 70.7, 80.8, 90.9, 100]);
  });
});

describe('what ECS itself cannot do is refused in its own words:', () => {
  const cases: readonly (readonly [string, Inputs, Can, Purpose, { where: string; reason: string; remedy: string }])[] =
    [
      [
        'a stage without a pause before traffic',
        {},
        ecsWithoutPauses,
        { is: 'stage' },
        { where: 'operation', reason: 'the service has no PAUSE hook before it', remedy: '`hooks: manage`' },
      ],
      [
        'a stage of a rolling deployment',
        { strategy: 'rolling' },
        ecsRolling,
        { is: 'stage' },
        { where: 'operation', reason: 'nothing of a rolling deployment waits', remedy: 'another `strategy`' },
      ],
      [
        'a blue that is to end at once',
        { retire: 'now' },
        ecsWithPauses,
        { is: 'release' },
        { where: 'retire', reason: 'takes no word to do so sooner', remedy: 'a shorter `bake`' },
      ],
      [
        'a blue of replaced tasks that is to end at once',
        { strategy: 'rolling', retire: 'now' },
        ecsRolling,
        { is: 'release' },
        { where: 'retire', reason: "blue's tasks are gone", remedy: 'leave `retire` out' },
      ],
      [
        'to hold where nothing waits',
        { 'on-failure': 'hold' },
        ecsWithoutPauses,
        { is: 'release' },
        { where: 'on-failure', reason: 'cannot hold it between steps', remedy: '`hooks: manage`' },
      ],
    ];
  test.each(cases)('%s', async (_, inputs, can, purpose, { where, reason, remedy }) => {
    // when
    const problems = await problemsFor(inputs, can, purpose);
    // then
    expect(problems).toEqual([
      expect.objectContaining({
        where,
        reason: expect.stringContaining(reason),
        remedy: expect.stringContaining(remedy),
      }),
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/CodeDeploy|deployment group/);
  });

  test('and a word to end blue is never given, whatever a deployment in flight was asked for', () => {
    // given
    const policy = aPolicy({ retire: 'now' });
    // when
    const ends = endsBlueItself({ policy, purpose: { is: 'release' }, mover: ecsWithPauses });
    // then
    expect(ends).toBe(false);
  });
});
