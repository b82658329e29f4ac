import { describe, expect, test } from '@jest/globals';
import { parseLeft } from '../../src/engine/memo.ts';
import { takeOver } from '../../src/engine/take-over.ts';
import { account } from './account.ts';
import { clockHere } from './bad-days/clock-here.ts';
import { releaseBy } from './bad-days/release-here.ts';
import { nth } from './days.ts';
import { type Accident, jobHere } from './job-here.ts';
import type { Scenario } from './scenario.ts';
import { files, healthy, inputs, provenBeforeTraffic, shop, type ShopChanges, waitsForAWord } from './shop.ts';
import { openStage, type Stage } from './stage.ts';
import { stepHere } from './told-here.ts';

const second = 1_000;
const minute = 60 * second;
const newest = 'registry.example.com/shop/api:2.5.0';
const stepped = { kind: 'stepped' } as const;

/** The step ends long before: what comes after it is its post step. */
const never: Accident = { is: 'crash', at: 10 * 60 * minute };

function story(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  const world = shop({ ...changes, world: { warmUp: '2m' } });
  return {
    name: 'refused',
    tells: 'A step is refused, and its post step comes all the same.',
    files,
    inputs: { ...inputs, strategy: 'canary', steps: '10% 5m', bake: '1m', poll: '15s', ...more },
    world: { ...world, versions: { ...world.versions, [newest]: healthy } },
    github: nth(1),
  };
}

const asked = (of: Scenario, github: Scenario['github'], more: Readonly<Record<string, string>> = {}): Scenario => ({
  ...of,
  ...(github === undefined ? {} : { github }),
  inputs: { ...of.inputs, ...more },
});

function denyAlarms({ aws }: Stage): void {
  aws.faults.inject({ operation: 'DescribeAlarms', calls: 'every', fault: { kind: 'denied' } });
}

/** Since then, by whomever. */
const writesSince = ({ aws }: Stage, since: number) =>
  aws
    .calls()
    .filter(({ operation, at }) => at >= since && /^(Register|Create|Continue|Stop)/.test(operation))
    .map(({ operation }) => operation);

describe('A step that is refused', () => {
  test('touches nothing that it has found in flight, nor does its post step', async () => {
    // given
    const release = story();
    await using stage = await openStage(release, stepped);
    await jobHere(stage, release, { is: 'loss', at: 2 * minute });
    denyAlarms(stage);
    const since = stage.aws.timeline.now();
    // when
    const { main, post } = await jobHere(stage, asked(release, nth(1, 2)), never);
    // then
    expect(main).toMatchObject({ name: 'refused', because: expect.stringContaining('cloudwatch:DescribeAlarms') });
    expect(post).toBe('silent');
    expect(writesSince(stage, since)).toEqual([]);
    expect(stage.greenShare()).toBe(10);
  });

  test('leaves what was staged and agreed to: `promote` can be run again', async () => {
    // given
    const waiting = story(
      { group: waitsForAWord },
      { gates: provenBeforeTraffic.gates, strategy: 'blue-green', steps: '' },
    );
    await using stage = await openStage(waiting, stepped);
    const staged = await stepHere(stage, waiting, { inputs: { operation: 'stage' } });
    const promotion = asked(waiting, nth(1), {
      operation: 'promote',
      'release-id': staged.outputs.get('change-id') ?? '',
    });
    stage.aws.faults.inject({ operation: 'DescribeAlarms', calls: { nth: 1 }, fault: { kind: 'denied' } });
    // when
    const { main, post } = await jobHere(stage, promotion, never);
    const again = await stepHere(stage, promotion);
    // then
    expect([main, post]).toMatchObject([{ name: 'refused' }, 'silent']);
    expect(again.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
  });
});

describe('A rollback of what is in flight', () => {
  test('reads no alarm: it goes back though AWS denies them', async () => {
    // given
    const release = story();
    await using stage = await openStage(release, stepped);
    await stepHere(stage, release);
    await stage.pass(20 * minute);
    await jobHere(stage, asked(release, nth(2), { image: newest }), { is: 'loss', at: 2 * minute });
    denyAlarms(stage);
    // when
    const { main, post } = await jobHere(stage, asked(release, nth(3), { operation: 'rollback' }), never);
    // then
    expect(main).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(post).toBe('silent');
    expect(stage.servingImage()).toBe(inputs.image);
  });
});

describe('The post step of a step that only reads', () => {
  test.each(['plan', 'status'])(
    'does nothing for `%s`, whatever another step has left in its place',
    async operation => {
      // given
      const release = story();
      await using stage = await openStage(release, stepped);
      await jobHere(stage, release, { is: 'loss', at: 2 * minute });
      await using clock = clockHere(stage.aws.timeline);
      const toGitHub = stage.gitHub.calls().length;
      const deployment = (await account(stage.aws.endpoint)).released[0]?.deploymentId;
      const left = parseLeft(JSON.stringify({ v: 1, deployment, stood: { is: 'going on' } }));
      const before = stage.aws.calls().length;
      // when
      await releaseBy(clock, stage.aws, asked(release, nth(2), { operation }), {
        gitHub: stage.gitHub,
        by: (request, surroundings) => takeOver(request, left, surroundings),
      });
      // then
      expect(stage.aws.calls().slice(before)).toEqual([]);
      expect(stage.gitHub.calls().slice(toGitHub)).toEqual([]);
      expect(stage.greenShare()).toBe(10);
    },
  );
});
