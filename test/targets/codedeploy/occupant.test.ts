import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Origin } from '../../../src/release/identity.ts';
import type { Change } from '../../../src/release/words.ts';
import { createDeployment } from '../../../src/targets/codedeploy/create.ts';
import { findDeployment } from '../../../src/targets/codedeploy/deployment.ts';
import { holderAfter, type OccupantHand, type Occupied, occupied } from '../../../src/targets/codedeploy/occupant.ts';
import { registry } from '../../../src/targets/ecs/registry.ts';
import { type Definition, stamped } from '../../../src/targets/ecs/task-definition.ts';
import { type OpenShop, openShop } from '../open-shop.ts';
import { handOn, minute, platform } from './hand.ts';

const file = JSON.parse(readFileSync(new URL('../../releases/ecs/api.json', import.meta.url), 'utf8')) as Definition;
const theirChange = 'gl-76-0a1b2c3d.2';
const theirOrigin: Origin = { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 11 };

function lookingAt(shop: OpenShop): OccupantHand {
  const { clients, patient, brisk, clock } = shop;
  const definitions = registry(clients.ecs, patient);
  return {
    codedeploy: clients.codedeploy,
    patient,
    brisk,
    now: clock.now,
    platform,
    whoMade: id => definitions.find(id),
  };
}

/** Another run begins its release, of a revision with these stamps. */
async function beginTheirs(shop: OpenShop, registered: Definition = stamped(file, theirChange, theirOrigin)) {
  const hand = await handOn(shop);
  const revision = await registry(shop.clients.ecs, shop.patient).register(registered);
  return createDeployment(
    { ...hand, plan: { ...hand.plan, run: { ...hand.plan.run, changeId: theirChange } } },
    revision,
  );
}

/** Somebody in the console deploys the same, without a stamp. */
async function beginByHand(shop: OpenShop): Promise<Change> {
  const theirs = await beginTheirs(shop);
  const { client, sdk } = await shop.clients.codedeploy();
  const info = await findDeployment(shop.clients.codedeploy, shop.patient, theirs.id);
  await client.send(new sdk.StopDeploymentCommand({ deploymentId: theirs.id, autoRollbackEnabled: false }));
  await shop.clock.sleep(2 * minute);
  const { deploymentId } = await client.send(
    new sdk.CreateDeploymentCommand({
      applicationName: info?.applicationName,
      deploymentGroupName: info?.deploymentGroupName,
      revision: info?.revision,
      description: 'hotfix',
    }),
  );
  return { ...theirs, id: deploymentId! };
}

async function occupiedBy(shop: OpenShop, { id }: Change): Promise<Occupied> {
  const hand = lookingAt(shop);
  const holder = await holderAfter(hand, id);
  if (holder.is === 'nobody') throw new Error('nobody holds the group');
  return occupied(hand, holder, () => ({ beside: 'api:1', serves: 'not all' }));
}

async function stopAndGoBack(shop: OpenShop, { id }: Change): Promise<void> {
  const { client, sdk } = await shop.clients.codedeploy();
  await client.send(new sdk.StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }));
}

/** Looks every five seconds, for ten minutes at most. */
async function until<T>(shop: OpenShop, look: () => Promise<T | undefined>): Promise<T> {
  for (let looks = 0; looks < 120; looks += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await shop.clock.sleep(5_000);
  }
  throw new Error('it was not so for ten minutes');
}

const status = async (shop: OpenShop, id: string) =>
  (await findDeployment(shop.clients.codedeploy, shop.patient, id))?.status;

describe('who holds a group', () => {
  test('is told with the run that it is of, by its stamp and by the tags of what it deploys', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    // when
    const { with: occupant } = await occupiedBy(shop, theirs);
    // then
    expect(occupant).toMatchObject({
      id: theirs.id,
      creator: 'user',
      standsFor: undefined,
      madeBy: {
        is: 'another release',
        changeId: theirChange,
        origin: theirOrigin,
        revision: 'api:2',
        beside: 'api:1',
        serves: 'not all',
        holder: { is: 'at it' },
      },
    });
    expect(Math.abs(occupant.began - theirs.began)).toBeLessThan(5_000);
  });

  test('is somebody else where there is no stamp, whatever the tags of what it deploys say', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginByHand(shop);
    // when
    const { with: occupant } = await occupiedBy(shop, theirs);
    // then
    expect(occupant).toMatchObject({
      id: theirs.id,
      creator: 'user',
      standsFor: undefined,
      madeBy: { is: 'somebody else' },
    });
  });

  test.each<{ what: string; registered: Definition }>([
    { what: 'has no tags of ours', registered: file },
    { what: 'does not say from where', registered: stamped(file, theirChange) },
    {
      what: 'was made by another release, whose tags were copied',
      registered: stamped(file, 'gl-70-0a1b2c3d.1', theirOrigin),
    },
  ])('is of unknown origin where what it deploys $what', async ({ registered }) => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop, registered);
    // when
    const { with: occupant } = await occupiedBy(shop, theirs);
    // then
    expect(occupant.madeBy).toEqual({
      is: 'another release',
      changeId: theirChange,
      origin: undefined,
      revision: 'api:2',
      beside: 'api:1',
      serves: 'not all',
      holder: { is: 'at it' },
    });
  });

  test('is nobody once the deployment has ended well', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    await shop.clock.sleep(40 * minute);
    // when
    const holder = await holderAfter(lookingAt(shop), theirs.id);
    // then
    expect(await status(shop, theirs.id)).toBe('Succeeded');
    expect(holder).toMatchObject({ is: 'nobody' });
  });

  test('is the rollback of a deployment that was stopped, before AWS shows it and until it has ended', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    await shop.clock.sleep(4 * minute);
    await stopAndGoBack(shop, theirs);
    await until(shop, async () => ((await status(shop, theirs.id)) === 'Stopped' ? true : undefined));
    // when
    const first = await occupiedBy(shop, theirs);
    const shown = await until(shop, async () => {
      const holder = await holderAfter(lookingAt(shop), theirs.id);
      return holder.is === 'a deployment' ? holder : undefined;
    });
    // then
    expect(first.with).toMatchObject({
      creator: 'codeDeployRollback',
      standsFor: undefined,
      madeBy: { is: 'somebody else' },
    });
    expect(shown.info).toMatchObject({
      creator: 'codeDeployRollback',
      rollbackInfo: { rollbackTriggeringDeploymentId: theirs.id },
    });
    await until(shop, async () => ((await status(shop, shown.id)) === 'Succeeded' ? true : undefined));
    expect(await holderAfter(lookingAt(shop), theirs.id)).toMatchObject({ is: 'nobody' });
  });

  test('is nobody a minute after a stop that no rollback followed', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    const { client, sdk } = await shop.clients.codedeploy();
    await client.send(new sdk.StopDeploymentCommand({ deploymentId: theirs.id, autoRollbackEnabled: false }));
    await shop.clock.sleep(20_000);
    // when
    const soon = await holderAfter(lookingAt(shop), theirs.id);
    await shop.clock.sleep(minute);
    const later = await holderAfter(lookingAt(shop), theirs.id);
    // then
    expect([soon.is, later.is]).toEqual(['a rollback to come', 'nobody']);
  });

  test.each<{ ended: string; events: readonly string[]; code?: string; holder: string }>([
    { ended: 'Failed', events: ['DEPLOYMENT_FAILURE'], holder: 'a rollback to come' },
    { ended: 'Failed', events: ['DEPLOYMENT_STOP_ON_ALARM'], holder: 'nobody' },
    { ended: 'Stopped', events: ['DEPLOYMENT_STOP_ON_ALARM'], code: 'ALARM_ACTIVE', holder: 'a rollback to come' },
    { ended: 'Stopped', events: ['DEPLOYMENT_FAILURE'], code: 'ALARM_ACTIVE', holder: 'nobody' },
    { ended: 'Stopped', events: [], code: 'MANUAL_STOP', holder: 'a rollback to come' },
    { ended: 'Succeeded', events: ['DEPLOYMENT_FAILURE'], holder: 'nobody' },
  ])('is $holder right after one $ended ($code) that goes back on $events', async ({ ended, events, code, holder }) => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    shop.aws.faults.inject({
      operation: 'codedeploy:GetDeployment',
      calls: 'every',
      fault: {
        kind: 'set',
        members: {
          'deploymentInfo.status': ended,
          'deploymentInfo.completeTime': new Date(shop.clock.now()),
          'deploymentInfo.autoRollbackConfiguration': { enabled: true, events },
          'deploymentInfo.errorInformation': code === undefined ? undefined : { code, message: 'ended' },
        },
      },
    });
    // when
    const held = await holderAfter(lookingAt(shop), theirs.id);
    // then
    expect(held.is).toBe(holder);
  });

  test.each(['Levitating', undefined])('is an error, and not free, where its status is %s', async unknown => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    shop.aws.faults.inject({
      operation: 'codedeploy:GetDeployment',
      calls: 'every',
      fault: { kind: 'set', members: { 'deploymentInfo.status': unknown } },
    });
    // when
    const looking = holderAfter(lookingAt(shop), theirs.id);
    // then
    await expect(looking).rejects.toMatchObject({
      code: 'unknown-answer',
      message: expect.stringContaining(theirs.id),
    });
  });

  test.each(['Created', 'Queued', 'InProgress', 'Baking', 'Ready'])(
    'is busy with a deployment that is %s',
    async is => {
      // given
      await using shop = await openShop();
      const theirs = await beginTheirs(shop);
      shop.aws.faults.inject({
        operation: 'codedeploy:GetDeployment',
        calls: 'every',
        fault: { kind: 'set', members: { 'deploymentInfo.status': is } },
      });
      // when
      const holder = await holderAfter(lookingAt(shop), theirs.id);
      // then
      expect(holder).toMatchObject({ is: 'a deployment', id: theirs.id });
    },
  );
});

describe('a deployment that is waited for', () => {
  test('is busy to its end, at one call a look', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    const { watch } = await occupiedBy(shop, theirs);
    const before = shop.called().length;
    // when
    const first = await watch();
    const calls = shop.called().slice(before);
    await shop.clock.sleep(40 * minute);
    const last = await watch();
    // then
    expect([first, last]).toEqual(['busy', 'free']);
    expect(calls).toEqual(['GetDeployment']);
  });

  test('is busy until its rollback has ended as well', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    const { watch } = await occupiedBy(shop, theirs);
    await shop.clock.sleep(4 * minute);
    await stopAndGoBack(shop, theirs);
    const calls: number[] = [];
    // when
    await until(shop, async () => {
      const before = shop.called().length;
      const seen = await watch();
      calls.push(shop.called().length - before);
      return seen === 'free' ? true : undefined;
    });
    // then
    // Two at the look that learns the rollback's name, one at each of the others.
    expect(calls.toSorted().at(-1)).toBe(2);
    expect(calls.filter(count => count > 1)).toHaveLength(1);
    const info = await findDeployment(shop.clients.codedeploy, shop.patient, theirs.id);
    expect(info?.status).toBe('Stopped');
    expect(await status(shop, info?.rollbackInfo?.rollbackDeploymentId ?? '')).toBe('Succeeded');
  });

  test('is looked at once a look, and a trouble is for the next one', async () => {
    // given
    await using shop = await openShop();
    const { watch } = await occupiedBy(shop, await beginTheirs(shop));
    shop.aws.faults.inject({
      operation: 'codedeploy:GetDeployment',
      calls: { nth: 1 },
      fault: { kind: 'server-error' },
    });
    // when
    const looking = watch();
    // then
    await expect(looking).rejects.toMatchObject({ code: 'trouble' });
    expect(await watch()).toBe('busy');
  });
});

describe('a deployment that is superseded', () => {
  test('is stopped, and its traffic goes back to what served before it', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    await shop.clock.sleep(4 * minute);
    const { end, watch } = await occupiedBy(shop, theirs);
    // when
    await end();
    await until(shop, async () => ((await watch()) === 'free' ? true : undefined));
    // then
    expect(await status(shop, theirs.id)).toBe('Stopped');
    expect(shop.aws.state()).toMatchObject({
      loadBalancers: [{ listeners: [{ port: 443, weightsInEffect: { 'api-1': 100, 'api-2': 0 } }, { port: 8443 }] }],
    });
  });

  test('takes no harm from having ended by itself in the meantime', async () => {
    // given
    await using shop = await openShop();
    const theirs = await beginTheirs(shop);
    const { end } = await occupiedBy(shop, theirs);
    await shop.clock.sleep(40 * minute);
    // when
    await end();
    // then
    expect(await status(shop, theirs.id)).toBe('Succeeded');
  });
});
