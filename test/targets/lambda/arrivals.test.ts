import { describe, expect, test } from '@jest/globals';
import { DeniedError, RejectedError, TroubleError } from '../../../src/errors.ts';
import { arrivedIn, isNotWhatWasAsked } from '../../../src/judge/arrival.ts';
import { nothingYet } from '../../../src/release/words.ts';
import { arrivalsOf, longestRun } from '../../../src/targets/lambda/arrivals.ts';
import { versionOf } from '../../../src/targets/lambda/version.ts';
import type { Fault } from '../../aws/fault-rule.ts';
import { bluePackage, greenPackage } from '../../releases/checkout.ts';
import { type OpenFunction, openFunction, revision } from './open-function.ts';

const second = 1_000;
const minute = 60 * second;

const [blue, green] = [revision('1'), revision('2')];

type Alias = NonNullable<NonNullable<Parameters<typeof openFunction>[0]>['function']>['aliases'];

/** Versions 1 and 2, 50 requests a second, and a tenth of them for version 2. */
async function divided(alias: object = {}) {
  const aliases: Alias = [{ name: 'live', version: '1', ...alias }];
  const shop = await openFunction({
    function: {
      versions: [
        { version: '1', package: bluePackage },
        { version: '2', package: greenPackage },
      ],
      aliases,
    },
  });
  const since = shop.clock.now();
  await shop.theyCall('UpdateAlias', { Name: 'live', RoutingConfig: { AdditionalVersionWeights: { '2': 0.1 } } });
  return { shop, since };
}

const countIn = ({ shop, since }: { shop: OpenFunction; since: number }, longest = 10 * second) => {
  const { clients, brisk, clock } = shop;
  const cloudwatch = () => clients.cloudwatch();
  const arrivals = arrivalsOf({ cloudwatch, brisk, functionName: 'checkout', alias: 'live', longest });
  return () => arrivals({ blue, green, since, now: clock.now() });
};

const answering = (members: Readonly<Record<string, unknown>>): Fault => ({ kind: 'set', members });

describe('The requests of an alias', () => {
  test('are counted for each whole minute in which the share was in effect, two minutes after its end', async () => {
    // given
    const world = await divided();
    await using shop = world.shop;
    const count = countIn(world);
    const from = Math.ceil((world.since + 10 * second) / minute) * minute;
    // when
    await shop.clock.sleep(from + 3 * minute - 1 - shop.clock.now());
    const early = await count();
    await shop.clock.sleep(1 + minute);
    const counted = await count();
    // then
    expect(early).toEqual([]);
    expect(counted.map(({ at }) => at)).toEqual([from, from + minute]);
    for (const { green: onGreen, all } of counted) {
      expect(all).toBeGreaterThan(2_500);
      expect(onGreen / all).toBeCloseTo(0.1, 1);
    }
  });

  test.each<[what: string, members: Readonly<Record<string, unknown>>]>([
    ['those of green are late', { 'MetricDataResults.2.Timestamps': [], 'MetricDataResults.2.Values': [] }],
    ['those of blue are late', { 'MetricDataResults.1.Timestamps': [], 'MetricDataResults.1.Values': [] }],
    ['those of the alias are late', { 'MetricDataResults.0.Timestamps': [], 'MetricDataResults.0.Values': [] }],
    ['CloudWatch has an error of its own', { 'MetricDataResults.2.StatusCode': 'InternalError' }],
    ['CloudWatch has more of them and never comes to an end', { NextToken: '0' }],
    ['CloudWatch leaves green out', { 'MetricDataResults.2.Id': 'somebody' }],
  ])('are not counted while %s, for however long that lasts', async (_, members) => {
    // given
    const world = await divided();
    await using shop = world.shop;
    const count = countIn(world);
    shop.aws.faults.inject({ operation: 'GetMetricData', calls: 'every', fault: answering(members) });
    // when
    await shop.clock.sleep(6 * minute);
    const counted = await count();
    // then
    expect(counted).toEqual([]);
  });

  test.each<[what: string, fault: Fault, error: typeof DeniedError | typeof RejectedError | typeof TroubleError]>([
    ['the role may not read them', { kind: 'denied' }, DeniedError],
    ['CloudWatch keeps them from the role', answering({ 'MetricDataResults.0.StatusCode': 'Forbidden' }), DeniedError],
    ['CloudWatch carries out a part', answering({ Messages: [{ Code: 'Limit', Value: 'exceeded' }] }), RejectedError],
    ['CloudWatch is busy', { kind: 'throttle' }, TroubleError],
  ])('are not counted in silence where %s', async (_, fault, error) => {
    // given
    const world = await divided();
    await using shop = world.shop;
    const count = countIn(world);
    shop.aws.faults.inject({ operation: 'GetMetricData', calls: 'every', fault });
    await shop.clock.sleep(6 * minute);
    // when
    const counted = count();
    // then
    await expect(counted).rejects.toThrow(error);
  });

  test('that go to blue alone, whatever the weights say, show that the weights did not take effect', async () => {
    // given
    const world = await divided({ weightsAre: 'ignored' });
    await using shop = world.shop;
    const count = countIn(world);
    await shop.clock.sleep(5 * minute);
    // when
    const before = await count();
    await shop.clock.sleep(minute);
    const arrived = arrivedIn({ asked: 10, before, now: await count() })!;
    // then
    expect(arrived).toMatchObject({ green: 0 });
    expect(isNotWhatWasAsked({ asked: 10, ...arrived })).toBe(true);
  });

  test('that may run for long are counted when the longest of their minute is over', async () => {
    // given
    const world = await divided();
    await using shop = world.shop;
    const count = countIn(world, 5 * minute);
    const from = Math.ceil((world.since + 10 * second) / minute) * minute;
    // when
    await shop.clock.sleep(from + 7 * minute - 1 - shop.clock.now());
    const early = await count();
    await shop.clock.sleep(1);
    const counted = await count();
    // then
    expect(early).toEqual([]);
    expect(counted.map(({ at }) => at)).toEqual([from]);
  });

  test('are not asked for beside the first version of all', async () => {
    // given
    const { shop, since } = await divided();
    await using open = shop;
    const { clients, brisk, clock } = open;
    const cloudwatch = () => clients.cloudwatch();
    const arrivals = arrivalsOf({ cloudwatch, brisk, functionName: 'checkout', alias: 'live', longest: 0 });
    await clock.sleep(6 * minute);
    // when
    const counted = await arrivals({ blue: nothingYet, green, since, now: clock.now() });
    // then
    expect(counted).toEqual([]);
    expect(open.called()).not.toContain('GetMetricData');
  });
});

describe('The longest that an invocation may take', () => {
  const version = (Timeout: number | undefined) =>
    versionOf({ Version: '1', CodeSha256: 'one', RevisionId: 'one', ...(Timeout && { Timeout }) }, 'checkout');
  const wanted = (Timeout?: number) =>
    ({ is: 'to be published', configuration: { Timeout }, goneBack: undefined }) as const;

  test.each<[what: string, sights: Parameters<typeof longestRun>[0], seconds: number]>([
    ['is the time limit of blue where that is longer', { blue: version(30), wanted: wanted(3) }, 30],
    ['is that of what is wanted where that is longer', { blue: version(3), wanted: wanted(30) }, 30],
    ['is that of a version that is there', { blue: undefined, wanted: { is: 'known', version: version(7) } }, 7],
    ['is the longest of all where nobody says', { blue: version(undefined), wanted: wanted(3) }, 900],
  ])('%s', (_, sights, seconds) => {
    // when
    const longest = longestRun(sights);
    // then
    expect(longest).toBe(seconds * second);
  });
});
