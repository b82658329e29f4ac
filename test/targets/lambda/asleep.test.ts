import { describe, expect, test } from '@jest/globals';
import type { Gate } from '../../../src/release/gate.ts';
import { lambdaStager, publishedVersion } from '../../../src/targets/lambda/stager.ts';
import type { Waking } from '../../../src/targets/lambda/waking.ts';
import { bluePackage, greenPackage } from '../../releases/checkout.ts';
import { asking, findingsIn, invoked, survey } from './a-survey.ts';
import { madeBy, openFunction, type OpenFunction, revision, run } from './open-function.ts';
import type { CheckoutChanges } from '../../releases/checkout.ts';

type Settling = NonNullable<NonNullable<CheckoutChanges['function']>['activation']>;

/** Version 1 serves; version 2 was not called for long. */
const openAsleep = (activation: Settling = { seconds: 40 }) =>
  openFunction({
    function: {
      package: greenPackage,
      versions: [
        { version: '1', package: bluePackage },
        { version: '2', package: greenPackage, state: 'Inactive' },
      ],
      activation,
    },
  });

const smoke: Waking = { payload: '{"ping":true}', timeout: 5_000 };
const needs = (waking: Waking) => ({ warm: 0, waking });
const invocations = ({ aws }: OpenFunction) => aws.calls().filter(({ operation }) => operation === 'Invoke');
const version2 = { code: { from: 'version', version: '2' } } as const;

const fails = { code: 'SubnetOutOfIPAddresses', reason: 'There are no free addresses.' };

describe('A version that was published before gets no traffic before it can answer:', () => {
  test('it is waited for while it becomes active', async () => {
    // given
    await using world = await openAsleep();
    await world.theyCall('Invoke', { Qualifier: '2' }).catch(() => undefined);
    // when
    const made = await madeBy(publishedVersion(world.hand, { number: '2' }, needs('not asked')), world);
    // then
    expect(made[0]?.staged).toMatchObject({ is: 'in the making', doing: expect.stringContaining('version 2') });
    expect(made.at(-1)?.staged).toEqual({ is: 'ready', revision: revision('2'), wrote: undefined });
    expect(made.length).toBeGreaterThan(5);
  });

  test('one that has failed is an error, with what Lambda says', async () => {
    // given
    await using world = await openAsleep({ seconds: 1, fails });
    await world.theyCall('Invoke', { Qualifier: '2' }).catch(() => undefined);
    await world.clock.sleep(5_000);
    // when
    const seen = await survey(world, version2);
    const making = madeBy(publishedVersion(world.hand, { number: '2' }, needs(smoke)), world);
    // then
    await expect(making).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('no free addresses'),
    });
    expect(findingsIn(seen)).toMatchObject([
      { level: 'error', value: 'checkout:2', reason: expect.stringContaining('no free') },
    ]);
  });
});

describe('A version that sleeps', () => {
  test('is woken by one invocation, which the smoke test has asked for, and waited for', async () => {
    // given
    await using world = await openAsleep();
    const seen = await survey(world, version2);
    // when
    const made = await madeBy(publishedVersion(world.hand, { number: '2' }, needs(smoke)), world);
    // then
    expect(findingsIn(seen, [invoked])).toMatchObject([
      { level: 'warning', where: 'green', reason: expect.stringContaining('checkout:2') },
    ]);
    expect(made.at(-1)?.staged).toEqual({ is: 'ready', revision: revision('2'), wrote: undefined });
    expect(invocations(world)).toHaveLength(1);
  });

  test('so is one that Lambda answers with, because nothing differs from it', async () => {
    // given
    await using world = await openAsleep();
    const stager = lambdaStager({
      ...needs(smoke),
      ...{ hand: world.hand, code: { from: 'latest' }, asked: asking(), goneBack: undefined, beside: '1' },
    });
    // when
    const made = await madeBy(stager, world);
    // then
    expect(made.at(-1)?.staged).toMatchObject({ is: 'ready', revision: revision('2') });
    expect(invocations(world)).toHaveLength(1);
  });

  const alarms: Gate = { kind: 'alarms', name: 'alarms', when: 'always', force: 'obeyed', alarms: ['checkout-errors'] };
  const byUrl: Gate = {
    ...invoked,
    kind: 'smoke',
    check: {
      ...{ asks: 'a url', url: 'https://checkout.example.com/', status: 200, contains: undefined, headers: new Map() },
      ...{ latency: undefined, timeout: 5_000, retries: 0 },
    },
    when: 'bake',
  };

  test.each<[gates: string, gates: readonly Gate[]]>([
    ['no gate', []],
    ['alarms', [alarms]],
    ['a smoke test of an address', [byUrl]],
  ])('is refused before anything is written with %s, and told the one line that wakes it', async (_, gates) => {
    // given
    await using world = await openAsleep();
    // when
    const seen = await survey(world, version2);
    // then
    expect(findingsIn(seen, gates)).toMatchObject([
      {
        level: 'error',
        where: 'green',
        command: 'aws lambda invoke --function-name checkout --qualifier 2 /dev/null',
      },
    ]);
    expect(invocations(world)).toEqual([]);
  });

  test('and has fallen asleep since the plan was made is not released either', async () => {
    // given
    await using world = await openAsleep();
    // when
    const making = madeBy(publishedVersion(world.hand, { number: '2' }, needs('not asked')), world);
    // then
    await expect(making).rejects.toMatchObject({ code: 'rejected', hint: expect.stringContaining('--qualifier 2') });
    expect(invocations(world)).toEqual([]);
  });

  test('and is staged is promoted only once somebody has woken it: nothing is made any more, so nobody else would', async () => {
    // given
    await using world = await openAsleep();
    const handed = { releaseId: run.releaseId, changeId: run.changeId };
    const recorded = new Map([
      [run.changeId, { wanted: 'checkout:2', purpose: 'release' as const, standing: 'open' as const }],
    ]);
    const promote = () => survey(world, {}, { is: 'a change', handed, recorded });
    // when
    const asleep = await promote();
    await world.theyCall('Invoke', { Qualifier: '2' }).catch(() => undefined);
    const waking = await promote();
    await world.clock.sleep(60_000);
    const active = await promote();
    // then
    expect(findingsIn(asleep, [invoked])).toMatchObject([
      { level: 'error', command: expect.stringContaining('--qualifier 2') },
    ]);
    expect(findingsIn(waking, [invoked])).toMatchObject([
      { level: 'error', remedy: 're-run the job when that has ended' },
    ]);
    expect(findingsIn(active, [invoked])).toEqual([]);
  });

  test('serves well where it is blue: whoever calls next wakes it', async () => {
    // given
    await using world = await openFunction({
      function: { versions: [{ version: '1', package: bluePackage, state: 'Inactive' }] },
    });
    // when
    const seen = await survey(world, { code: { from: 'version', version: '1' } });
    const another = await survey(world);
    // then
    expect(seen.is).toBe('serving already');
    expect(findingsIn(another)).toMatchObject([{ level: 'warning', where: 'blue', value: 'checkout:1' }]);
  });
});
