import { describe, expect, test } from '@jest/globals';
import { type Asked, findGroup } from '../../../src/targets/codedeploy/group.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { production, shop } from '../../releases/shop.ts';
import { type OpenShop, open, openShop } from '../open-shop.ts';

const minute = 60_000;
const unnamed: Asked = { application: undefined, group: undefined, cluster: 'shop', service: 'api' };

const find = (account: OpenShop, asked: Partial<Asked> = {}) =>
  findGroup(account.clients.codedeploy, account.patient, { ...unnamed, ...asked });

type Applications = NonNullable<SeedInput['codeDeploy']>['applications'];

const group = (name: string) => ({
  name,
  service: { cluster: 'shop', name: 'api' },
  targetGroups: ['api-1', 'api-2'] as [string, string],
  prodListener: production,
});

const withApplications = (applications: Applications) => open({ ...shop(), codeDeploy: { applications } });

/** The members of the only group are told otherwise. */
const told = (members: Record<string, unknown>) =>
  openShop({
    world: {
      faults: [
        {
          operation: 'codedeploy:BatchGetDeploymentGroups',
          calls: 'every',
          fault: {
            kind: 'set',
            members: Object.fromEntries(
              Object.entries(members).map(([name, value]) => [`deploymentGroupsInfo.0.${name}`, value]),
            ),
          },
        },
      ],
    },
  });

describe('the deployment group of a service', () => {
  test('is found by the service that it releases', async () => {
    // given
    await using account = await openShop();
    // when
    const found = await find(account);
    // then
    expect(found).toMatchObject({
      application: 'AppECS-shop-api',
      name: 'DgpECS-shop-api',
      configuration: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
      blueKept: 10 * minute,
      readyWait: 'none',
      termination: { action: 'TERMINATE', minutes: 10 },
      pair: { targetGroups: ['api-1', 'api-2'], testListeners: [] },
      lastDeployment: undefined,
    });
  });

  test('is taken by its name without a search', async () => {
    // given
    await using account = await openShop();
    // when
    const found = await find(account, { application: 'AppECS-shop-api', group: 'DgpECS-shop-api' });
    // then
    expect(found.name).toBe('DgpECS-shop-api');
    expect(account.called()).toEqual(['BatchGetDeploymentGroups']);
  });

  test('is found on the second page of applications and of groups', async () => {
    // given
    const many = Array.from({ length: 120 }, (_, at) => ({ name: `another-${at}`, groups: [] }));
    const groups = Array.from({ length: 120 }, (_, at) => ({
      ...group(`another-${at}`),
      service: { cluster: 'shop', name: 'other' },
    }));
    await using account = await withApplications([...many, { name: 'ours', groups: [...groups, group('ours')] }]);
    // when
    const found = await find(account);
    // then
    expect([found.application, found.name]).toEqual(['ours', 'ours']);
  });

  test('is refused where there is none', async () => {
    // given
    await using account = await withApplications([{ name: 'shop', groups: [] }]);
    // when
    const finding = find(account);
    // then
    await expect(finding).rejects.toMatchObject({
      code: 'refused',
      problems: [
        {
          where: 'deployment-group',
          reason: 'no CodeDeploy deployment group releases service api of cluster shop',
          remedy: 'create a deployment group of platform ECS for this service',
        },
      ],
    });
  });

  test('is told as misspelt where it is named and CodeDeploy has none of that name', async () => {
    // given
    await using account = await openShop();
    // when
    const finding = find(account, { application: 'AppECS-shop-api', group: 'DgpECS-shop-apy' });
    // then
    await expect(finding).rejects.toMatchObject({
      code: 'refused',
      problems: [
        {
          where: 'deployment-group',
          value: 'DgpECS-shop-apy',
          reason: 'CodeDeploy has no such group in application AppECS-shop-api',
        },
      ],
    });
  });

  test('is refused where two release the service: that is a problem, not a guess', async () => {
    // given
    await using account = await withApplications([{ name: 'shop', groups: [group('one'), group('two')] }]);
    // when
    const finding = find(account);
    // then
    await expect(finding).rejects.toMatchObject({
      code: 'refused',
      problems: [
        {
          where: 'deployment-group',
          reason: '2 deployment groups release this service: shop/one, shop/two',
          remedy: 'say which with `application` and `deployment-group`',
        },
      ],
    });
  });

  test('is one of two where it is named, in whichever application it is', async () => {
    // given
    await using account = await withApplications([
      { name: 'shop', groups: [group('one')] },
      { name: 'till', groups: [group('two')] },
    ]);
    // when
    const found = [await find(account, { group: 'two' }), await find(account, { application: 'shop' })];
    // then
    expect(found.map(({ application, name }) => [application, name])).toEqual([
      ['till', 'two'],
      ['shop', 'one'],
    ]);
  });

  test('is refused where it is named and releases another service', async () => {
    // given
    await using account = await openShop();
    // when
    const finding = find(account, { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', service: 'till' });
    // then
    await expect(finding).rejects.toMatchObject({
      code: 'refused',
      problems: [
        {
          value: 'DgpECS-shop-api',
          reason: 'AppECS-shop-api/DgpECS-shop-api does not release service till of cluster shop',
          remedy: expect.stringContaining('AppECS-shop-api/DgpECS-shop-api'),
        },
      ],
    });
  });

  test.each<{ what: string; asked: Partial<Asked> }>([
    { what: 'with its group', asked: { application: 'AppECS-shed', group: 'DgpECS-shop-api' } },
    { what: 'alone', asked: { application: 'AppECS-shed' } },
  ])('is refused where the application that is named $what does not exist', async ({ asked }) => {
    // given
    await using account = await openShop();
    // when
    const finding = find(account, asked);
    // then
    await expect(finding).rejects.toMatchObject({
      code: 'refused',
      problems: [{ where: 'application', value: 'AppECS-shed' }],
    });
  });

  test.each(['Lambda', 'Server'])('is refused where the one that is named is of the platform %s', async platform => {
    // given
    await using account = await told({ computePlatform: platform, ecsServices: [] });
    // when
    const finding = find(account, { application: 'AppECS-shop-api', group: 'DgpECS-shop-api' });
    // then
    await expect(finding).rejects.toMatchObject({
      code: 'refused',
      problems: [
        {
          where: 'application',
          value: 'AppECS-shop-api',
          reason: `AppECS-shop-api/DgpECS-shop-api is of the platform ${platform}, not of ECS`,
          remedy: 'create a deployment group of platform ECS for this service',
        },
      ],
    });
  });

  test('fails loudly where the one that is named is of a platform that nobody knows', async () => {
    // given
    await using account = await told({ computePlatform: 'Abacus', ecsServices: [] });
    // when
    const finding = find(account, { application: 'AppECS-shop-api', group: 'DgpECS-shop-api' });
    // then
    await expect(finding).rejects.toMatchObject({ code: 'unknown-answer', message: expect.stringContaining('Abacus') });
  });
});
