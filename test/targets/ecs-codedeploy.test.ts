import { describe, expect, test } from '@jest/globals';
import type { RunFacts } from '../../src/release/identity.ts';
import type { EcsTarget } from '../../src/request/request.ts';
import { codeDeployMover } from '../../src/targets/codedeploy/mover.ts';
import type { Survey } from '../../src/targets/ports.ts';
import { surveyTarget } from '../../src/targets/survey.ts';
import { blueImage, greenImage, shop as shopSeed } from '../releases/shop.ts';
import { canary, handOn, minute, registerGreen } from './codedeploy/hand.ts';
import { askedOf } from './asked.ts';
import { open, type OpenShop, openShop } from './open-shop.ts';

const release = (image: string): EcsTarget => ({
  kind: 'ecs',
  cluster: 'shop',
  service: 'api',
  base: { from: 'live' },
  images: { change: 'essential', image },
  application: undefined,
  deploymentGroup: undefined,
  appspec: undefined,
  hooks: 'as they stand',
});

const ourRun: RunFacts = {
  releaseId: 'gl-77-0a1b2c3d',
  changeId: 'gl-77-0a1b2c3d.2',
  environment: 'production',
  target: 'ecs/123456789012/eu-west-1/shop/api',
  targetKey: 'ecs/123456789012/eu-west-1/shop/api',
  runId: '77',
  attempt: 2,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: undefined,
  origin: { repository: 'octo-org/shop', workflow: '.github/workflows/release.yml', runNumber: 77 },
};
const anotherRun: RunFacts = { ...ourRun, releaseId: 'gl-78-0a1b2c3d', changeId: 'gl-78-0a1b2c3d.1' };

const survey = async (shop: OpenShop, image = greenImage, run = ourRun): Promise<Survey> => {
  const { clients, patient, brisk, clock } = shop;
  return surveyTarget(
    await askedOf(release(image)),
    run,
    { is: 'the inputs', recorded: new Map() },
    {
      region: 'eu-west-1',
      clients,
      patient,
      brisk,
      presence: async () => ({ is: 'not known', because: 'nobody asks', remedy: undefined }),
      now: () => clock.now(),
    },
  );
};

function toBeReleased(found: Survey): Extract<Survey, { is: 'to be released' }> {
  if (found.is !== 'to be released') throw new Error(`it is ${found.is}`);
  return found;
}

/** Begins the release of the shop's next version, as the first attempt of our run did. */
async function beginOurs(shop: OpenShop) {
  const hand = await handOn(shop);
  return await codeDeployMover(hand).begin(await registerGreen(shop));
}

describe('a survey of an ECS service under CodeDeploy', () => {
  test('tells blue, what green will be and how it differs, and what AWS is configured to do', async () => {
    // given
    await using shop = await openShop();
    // when
    const { found, ours } = toBeReleased(await survey(shop));
    // then
    expect(ours).toBeUndefined();
    expect(found).toMatchObject({
      blue: { name: 'api:1' },
      green: { is: 'to be made', family: 'api' },
      adopting: 'nothing',
      configured: { strategy: canary, bake: 10 * minute, alarms: [] },
      differences: [{ field: 'container api.image', shown: 'values', from: blueImage, to: greenImage }],
    });
  });

  test('writes nothing', async () => {
    // given
    await using shop = await openShop();
    // when
    await survey(shop);
    // then
    expect(shop.called().filter(name => !/^(Get|BatchGet|List|Describe)/.test(name))).toEqual([]);
  });

  test('finds that what was asked for serves already, by what would run and not by an id', async () => {
    // given
    await using shop = await openShop();
    // when
    const found = await survey(shop, blueImage);
    // then
    expect(found).toMatchObject({ is: 'serving already', revision: { name: 'api:1' } });
  });

  test('finds the deployment that an earlier attempt of this run has in flight, with its own blue and green', async () => {
    // given
    await using shop = await openShop();
    const change = await beginOurs(shop);
    await shop.clock.sleep(4 * minute);
    // when
    const { found, ours } = toBeReleased(await survey(shop));
    // then
    expect(ours).toEqual(change);
    expect(found).toMatchObject({
      adopting: { begunAt: expect.any(Number) },
      blue: { name: 'api:1' },
      green: { is: 'made', revision: change.revision, begun: { id: change.id, attempt: 1 } },
      serving: { who: 'split', green: 10 },
    });
  });

  test('dates the traffic of that deployment by AWS, and not by when it looks', async () => {
    // given
    await using shop = await openShop();
    const change = await beginOurs(shop);
    await shop.clock.sleep(12 * minute);
    // when
    const { green } = toBeReleased(await survey(shop)).found;
    // then
    const levels = green.is === 'made' && green.begun.traffic !== 'not known' ? green.begun.traffic : [];
    expect(levels.map(({ share }) => share)).toEqual([10, 100]);
    const [first, last] = levels.map(({ at }) => at - change.began);
    expect(first).toBeLessThan(4 * minute);
    expect(Math.abs(Number(last) - Number(first) - 5 * minute)).toBeLessThan(minute);
  });

  test('still knows blue when green has all traffic already', async () => {
    // given
    await using shop = await openShop();
    const change = await beginOurs(shop);
    await shop.clock.sleep(12 * minute);
    // when
    const { found, ours } = toBeReleased(await survey(shop));
    // then
    expect(ours).toEqual(change);
    expect(found.blue.name).toBe('api:1');
  });

  test('tells whose deployment is in the way, and what a release would be without it', async () => {
    // given
    await using shop = await openShop();
    const { id } = await beginOurs(shop);
    // when
    const found = await survey(shop, greenImage, anotherRun);
    // then
    expect(found).toMatchObject({
      is: 'busy',
      with: {
        id,
        creator: 'user',
        standsFor: undefined,
        madeBy: { is: 'another release', changeId: expect.stringContaining('gl-77-') },
      },
      found: { blue: { name: 'api:1' }, adopting: 'nothing' },
    });
  });

  test('takes no notice of a deployment that has ended', async () => {
    // given
    await using shop = await openShop();
    await beginOurs(shop);
    await shop.clock.sleep(40 * minute);
    // when
    const found = await survey(shop, greenImage, anotherRun);
    // then
    expect(found).toMatchObject({ is: 'serving already', revision: { name: 'api:2' } });
  });

  test("reads what a group's own configuration does", async () => {
    // given
    const seed = shopSeed({ group: { deploymentConfigName: 'our-own' } });
    const trafficRouting = { type: 'TimeBasedLinear' as const, percent: 20, minutes: 2 };
    const codeDeploy = { ...seed.codeDeploy!, configs: [{ name: 'our-own', trafficRouting }] };
    await using shop = await open({ ...seed, codeDeploy });
    // when
    const { found } = toBeReleased(await survey(shop));
    // then
    expect(found.configured.strategy).toEqual({ kind: 'linear', share: 20, every: 2 * minute });
    expect(found.configurationOf(found.configured.strategy).configuration).toBe('our-own');
    expect(found.configurationOf(canary).configuration).toBe('CodeDeployDefault.ECSCanary10Percent5Minutes');
  });

  test('warns where alarms stop the deployment and leave traffic where it is', async () => {
    // given
    const group = { alarms: { names: ['api-5xx'] }, autoRollback: { events: [] } };
    await using shop = await openShop({ group });
    // when
    const { found } = toBeReleased(await survey(shop));
    // then
    expect(found.configured.alarms).toEqual(['api-5xx']);
    expect(found.findings({ purpose: 'release', gates: [], strategy: canary })).toEqual([
      expect.objectContaining({ level: 'warning', reason: expect.stringContaining('without automatic rollback') }),
    ]);
  });

  test('warns of hooks that ran last time and would not run this time, for want of an AppSpec', async () => {
    // given
    const functions = { 'check-sign-in': { result: 'Succeeded' as const, takesSeconds: 1 } };
    await using shop = await openShop({ functions });
    const [hook] = [{ event: 'BeforeAllowTraffic', function: 'check-sign-in' }];
    const nothing = {
      container: undefined,
      platformVersion: undefined,
      network: undefined,
      capacityProviders: undefined,
    };
    const appspec = { path: 'appspec.yaml', ...nothing, hooks: [hook] };
    await codeDeployMover(await handOn(shop, {}, appspec)).begin(await registerGreen(shop));
    await shop.clock.sleep(40 * minute);
    // when
    const { found } = toBeReleased(await survey(shop, blueImage, anotherRun));
    // then
    expect(found.findings({ purpose: 'release', gates: [], strategy: canary })).toEqual([
      expect.objectContaining({
        level: 'warning',
        reason: expect.stringContaining('BeforeAllowTraffic (check-sign-in)'),
      }),
    ]);
  });

  test('refuses a service that stands behind no load balancer', async () => {
    // given
    await using shop = await openShop({
      world: {
        faults: [
          {
            operation: 'ecs:DescribeServices',
            calls: 'every',
            fault: { kind: 'set', members: { 'services.0.taskSets.0.loadBalancers': [] } },
          },
        ],
      },
    });
    // when
    const surveying = survey(shop);
    // then
    await expect(surveying).rejects.toMatchObject({
      code: 'refused',
      problems: [{ where: 'service', value: 'api', reason: expect.stringContaining('no load balancer') }],
    });
  });
});

describe('who serves, read back by identity', () => {
  const confirmed = async (primary: string | undefined) => {
    await using shop = await openShop();
    const { hands } = toBeReleased(await survey(shop));
    const { plan } = await handOn(shop);
    const change = { id: 'd-TEST', revision: await registerGreen(shop), began: 0 };
    if (primary !== undefined)
      shop.aws.faults.inject({
        operation: 'ecs:DescribeServices',
        calls: 'every',
        fault: {
          kind: 'set',
          members: {
            'services.0.taskSets.0.taskDefinition': primary === 'green' ? change.revision.id : `arn:x/${primary}`,
          },
        },
      });
    return await hands(plan).confirm(change);
  };

  test.each([
    { primary: undefined, served: 'blue' },
    { primary: 'green', served: 'green' },
    { primary: 'api:99', served: { third: 'api:99' } },
  ])('is $served where the primary set is $primary', async ({ primary, served }) => {
    // when
    const confirmation = await confirmed(primary);
    // then
    expect(confirmation.served).toEqual(served);
  });
});
