import { describe, expect, test } from '@jest/globals';
import type { Gate } from '../../../src/release/gate.ts';
import { printMark } from '../../../src/release/mark.ts';
import type { Finding } from '../../../src/release/problem.ts';
import type { Strategy } from '../../../src/release/words.ts';
import type { Survey } from '../../../src/targets/ports.ts';
import { bluePackage, greenPackage } from '../../releases/checkout.ts';
import type { CheckoutUnderCodeDeployChanges } from '../../releases/checkout-codedeploy.ts';
import type { OpenShop } from '../open-shop.ts';
import {
  againRun,
  anotherRun,
  begin,
  minute,
  openCheckout,
  ourRun,
  survey,
  toBeReleased,
  versions,
} from './open-checkout.ts';

const canary: Strategy = { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] };

function busyIn(found: Survey): Extract<Survey, { is: 'busy' }> {
  if (found.is !== 'busy') throw new Error(`it is ${found.is}`);
  return found;
}

async function findingsOf(
  shop: OpenShop,
  gates: readonly Gate[] = [],
  hooks: readonly { event: string; function: string }[] = [],
) {
  const { found } = toBeReleased(await survey(shop, { target: { hooks } }));
  return found.findings({ purpose: 'release', gates, strategy: canary });
}

describe('a survey of a function under CodeDeploy', () => {
  test('tells blue, what green will be, and what the group is set to do', async () => {
    // given
    await using shop = await openCheckout();
    // when
    const { found, ours } = toBeReleased(await survey(shop));
    // then
    expect(ours).toBeUndefined();
    expect(found).toMatchObject({
      blue: { name: 'checkout:2' },
      green: { is: 'known', revision: { name: 'checkout:3' } },
      adopting: 'nothing',
      serving: { who: 'blue' },
      servedWell: true,
      configured: { strategy: canary, bake: 0, alarms: ['checkout-errors', 'checkout-p99'] },
      can: {
        mover: 'CodeDeploy',
        moves: 'AWS',
        canarySteps: 'one',
        hold: 'nowhere',
        blueKept: 0,
        blueAfter: 'out of reach',
      },
      before: { starts: 'nothing', testTraffic: false, hooks: [] },
    });
    expect(found.notes.join()).not.toContain('Greenlight itself moves this traffic');
  });

  test('writes nothing', async () => {
    // given
    await using shop = await openCheckout();
    // when
    await survey(shop);
    // then
    expect(shop.called().filter(name => !/^(Get|BatchGet|List)/.test(name))).toEqual([]);
  });

  test('finds that what was asked for serves already', async () => {
    // given
    await using shop = await openCheckout();
    // when
    const found = await survey(shop, { target: { code: { from: 'version', version: '2' } } });
    // then
    expect(found).toMatchObject({ is: 'serving already', revision: { name: 'checkout:2' } });
  });

  test('finds no change that was handed over and is not there', async () => {
    // given
    await using shop = await openCheckout();
    const handed = { releaseId: 'gl-70-0a1b2c3d', changeId: undefined };
    // when
    const found = await survey(shop, { aim: { is: 'a change', handed, recorded: new Map() } });
    // then
    expect(found).toMatchObject({ is: 'not in flight', holder: undefined });
  });
});

describe('a deployment that an earlier attempt of the run has begun', () => {
  test('is gone on with, from its own blue to its own green', async () => {
    // given
    await using shop = await openCheckout();
    const { change, until } = await begin(shop, {}, { strategy: 'canary', steps: '25% 7m' });
    await until(({ serving }) => serving.who === 'split');
    // when
    const { found, ours } = toBeReleased(await survey(shop, { run: againRun }));
    // then
    expect(ours).toMatchObject({ id: change.id, revision: change.revision });
    expect(found).toMatchObject({
      run: { changeId: ourRun.changeId },
      blue: { name: 'checkout:2' },
      green: { is: 'made', begun: { id: change.id, attempt: 1, traffic: [{ share: 25 }] } },
      configured: { strategy: { kind: 'canary', steps: [{ share: 25, hold: 7 * minute }] } },
      adopting: { begunAt: expect.any(Number) },
      serving: { who: 'split', green: 25 },
    });
  });

  test('still has its blue when the alias leads to green alone', async () => {
    // given
    await using shop = await openCheckout({ hooks: { verify: { takesSeconds: 600, result: 'Succeeded' } } });
    const hooks = [{ event: 'AfterAllowTraffic', function: 'verify' }];
    const { until } = await begin(shop, { target: { hooks } });
    await until(({ motion }) => motion.is === 'settled');
    // when
    const { found } = toBeReleased(await survey(shop, { run: againRun }));
    // then
    expect(found).toMatchObject({
      blue: { name: 'checkout:2' },
      serving: { who: 'green' },
      before: { hooks },
    });
  });

  test('is gone back from by whoever wants what it came from, also in another run', async () => {
    // given
    await using shop = await openCheckout();
    const { change } = await begin(shop);
    const aim = { is: 'a revision', name: 'checkout:2', recorded: new Map() } as const;
    // when
    const { ours, found } = toBeReleased(await survey(shop, { run: anotherRun, aim }));
    // then
    expect(ours?.id).toBe(change.id);
    expect(found.blue.name).toBe('checkout:2');
  });

  test('is busy where another step of the very attempt asks for something else', async () => {
    // given
    await using shop = await openCheckout();
    await begin(shop);
    // when
    const surveying = survey(shop, { target: { code: { from: 'version', version: '1' } } });
    // then
    await expect(surveying).rejects.toMatchObject({ code: 'busy' });
  });

  test('is found by its id when it has ended, for whoever was cut short in it', async () => {
    // given
    await using shop = await openCheckout();
    const { change, until } = await begin(shop);
    await until(({ motion }) => motion.is === 'finished');
    // when
    const { ours } = toBeReleased(await survey(shop, { aim: { is: 'a deployment', id: change.id } }));
    // then
    expect(ours?.id).toBe(change.id);
  });

  test('is made once in each attempt, also where the first has ended', async () => {
    // given
    await using shop = await openCheckout();
    const { until } = await begin(shop);
    await until(({ motion }) => motion.is === 'finished');
    // when
    const { found } = toBeReleased(await survey(shop, { target: { code: { from: 'version', version: '1' } } }));
    // then
    expect(found.findings({ purpose: 'release', gates: [], strategy: canary })).toContainEqual(
      expect.objectContaining({ level: 'error', where: 'operation' }),
    );
  });
});

describe('whoever is in the way', () => {
  test('is the deployment of another run, with what it brings, what it came from, and which run it is of', async () => {
    // given
    const description = `greenlight ${ourRun.changeId} of run 77 of octo-org/shop .github/workflows/release.yml`;
    const stamped = versions.map(each => (each.version === '3' ? { ...each, description } : each));
    await using shop = await openCheckout({ function: { versions: stamped } });
    const { change } = await begin(shop);
    // when
    const { with: occupant, found } = busyIn(await survey(shop, { run: anotherRun }));
    // then
    expect(occupant).toMatchObject({
      is: 'deployment',
      id: change.id,
      creator: 'user',
      standsFor: undefined,
      madeBy: {
        is: 'another release',
        changeId: ourRun.changeId,
        origin: ourRun.origin,
        revision: 'checkout:3',
        beside: 'checkout:2',
        serves: 'not all',
      },
    });
    expect(found.blue.name).toBe('checkout:2');
  });

  test('is gone when it has ended', async () => {
    // given
    await using shop = await openCheckout();
    const { until } = await begin(shop);
    const { watch } = busyIn(await survey(shop, { run: anotherRun }));
    const during = await watch();
    // when
    await until(({ motion }) => motion.is === 'finished');
    // then
    expect([during, await watch()]).toEqual(['busy', 'free']);
  });

  test('can be ended, and gives its traffic back', async () => {
    // given
    await using shop = await openCheckout();
    const { until } = await begin(shop);
    await until(({ serving }) => serving.who === 'split');
    const { end } = busyIn(await survey(shop, { run: anotherRun }));
    // when
    await end(undefined);
    // then
    const back = await until(({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    expect(back.serving).toEqual({ who: 'blue', green: 0 });
  });

  test('is somebody else where the alias is divided and no deployment is at it', async () => {
    // given
    await using shop = await openCheckout({
      function: { versions, aliases: [{ name: 'live', version: '2', weights: { '1': 0.5 } }] },
    });
    // when
    const { with: occupant } = busyIn(await survey(shop));
    // then
    expect(occupant).toMatchObject({ is: 'split', id: 'alias live', madeBy: { is: 'somebody else' } });
  });

  test('is a release that moves the alias by itself, as long as it holds its lease', async () => {
    // given
    const until = Date.UTC(2027, 0, 1);
    const stage = { is: 'held', until, by: { runId: '76', attempt: 1 } } as const;
    const description = printMark({ changeId: 'gl-76-0a1b2c3d.1', from: '2', to: '1', stage });
    await using shop = await openCheckout({
      function: { versions, aliases: [{ name: 'live', version: '2', weights: { '1': 0.1 }, description }] },
    });
    // when
    const { with: occupant } = busyIn(await survey(shop));
    // then
    expect(occupant).toMatchObject({
      is: 'split',
      id: 'gl-76-0a1b2c3d.1',
      madeBy: { is: 'another release', revision: 'checkout:1', beside: 'checkout:2', holder: { is: 'not known' } },
    });
  });
});

const smoke = (when: Gate['when']): Gate => ({
  kind: 'smoke',
  name: 'ping',
  when,
  force: 'obeyed',
  check: {
    asks: 'the function',
    payload: undefined,
    contains: undefined,
    latency: undefined,
    timeout: 5_000,
    retries: 0,
  },
});

interface Case {
  readonly what: string;
  readonly changes?: CheckoutUnderCodeDeployChanges;
  readonly gates?: readonly Gate[];
  readonly hooks?: readonly { event: string; function: string }[];
  readonly expected: readonly Partial<Record<keyof Finding, unknown>>[];
}

describe('what is known before a deployment begins', () => {
  const role = 'arn:aws:iam::123456789012:role/another';
  test.each<Case>([
    { what: 'nothing, where all fits', expected: [] },
    {
      what: 'that CodeDeploy cannot make the first alias',
      changes: { function: { versions, aliases: [], users: [] }, hasReleased: 'never' },
      expected: [{ level: 'error', where: 'alias', remedy: expect.stringContaining('`application: none`') }],
    },
    {
      what: 'that nothing can be proven before traffic but by a hook',
      gates: [smoke('before-traffic')],
      expected: [
        {
          level: 'error',
          where: 'gates',
          value: 'ping',
          remedy: expect.stringMatching(/`BeforeAllowTraffic` \(`appspec`\).*`when: during`.*`application: none`/),
        },
      ],
    },
    {
      what: 'that the hook which is there can prove it',
      gates: [smoke('before-traffic')],
      hooks: [{ event: 'BeforeAllowTraffic', function: 'check' }],
      expected: [
        { level: 'error', remedy: expect.stringContaining('leave it to your function at `BeforeAllowTraffic`') },
      ],
    },
    { what: 'nothing of a smoke test that is asked while traffic moves', gates: [smoke('during')], expected: [] },
    {
      what: 'that the group was made for another alias',
      changes: {
        function: {
          versions,
          aliases: [
            { name: 'live', version: '2' },
            { name: 'beta', version: '2' },
          ],
        },
        group: { lastDeployment: { functionName: 'checkout', alias: 'beta', currentVersion: '1', targetVersion: '2' } },
      },
      expected: [{ level: 'warning', where: 'deployment-group', reason: expect.stringContaining('checkout:beta') }],
    },
    {
      what: 'that traffic cannot be divided between two roles',
      changes: {
        function: {
          versions: [
            { version: '1', package: bluePackage },
            { version: '2', package: bluePackage },
            { version: '3', package: greenPackage, configuration: { Role: role } },
          ],
        },
      },
      expected: [{ level: 'error', where: 'strategy', reason: expect.stringContaining('role') }],
    },
    {
      what: 'what passes the alias by',
      changes: { function: { versions, urls: [{}] } },
      expected: [{ level: 'warning', where: 'function', reason: expect.stringContaining('function URL') }],
    },
  ])('is $what', async ({ changes = {}, gates = [], hooks = [], expected }) => {
    // given
    await using shop = await openCheckout(changes);
    // when
    const findings = await findingsOf(shop, gates, hooks);
    // then
    expect(findings).toEqual(expected.map(one => expect.objectContaining(one)));
  });

  test('is that hooks ran last time, and would not run this time', async () => {
    // given
    await using shop = await openCheckout({ hooks: { verify: { takesSeconds: 1, result: 'Succeeded' } } });
    const { until } = await begin(shop, { target: { hooks: [{ event: 'AfterAllowTraffic', function: 'verify' }] } });
    await until(({ motion }) => motion.is === 'finished');
    // when
    const { found } = toBeReleased(
      await survey(shop, { run: anotherRun, target: { code: { from: 'version', version: '1' } } }),
    );
    // then
    expect(found.findings({ purpose: 'release', gates: [], strategy: canary })).toEqual([
      expect.objectContaining({ level: 'warning', where: 'appspec', reason: expect.stringContaining('verify') }),
    ]);
  });
});
