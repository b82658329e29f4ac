import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../../src/release/plan.ts';
import type { Strategy } from '../../../src/release/words.ts';
import { checkAppSpecFile } from '../../../src/request/appspec-file.ts';
import type { Revision } from '../../../src/release/words.ts';
import type { AppSpecFile } from '../../../src/request/request.ts';
import { taskDefinitionIn } from '../../../src/targets/codedeploy/ecs-appspec.ts';
import { configurationFor } from '../../../src/targets/codedeploy/configuration.ts';
import { createDeployment } from '../../../src/targets/codedeploy/create.ts';
import { readDeployment } from '../../../src/targets/codedeploy/deployment.ts';
import type { Fault, FaultRule } from '../../aws/fault-rule.ts';
import { type OpenShop, openShop } from '../open-shop.ts';
import { canary, changeId, handOn, minute, registerGreen } from './hand.ts';

const group = { applicationName: 'AppECS-shop-api', deploymentGroupName: 'DgpECS-shop-api' };

/** Everything that was ever deployed in the group, newest first. */
async function deployments(shop: OpenShop): Promise<readonly string[]> {
  const { client, sdk } = await shop.clients.codedeploy();
  return (await client.send(new sdk.ListDeploymentsCommand(group))).deployments ?? [];
}

async function begin(shop: OpenShop, changes: Partial<Plan> = {}, appspec?: AppSpecFile, green?: Revision) {
  return await createDeployment(await handOn(shop, changes, appspec), green ?? (await registerGreen(shop)));
}

const appspec: AppSpecFile = {
  path: 'appspec.yml',
  container: undefined,
  platformVersion: '1.4.0',
  network: { subnets: ['subnet-a'], securityGroups: ['sg-a'], assignPublicIp: 'DISABLED' },
  capacityProviders: [{ provider: 'FARGATE', base: 1, weight: 1 }],
  hooks: [{ event: 'BeforeAllowTraffic', function: 'check-login' }],
};

async function contentOf(shop: OpenShop, id: string): Promise<string> {
  const { revision } = await readDeployment(shop.clients.codedeploy, shop.patient, id);
  return revision?.appSpecContent?.content ?? '';
}

const onCreate = (fault: Fault): FaultRule => ({ operation: 'codedeploy:CreateDeployment', calls: { nth: 1 }, fault });

const ofAnotherRun = (plan: Plan): Partial<Plan> => ({ run: { ...plan.run, changeId: 'gl-99-0a1b2c3d.1' } });

describe('a deployment', () => {
  test('is begun with the revision, the stamp and the configuration of the plan', async () => {
    // given
    await using shop = await openShop();
    // when
    const change = await begin(shop);
    // then
    const info = await readDeployment(shop.clients.codedeploy, shop.patient, change.id);
    expect(info).toMatchObject({
      description: `greenlight ${changeId}`,
      deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
      autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
    });
    expect(taskDefinitionIn(info.revision?.appSpecContent?.content)).toBe(change.revision.id);
  });

  test("carries what the user's own AppSpec says, with the revision of the plan and the service's own container", async () => {
    // given
    await using shop = await openShop();
    // when
    const change = await begin(shop, {}, appspec);
    // then
    const content = await contentOf(shop, change.id);
    expect(taskDefinitionIn(content)).toBe(change.revision.id);
    const container = { name: 'api', port: 8080 };
    expect(checkAppSpecFile('x', content)).toEqual({ ok: true, value: { ...appspec, path: 'x', container } });
  });

  test("stands behind the container that the user's own AppSpec names", async () => {
    // given
    await using shop = await openShop();
    const container = { name: 'api', port: 9090 };
    // when
    const change = await begin(shop, {}, { ...appspec, hooks: [], container });
    // then
    const read = checkAppSpecFile('x', await contentOf(shop, change.id));
    expect(read.ok && read.value.container).toEqual(container);
  });

  test("keeps the group's own rollbacks where nothing is to be reverted", async () => {
    // given
    await using shop = await openShop({ group: { autoRollback: { events: ['DEPLOYMENT_STOP_ON_REQUEST'] } } });
    const { plan } = await handOn(shop);
    // when
    const change = await begin(shop, { policy: { ...plan.policy, onFailure: 'leave' } });
    // then
    const info = await readDeployment(shop.clients.codedeploy, shop.patient, change.id);
    expect(info.autoRollbackConfiguration).toEqual({ enabled: true, events: ['DEPLOYMENT_STOP_ON_REQUEST'] });
  });

  test.each<{ what: string; fault: Fault }>([
    { what: 'after AWS had begun it', fault: { kind: 'lost-after' } },
    { what: 'before AWS heard of it', fault: { kind: 'lost-before' } },
    { what: 'by a server error', fault: { kind: 'server-error' } },
    { what: 'by throttling', fault: { kind: 'throttle' } },
  ])('is begun exactly once when the answer was lost $what', async ({ fault }) => {
    // given
    await using shop = await openShop({ world: { faults: [onCreate(fault)] } });
    // when
    const change = await begin(shop);
    // then
    expect(await deployments(shop)).toEqual([change.id]);
  });

  test('that AWS began and cannot show yet is ours, and not in the way of ours', async () => {
    // given
    await using shop = await openShop();
    const notYet = { kind: 'error' as const, name: 'DeploymentDoesNotExistException', message: 'not yet' };
    shop.aws.faults.inject({ operation: 'codedeploy:GetDeployment', calls: { nth: 1 }, fault: notYet });
    // when
    const change = await begin(shop);
    // then
    expect(await deployments(shop)).toEqual([change.id]);
  });

  test('that this very change has in flight is gone on with, and not begun again', async () => {
    // given
    await using shop = await openShop();
    const green = await registerGreen(shop);
    const first = await begin(shop, {}, undefined, green);
    // when
    const second = await begin(shop, {}, undefined, green);
    // then
    expect(second.id).toBe(first.id);
    expect(await deployments(shop)).toEqual([first.id]);
  });
});

describe('a group that is busy', () => {
  test('with what another step of this very run deploys is busy: our stamp, and another revision', async () => {
    // given
    await using shop = await openShop();
    const theirs = await begin(shop);
    // when
    const beginning = begin(shop);
    // then
    await expect(beginning).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining(theirs.id) });
  });

  test.each([
    { wording: 'new', message: (id: string) => `Deployment Group 'x' already has an active Deployment '${id}'` },
    { wording: 'old', message: (id: string) => `The deployment group is already deploying '${id}'.` },
  ])("with somebody else's deployment is told by its id and maker, in AWS's $wording wording", async ({ message }) => {
    // given
    await using shop = await openShop();
    const { plan } = await handOn(shop);
    const theirs = await begin(shop, ofAnotherRun(plan));
    const busy = { kind: 'error' as const, name: 'DeploymentLimitExceededException', message: message(theirs.id) };
    shop.aws.faults.inject(onCreate(busy));
    // when
    const beginning = begin(shop);
    // then
    await expect(beginning).rejects.toMatchObject({
      code: 'busy',
      message: `AppECS-shop-api/DgpECS-shop-api is busy with deployment ${theirs.id} (made by hand or by another tool).`,
    });
    expect(await deployments(shop)).toEqual([theirs.id]);
  });

  test("with somebody else's deployment is busy as the simulated AWS says it, too", async () => {
    // given
    await using shop = await openShop();
    const { plan } = await handOn(shop);
    const theirs = await begin(shop, ofAnotherRun(plan));
    // when
    const beginning = begin(shop);
    // then
    await expect(beginning).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining(theirs.id) });
  });

  test("is not to blame for the account's own limit", async () => {
    // given
    await using shop = await openShop();
    const message = 'You have exceeded the maximum number of concurrent deployments for this account';
    shop.aws.faults.inject(onCreate({ kind: 'error', name: 'DeploymentLimitExceededException', message }));
    // when
    const beginning = begin(shop);
    // then
    await expect(beginning).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining(message),
      hint: expect.stringContaining('limit of the account'),
    });
    expect(await deployments(shop)).toEqual([]);
  });
});

describe('a configuration that AWS does not have', () => {
  const strategy: Strategy = { kind: 'canary', steps: [{ share: 25, hold: 7 * minute }] };
  const name = 'Greenlight.ECSCanary25Percent7Minutes';

  const configuration = async (shop: OpenShop) => {
    const { client, sdk } = await shop.clients.codedeploy();
    const { deploymentConfigInfo } = await client.send(
      new sdk.GetDeploymentConfigCommand({ deploymentConfigName: name }),
    );
    return deploymentConfigInfo;
  };
  const made = (shop: OpenShop) => shop.called().filter(call => call === 'CreateDeploymentConfig').length;

  test('is made under the name of its content, and used', async () => {
    // given
    await using shop = await openShop();
    // when
    const change = await begin(shop, { strategy });
    // then
    expect(await configuration(shop)).toMatchObject({
      computePlatform: 'ECS',
      trafficRoutingConfig: {
        type: 'TimeBasedCanary',
        timeBasedCanary: { canaryPercentage: 25, canaryInterval: 7 },
      },
    });
    const info = await readDeployment(shop.clients.codedeploy, shop.patient, change.id);
    expect(info.deploymentConfigName).toBe(name);
  });

  test('is made once, and found again by the next release that wants the same', async () => {
    // given
    await using shop = await openShop();
    const green = await registerGreen(shop);
    await begin(shop, { strategy }, undefined, green);
    // when
    await begin(shop, { strategy }, undefined, green);
    // then
    expect(made(shop)).toBe(1);
  });

  test('is as good when somebody else was quicker to make it', async () => {
    // given
    await using shop = await openShop();
    const error = { kind: 'error' as const, name: 'DeploymentConfigDoesNotExistException', message: 'not yet' };
    const green = await registerGreen(shop);
    await begin(shop, { strategy }, undefined, green);
    shop.aws.faults.inject({ operation: 'codedeploy:GetDeploymentConfig', calls: { nth: 1 }, fault: error });
    // when
    const change = await begin(shop, { strategy }, undefined, green);
    // then
    expect(change.id).toMatch(/^d-/);
    expect(made(shop)).toBe(2);
  });

  test.each([
    {
      what: 'moves traffic in another way',
      theirs: {
        computePlatform: 'ECS',
        trafficRoutingConfig: { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 25, canaryInterval: 8 } },
      },
    },
    {
      what: 'is for Lambda',
      theirs: {
        computePlatform: 'Lambda',
        trafficRoutingConfig: { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 25, canaryInterval: 7 } },
      },
    },
  ] as const)('whose name stands for something else already, because it $what, is not used', async ({ theirs }) => {
    // given
    await using shop = await openShop();
    const { client, sdk } = await shop.clients.codedeploy();
    await client.send(new sdk.CreateDeploymentConfigCommand({ deploymentConfigName: name, ...theirs }));
    // when
    const beginning = begin(shop, { strategy });
    // then
    await expect(beginning).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining(name) });
    expect(await deployments(shop)).toEqual([]);
  });

  test('and that the account has no room for is refused with what can be done', async () => {
    // given
    await using shop = await openShop();
    const error = { kind: 'error' as const, name: 'DeploymentConfigLimitExceededException', message: 'too many' };
    shop.aws.faults.inject({ operation: 'codedeploy:CreateDeploymentConfig', calls: { nth: 1 }, fault: error });
    // when
    const beginning = begin(shop, { strategy });
    // then
    await expect(beginning).rejects.toMatchObject({ code: 'rejected', hint: expect.stringContaining('Delete') });
    expect(await deployments(shop)).toEqual([]);
  });

  test.each<{ what: string; changes: Partial<Plan> }>([
    { what: "where AWS's own does it", changes: { strategy: canary } },
    {
      what: "where the group's own does it",
      changes: { strategy, configuration: 'our-own', configurationMade: 'by AWS or the user' },
    },
  ])('is not made $what', async ({ changes }) => {
    // given
    const routing = { type: 'TimeBasedCanary', percent: 25, minutes: 7 } as const;
    await using shop = await openShop();
    const { client, sdk } = await shop.clients.codedeploy();
    await client.send(
      new sdk.CreateDeploymentConfigCommand({
        deploymentConfigName: 'our-own',
        computePlatform: 'ECS',
        trafficRoutingConfig: {
          type: routing.type,
          timeBasedCanary: { canaryPercentage: routing.percent, canaryInterval: routing.minutes },
        },
      }),
    );
    // when
    const change = await begin(shop, changes);
    // then
    expect(made(shop)).toBe(1);
    const info = await readDeployment(shop.clients.codedeploy, shop.patient, change.id);
    expect(info.deploymentConfigName).toBe(changes.configuration ?? configurationFor(canary, 'ECS').name);
  });
});
