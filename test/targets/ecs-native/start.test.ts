import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../../src/release/plan.ts';
import type { Change, Revision } from '../../../src/release/words.ts';
import { deploymentArn } from '../../../src/targets/ecs-native/place.ts';
import { listDeployments, readDeployment } from '../../../src/targets/ecs-native/read-deployment.ts';
import { nativeBegin } from '../../../src/targets/ecs-native/start.ts';
import type { Fault, FaultRule } from '../../aws/fault-rule.ts';
import { canaryWithPauses, nativeShop, type NativeShopChanges } from '../../releases/native-shop.ts';
import { open, type OpenShop } from '../open-shop.ts';
import { handOn, registerGreen } from './open-native.ts';

const minute = 60_000;
const here = { cluster: 'shop', service: 'api' };

const { lifecycleHooks: _pauses, ...withoutPauses } = canaryWithPauses;

interface Beginning {
  readonly plan?: Partial<Plan>;
  readonly hooks?: 'managed';
  /** Done by somebody between the survey and the beginning. */
  readonly meanwhile?: () => Promise<unknown>;
  readonly green?: Revision;
}

async function begin(shop: OpenShop, { plan, hooks, meanwhile, green }: Beginning = {}): Promise<Change> {
  const hand = await handOn(shop);
  const asked = { service: hand.service, hooks: hooks ?? 'as they stand' } as const;
  const revision = green ?? (await registerGreen(shop));
  await meanwhile?.();
  return nativeBegin({ ...hand, plan: { ...hand.plan, ...plan } }, asked)(revision);
}

async function updateService(shop: OpenShop, input: object): Promise<unknown> {
  const { client, sdk } = await shop.clients.ecs();
  return client.send(new sdk.UpdateServiceCommand({ ...here, ...input }));
}

async function bringsNow(shop: OpenShop, { id }: Change): Promise<string | undefined> {
  const { ecs, patient, place, revisions } = await handOn(shop);
  const { target } = await readDeployment(ecs, patient, deploymentArn(place, id));
  const [found] = await revisions.find([target.revision]);
  return found?.taskDefinition;
}

/** Of all that was ever begun in the service, those that bring this. */
async function begunOf(shop: OpenShop, revision: Revision): Promise<readonly string[]> {
  const { ecs, patient, place, revisions } = await handOn(shop);
  await shop.clock.sleep(minute);
  const listed = await listDeployments(ecs, patient, place, { which: 'newest', atMost: 50 });
  const found = await revisions.find(listed.map(({ target }) => target));
  const ours = new Set(found.filter(one => one.taskDefinition === revision.id).map(({ arn }) => arn));
  return listed.filter(({ target }) => ours.has(target)).map(({ id }) => id);
}

/** What was sent with the update. */
function sent(shop: OpenShop): unknown {
  const [update] = shop.aws.calls().filter(({ operation }) => operation === 'UpdateService');
  return JSON.parse(update?.input ?? '');
}

const onUpdate = (fault: Fault): FaultRule => ({ operation: 'ecs:UpdateService', calls: { nth: 1 }, fault });

const inside = (changes: NativeShopChanges = {}): Promise<OpenShop> => open(nativeShop(changes));

describe('a deployment of ECS is begun', () => {
  test('with its cluster, its service and its task definition, and nothing else', async () => {
    // given
    await using shop = await inside();
    // when
    const change = await begin(shop);
    // then
    expect(sent(shop)).toEqual({ ...here, taskDefinition: change.revision.id });
    expect(await bringsNow(shop, change)).toBe(change.revision.id);
  });

  test('with the settings, whole, where the release changes them', async () => {
    // given
    await using shop = await inside({ configuration: withoutPauses });
    const strategy = { kind: 'linear', share: 20, every: 2 * minute } as const;
    // when
    const change = await begin(shop, { plan: { strategy, bake: 5 * minute }, hooks: 'managed' });
    // then
    const { ecs, patient, place } = await handOn(shop);
    const { configuration } = await readDeployment(ecs, patient, deploymentArn(place, change.id));
    expect(configuration).toMatchObject({
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 20, stepBakeTimeInMinutes: 2 },
      bakeTimeInMinutes: 5,
      alarms: withoutPauses.alarms,
      lifecycleHooks: [
        {
          targetType: 'PAUSE',
          lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'],
          timeoutConfiguration: { timeoutInMinutes: 66, action: 'ROLLBACK' },
        },
      ],
    });
  });

  test.each<{ answers: 'former-deployment' | 'new-deployment'; listedAfterSeconds: number }>([
    { answers: 'former-deployment', listedAfterSeconds: 0 },
    { answers: 'former-deployment', listedAfterSeconds: 20 },
    { answers: 'new-deployment', listedAfterSeconds: 20 },
  ])(
    'and found, where UpdateService names the $answers and it is listed after $listedAfterSeconds s',
    async ({ answers, listedAfterSeconds }) => {
      // given
      await using shop = await inside({ ecs: { uncertain: { updateAnswers: answers, listedAfterSeconds } } });
      // when
      const change = await begin(shop);
      // then
      expect(await begunOf(shop, change.revision)).toEqual([change.id]);
    },
  );

  test.each<{ what: string; fault: Fault }>([
    { what: 'after AWS had begun it', fault: { kind: 'lost-after' } },
    { what: 'before AWS heard of it', fault: { kind: 'lost-before' } },
    { what: 'by a server error', fault: { kind: 'server-error' } },
    { what: 'by throttling', fault: { kind: 'throttle' } },
    { what: 'for being older than what it answers', fault: { kind: 'set', members: { 'service.deployments': [] } } },
  ])('exactly once when the answer was lost $what', async ({ fault }) => {
    // given
    await using shop = await inside({ world: { faults: [onUpdate(fault)] } });
    // when
    const change = await begin(shop);
    // then
    expect(await begunOf(shop, change.revision)).toEqual([change.id]);
  });

  test('and found though somebody has replaced it before its answer was read', async () => {
    // given
    await using shop = await inside();
    const green = await registerGreen(shop);
    const theirs = await registerGreen(shop);
    shop.aws.faults.inject({ operation: 'ecs:UpdateService', calls: { nth: 1 }, fault: { kind: 'hold-after' } });
    const beginning = begin(shop, { green });
    const [held] = await shop.aws.faults.holds.someHeld();
    await shop.aws.perform({ call: 'ecs:UpdateService', input: { ...here, taskDefinition: theirs.id } });
    shop.aws.faults.holds.release(held?.id ?? '', 'hang-up');
    // when
    const change = await beginning;
    // then
    expect(await bringsNow(shop, change)).toBe(green.id);
    expect(await begunOf(shop, green)).toEqual([change.id]);
  });
});

describe('no deployment of ECS is begun', () => {
  test('where nobody can say afterwards which one it was', async () => {
    // given
    await using shop = await inside({ ecs: { uncertain: { listedAfterSeconds: 90 } } });
    const notYet = { kind: 'error', name: 'ServiceDeploymentNotFoundException', message: 'not yet' } as const;
    shop.aws.faults.inject({ operation: 'ecs:DescribeServiceDeployments', calls: 'every', fault: notYet });
    // when
    const beginning = begin(shop);
    // then
    await expect(beginning).rejects.toMatchObject({ code: 'trouble', applied: 'perhaps' });
  });

  test('without saying so where it cannot be read which one it was', async () => {
    // given
    await using shop = await inside();
    const green = await registerGreen(shop);
    shop.aws.faults.inject({
      operation: 'ecs:DescribeServiceDeployments',
      calls: 'every',
      fault: { kind: 'denied' },
    });
    // when
    const beginning = begin(shop, { green });
    // then
    await expect(beginning).rejects.toMatchObject({
      code: 'trouble',
      applied: 'perhaps',
      message: expect.stringContaining('ECS took the update of service api'),
    });
  });

  test('over one that somebody has begun since the service was read', async () => {
    // given
    await using shop = await inside();
    const theirs = await registerGreen(shop);
    // when
    const beginning = begin(shop, { meanwhile: () => updateService(shop, { taskDefinition: theirs.id }) });
    // then
    await expect(beginning).rejects.toMatchObject({ code: 'busy' });
    expect(await begunOf(shop, theirs)).toHaveLength(1);
  });

  test('by settings that are not those of the plan', async () => {
    // given
    await using shop = await inside();
    const deploymentConfiguration = { ...withoutPauses, bakeTimeInMinutes: 0 };
    // when
    const beginning = begin(shop, { meanwhile: () => updateService(shop, { deploymentConfiguration }) });
    // then
    await expect(beginning).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('deploymentConfiguration'),
    });
  });

  test('of what the service was told to run before', async () => {
    // given
    await using shop = await inside();
    const { service } = await handOn(shop);
    const green = { id: service.rollouts[0].taskDefinition, name: 'api:1' };
    // when
    const beginning = begin(shop, { green });
    // then
    await expect(beginning).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('told to run api:1 before'),
    });
    expect(shop.called()).not.toContain('UpdateService');
  });

  test.each(['ClientException', 'InvalidParameterException'])(
    'beside five that still have tasks: it waits for another turn (%s)',
    async name => {
      // given
      await using shop = await inside();
      const message = '5 active deployments exist, unable to create new deployment.';
      shop.aws.faults.inject(onUpdate({ kind: 'error', name, message }));
      // when
      const beginning = begin(shop);
      // then
      await expect(beginning).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('5 active') });
    },
  );

  test('that AWS does not accept, and its words are told', async () => {
    // given
    await using shop = await inside();
    shop.aws.faults.inject(onUpdate({ kind: 'error', name: 'ClientException', message: 'TaskDefinition is inactive' }));
    // when
    const beginning = begin(shop);
    // then
    await expect(beginning).rejects.toMatchObject({
      code: 'rejected',
      message: 'ecs:UpdateService: TaskDefinition is inactive (ClientException)',
    });
  });
});
