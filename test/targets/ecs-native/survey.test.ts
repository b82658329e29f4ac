import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import type { Recorded } from '../../../src/release/aim.ts';
import { nativeBegin } from '../../../src/targets/ecs-native/start.ts';
import type { Survey } from '../../../src/targets/ports.ts';
import { nativeShop, type NativeShopChanges, rolling } from '../../releases/native-shop.ts';
import { blueImage } from '../../releases/shop.ts';
import { open, type OpenShop } from '../open-shop.ts';
import { anotherRun, ourRun, survey } from './a-survey.ts';
import { handOn, registerGreen } from './open-native.ts';

const minute = 60_000;

const openNativeShop = (changes: NativeShopChanges = {}) => open(nativeShop(changes));

function toBeReleased(found: Survey): Extract<Survey, { is: 'to be released' }> {
  if (found.is !== 'to be released') throw new Error(`it is ${found.is}`);
  return found;
}

/** Begins the release of the shop's next version, as the first attempt of our run did. */
async function beginOurs(shop: OpenShop) {
  const hand = await handOn(shop);
  return nativeBegin(hand, { service: hand.service, hooks: 'as they stand' })(await registerGreen(shop));
}

/** Deploys a revision by hand. */
async function deploy(shop: OpenShop, taskDefinition: string): Promise<void> {
  const { client } = await shop.clients.ecs();
  await client.send(new UpdateServiceCommand({ cluster: 'shop', service: 'api', taskDefinition }));
}

describe('A survey of a service that ECS itself deploys', () => {
  test('tells blue, what green will be, and what the service is set to do', async () => {
    // given
    await using shop = await openNativeShop();
    // when
    const { found, ours } = toBeReleased(await survey(shop));
    // then
    expect(ours).toBeUndefined();
    expect(found).toMatchObject({
      blue: { name: 'api:1' },
      green: { is: 'to be made', family: 'api' },
      adopting: 'nothing',
      can: { mover: 'ECS', hold: 'at pauses', readyWait: 60 * minute, wayBack: 'while blue is kept' },
      configured: {
        strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
        bake: 10 * minute,
        alarms: ['api-5xx', 'api-p99'],
      },
      serving: { who: 'blue', green: 0 },
      servedWell: true,
      before: { starts: 'tasks', testTraffic: true },
      drift: [],
      notes: [],
      metrics: { loadBalancer: expect.stringMatching(/^app\/shop\//), prefix: 'api' },
    });
    expect(found.metrics?.targetGroups).toHaveLength(2);
    expect(found.findings({ purpose: 'release', gates: [], strategy: found.configured.strategy })).toEqual([]);
  });

  test('writes nothing, and asks CodeDeploy nothing', async () => {
    // given
    await using shop = await openNativeShop();
    // when
    await survey(shop);
    // then
    expect(shop.called().filter(name => !/^(List|Describe)/.test(name))).toEqual([]);
    expect(shop.aws.calls().map(({ service }) => service)).not.toContain('codedeploy');
  });

  test('finds that what was asked for serves already, by what would run and not by an id', async () => {
    // given
    await using shop = await openNativeShop();
    // then
    expect(await survey(shop, { image: blueImage })).toMatchObject({
      is: 'serving already',
      revision: { name: 'api:1' },
    });
  });

  test('shows each setting that the inputs change, and asks for nothing that the service has already', async () => {
    // given
    await using shop = await openNativeShop();
    // when
    const [changed, same] = [
      await survey(shop, { inputs: { steps: '20% 5m', bake: '30m' } }),
      await survey(shop, { inputs: { steps: '10% 5m', bake: '10m' } }),
    ];
    // then
    expect(changed.found.drift).toEqual([
      expect.objectContaining({
        setting: 'deploymentConfiguration.canaryConfiguration.canaryPercent',
        from: '10',
        to: '20',
      }),
      expect.objectContaining({ setting: 'deploymentConfiguration.bakeTimeInMinutes', from: '10', to: '30' }),
    ]);
    expect(changed.found.drift.every(({ stays }) => stays === 'for good')).toBe(true);
    expect(same.found.drift).toEqual([]);
  });

  test('holds at pauses where they are managed, also where the service has none yet', async () => {
    // given
    await using shop = await openNativeShop({ configuration: { strategy: 'CANARY', bakeTimeInMinutes: 10 } });
    // when
    const [stands, managed] = [await survey(shop), await survey(shop, { target: { hooks: 'managed' } })];
    // then
    expect(stands.found.can).toMatchObject({ hold: 'nowhere', readyWait: 'none' });
    expect(stands.found.notes).toEqual([expect.stringContaining('`hooks: manage`')]);
    expect(managed.found.can).toMatchObject({ hold: 'at pauses' });
    expect(managed.found.drift).toMatchObject([{ setting: 'deploymentConfiguration.lifecycleHooks' }]);
  });

  test('takes the fast lane back, for this release alone', async () => {
    // given
    await using shop = await openNativeShop();
    await registerGreen(shop);
    // when
    const found = await survey(shop, {
      run: anotherRun,
      aim: { is: 'a revision', name: 'api:2', recorded: new Map() },
    });
    // then
    expect(found).toMatchObject({
      is: 'to be released',
      found: {
        green: { is: 'known', revision: { name: 'api:2' } },
        drift: expect.arrayContaining([
          expect.objectContaining({
            setting: 'deploymentConfiguration.strategy',
            to: 'BLUE_GREEN',
            stays: 'for this release',
          }),
        ]),
      },
    });
  });
});

describe('A deployment of ours', () => {
  test('that an earlier attempt has in flight is gone on with, with its own blue and green', async () => {
    // given
    await using shop = await openNativeShop();
    const change = await beginOurs(shop);
    await shop.clock.sleep(2 * minute);
    // when
    const { found, ours } = toBeReleased(await survey(shop));
    // then
    expect(ours).toMatchObject({ id: change.id, revision: change.revision });
    expect(found).toMatchObject({
      adopting: { begunAt: expect.any(Number) },
      run: { changeId: 'gl-77-0a1b2c3d.1' },
      blue: { name: 'api:1' },
      green: { is: 'made', begun: { id: change.id, attempt: 1, traffic: [] } },
      serving: { who: 'blue', green: 0 },
    });
  });

  test('is gone on with by the settings that it began with, whatever the inputs say by now', async () => {
    // given
    await using shop = await openNativeShop();
    await beginOurs(shop);
    await shop.clock.sleep(2 * minute);
    // when
    const { found } = toBeReleased(await survey(shop, { inputs: { strategy: 'blue-green', bake: '1h' } }));
    // then
    expect(found).toMatchObject({ configured: { strategy: { kind: 'canary' }, bake: 10 * minute }, drift: [] });
  });

  test('is in the way of another run, which is told whose it is and what it waits for', async () => {
    // given
    await using shop = await openNativeShop();
    const { id } = await beginOurs(shop);
    await shop.clock.sleep(2 * minute);
    // when
    const found = await survey(shop, { run: anotherRun });
    // then
    expect(found).toMatchObject({
      is: 'busy',
      with: {
        id,
        creator: undefined,
        standsFor: expect.stringContaining('waits for a word at the pause'),
        madeBy: {
          is: 'another release',
          changeId: 'gl-77-0a1b2c3d.1',
          revision: 'api:2',
          beside: 'api:1',
          serves: 'not all',
        },
      },
      found: { blue: { name: 'api:1' }, adopting: 'nothing' },
    });
  });

  test('can be ended for another: ECS rolls it back, and the service is free when that is over', async () => {
    // given
    await using shop = await openNativeShop();
    await beginOurs(shop);
    await shop.clock.sleep(2 * minute);
    const found = await survey(shop, { run: anotherRun });
    if (found.is !== 'busy') throw new Error(found.is);
    // when
    const ended = await found.end(undefined);
    const [atOnce, goesBack] = [await found.watch(), await survey(shop, { run: anotherRun })];
    await shop.clock.sleep(20 * minute);
    // then
    expect([ended, atOnce, await found.watch()]).toEqual(['ended', 'busy', 'free']);
    expect(goesBack).toMatchObject({
      is: 'busy',
      with: { creator: 'codeDeployRollback', madeBy: { is: 'somebody else' } },
    });
  });

  test('that AWS has taken back with nobody there is told of by the next run, with the reason and the time', async () => {
    // given
    await using shop = await openNativeShop();
    const { id } = await beginOurs(shop);
    await shop.clock.sleep(90 * minute);
    // when
    const { found } = toBeReleased(await survey(shop, { run: anotherRun }));
    // then
    expect(found.findings({ purpose: 'release', gates: [], strategy: found.configured.strategy })).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        reason: expect.stringMatching(
          new RegExp(`${id} of api:2 \\(gl-77-0a1b2c3d\\.1\\), was taken back at .* UTC.*ran out`),
        ),
      }),
    );
    expect(found.blue.name).toBe('api:1');
  });

  test('is no second one in the same attempt: the two could not be told apart', async () => {
    // given
    await using shop = await openNativeShop();
    await beginOurs(shop);
    await shop.clock.sleep(90 * minute);
    // when
    const { found } = toBeReleased(
      await survey(shop, { run: { ...ourRun, changeId: 'gl-77-0a1b2c3d.1', attempt: 1 } }),
    );
    // then
    expect(found.findings({ purpose: 'release', gates: [], strategy: found.configured.strategy })).toContainEqual(
      expect.objectContaining({ level: 'error', where: 'operation' }),
    );
  });

  test('can be named by its id, also once it is over', async () => {
    // given
    await using shop = await openNativeShop();
    const { id } = await beginOurs(shop);
    await shop.clock.sleep(90 * minute);
    // when
    const { ours, found } = toBeReleased(await survey(shop, { aim: { is: 'a deployment', id } }));
    // then
    expect(ours?.id).toBe(id);
    expect(found).toMatchObject({ blue: { name: 'api:1' }, green: { revision: { name: 'api:2' } } });
  });
});

describe('Whose a deployment is', () => {
  test('the ledger tells, where a revision is deployed that another release has made', async () => {
    // given
    await using shop = await openNativeShop();
    const { id } = await beginOurs(shop);
    await shop.clock.sleep(2 * minute);
    const recorded: Recorded = new Map([
      ['gl-78-0a1b2c3d.1', { wanted: 'api:2', purpose: 'restore', standing: 'open' }],
    ]);
    // when
    const found = await survey(shop, { run: anotherRun, aim: { is: 'a revision', name: 'api:2', recorded } });
    // then
    expect(found).toMatchObject({
      is: 'to be released',
      ours: { id },
      found: { run: { changeId: 'gl-78-0a1b2c3d.1' } },
    });
  });

  test('nobody knows where an older revision comes back, so it is never taken for an older run', async () => {
    // given
    await using shop = await openNativeShop({ configuration: rolling });
    const green = await registerGreen(shop);
    await deploy(shop, green.id);
    await shop.clock.sleep(20 * minute);
    await deploy(shop, 'api:1');
    await shop.clock.sleep(minute);
    // when
    const found = await survey(shop, { run: anotherRun });
    // then
    expect(found).toMatchObject({ is: 'busy', found: { blue: { name: 'api:2' } } });
    expect(found.is === 'busy' && found.with.madeBy).not.toHaveProperty('origin.runNumber');
  });

  test('nobody of ours, where somebody deploys by hand', async () => {
    // given
    await using shop = await openNativeShop();
    const { client, sdk } = await shop.clients.ecs();
    await client.send(new sdk.UpdateServiceCommand({ cluster: 'shop', service: 'api', forceNewDeployment: true }));
    await shop.clock.sleep(minute);
    // then
    expect(await survey(shop)).toMatchObject({ is: 'busy', with: { madeBy: { is: 'somebody else' } } });
  });

  test('a status that nobody knows is neither busy nor free', async () => {
    // given
    await using shop = await openNativeShop();
    await beginOurs(shop);
    shop.aws.faults.inject({
      operation: 'ecs:ListServiceDeployments',
      calls: 'every',
      fault: { kind: 'set', members: { 'serviceDeployments.0.status': 'SIMMERING' } },
    });
    // then
    await expect(survey(shop)).rejects.toMatchObject({
      code: 'unknown-answer',
      message: expect.stringContaining('SIMMERING'),
    });
  });
});

describe('A rolling service', () => {
  test('can roll and nothing else, and goes back by a new deployment', async () => {
    // given
    const one = nativeShop({ configuration: rolling });
    const [service] = one.ecs?.services ?? [];
    const { advanced: _pair, ...alone } = service?.loadBalancer ?? {
      targetGroup: '',
      containerName: '',
      containerPort: 0,
    };
    await using shop = await openNativeShop({ configuration: rolling, service: { loadBalancer: alone } });
    // when
    const { found } = toBeReleased(await survey(shop));
    // then
    expect(found).toMatchObject({
      can: { strategies: ['rolling'], hold: 'nowhere', wayBack: 'by a new deployment', blueKept: 'for ever' },
      configured: { strategy: { kind: 'rolling' } },
      serving: { who: 'blue' },
    });
    expect(
      found.findings({
        purpose: 'release',
        gates: [],
        strategy: { kind: 'canary', steps: [{ share: 10, hold: minute }] },
      }),
    ).toContainEqual(
      expect.objectContaining({ where: 'strategy', reason: expect.stringContaining('alternateTargetGroupArn') }),
    );
  });

  test('gives green users in proportion to its tasks, from the first to the last', async () => {
    // given
    await using shop = await openNativeShop({ configuration: rolling });
    await beginOurs(shop);
    // when
    const seen = new Set<string>();
    for (let looks = 0; looks < 12; looks += 1) {
      const { serving } = (await survey(shop)).found;
      seen.add(serving.who);
      await shop.clock.sleep(5_000);
    }
    // then
    expect([...seen]).toEqual(['blue', 'split', 'green']);
  });
});
