import { describe, expect, test } from '@jest/globals';
import { type AskedOfLambda, findLambdaGroup } from '../../../src/targets/codedeploy/lambda-group.ts';
import type { LambdaGroupInput } from '../../aws/codedeploy/seed.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { checkout } from '../../releases/checkout.ts';
import { checkoutUnderCodeDeploy } from '../../releases/checkout-codedeploy.ts';
import { type OpenShop, open } from '../open-shop.ts';

const ofCheckout: AskedOfLambda = { application: undefined, group: undefined, function: 'checkout', alias: 'live' };

const find = ({ clients, patient }: OpenShop, asked: Partial<AskedOfLambda> = {}) =>
  findLambdaGroup(clients.codedeploy, patient, { ...ofCheckout, ...asked });

type Applications = NonNullable<SeedInput['codeDeploy']>['applications'];

const versions = ['1', '2'].map(version => ({ version, package: 'checkout-2.4.0' }));
const aliases = ['live', 'beta'].map(name => ({ name, version: '2' }));

const withGroups = (applications: Readonly<Record<string, readonly LambdaGroupInput[]>>) =>
  open(
    checkout({
      function: { versions, aliases },
      world: {
        codeDeploy: {
          applications: Object.entries(applications).map(([name, groups]): Applications[number] => ({
            name,
            computePlatform: 'Lambda',
            groups: [...groups],
          })),
        },
      },
    }),
  );

const moved = (name: string, alias: string): LambdaGroupInput => ({
  name,
  lastDeployment: { functionName: 'checkout', alias, currentVersion: '1', targetVersion: '2' },
});

describe('the deployment group of an alias', () => {
  test('is found by what its last deployment moved', async () => {
    // given
    await using account = await open(checkoutUnderCodeDeploy());
    // when
    const found = await find(account);
    // then
    expect(found).toMatchObject({
      application: 'shop-functions',
      name: 'checkout-live',
      configuration: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      alarms: ['checkout-errors', 'checkout-p99'],
      blueKept: 0,
      readyWait: 'none',
      pair: undefined,
    });
  });

  test('is not that of another alias of the same function', async () => {
    // given
    await using account = await withGroups({ shop: [moved('of-beta', 'beta'), moved('of-live', 'live')] });
    // when
    const found = await find(account);
    // then
    expect(found?.name).toBe('of-live');
  });

  test('is none where no group has ever moved the alias, and none was named', async () => {
    // given
    await using account = await withGroups({ shop: [moved('of-beta', 'beta'), { name: 'new' }] });
    // when
    const found = await find(account);
    // then
    expect(found).toBeUndefined();
  });

  test('is none in an account without CodeDeploy, after a single question', async () => {
    // given
    await using account = await open(checkout());
    // when
    const found = await find(account);
    // then
    expect(found).toBeUndefined();
    expect(account.called()).toEqual(['ListApplications']);
  });

  test('is found among many with few questions, for their deployments are read in batches', async () => {
    // given
    const others = Array.from({ length: 40 }, (_, at) => moved(`other-${at}`, 'beta'));
    await using account = await withGroups({ shop: [...others, moved('of-live', 'live')] });
    // when
    const found = await find(account);
    // then
    expect(found?.name).toBe('of-live');
    expect(account.called().filter(name => name === 'BatchGetDeployments')).toHaveLength(2);
  });

  test('is the one that was named, also before its first deployment', async () => {
    // given
    await using account = await withGroups({ shop: [{ name: 'new' }, moved('of-live', 'live')] });
    // when
    const found = await find(account, { application: 'shop', group: 'new' });
    // then
    expect(found?.name).toBe('new');
    expect(account.called()).toEqual(['BatchGetDeploymentGroups']);
  });

  test('is the only new one of an application that was named', async () => {
    // given
    await using account = await withGroups({ shop: [{ name: 'new' }, moved('of-beta', 'beta')] });
    // when
    const found = await find(account, { application: 'shop' });
    // then
    expect(found?.name).toBe('new');
  });

  test('is found by its name alone, in whichever application it is', async () => {
    // given
    await using account = await withGroups({ shop: [{ name: 'one' }], till: [{ name: 'two' }] });
    // when
    const found = await find(account, { group: 'two' });
    // then
    expect([found?.application, found?.name]).toEqual(['till', 'two']);
  });
});

describe('a deployment group is refused', () => {
  test.each<{ what: string; asked: Partial<AskedOfLambda>; problem: object }>([
    {
      what: 'two have moved the alias',
      asked: {},
      problem: {
        where: 'deployment-group',
        reason: '2 deployment groups have moved alias live of checkout: shop/one, till/one',
        remedy: expect.stringContaining('`application: none`'),
      },
    },
    {
      what: 'two applications have one of that name',
      asked: { group: 'one' },
      problem: { value: 'one', reason: '2 applications have such a group: shop/one, till/one' },
    },
    {
      what: 'no application has one of that name',
      asked: { group: 'three' },
      problem: {
        value: 'three',
        reason: 'CodeDeploy has no such group in any application of platform Lambda',
      },
    },
    {
      what: 'the application that was named does not have it',
      asked: { application: 'shop', group: 'three' },
      problem: { value: 'three', reason: 'CodeDeploy has no such group in application shop' },
    },
    {
      what: 'the application that was named does not exist',
      asked: { application: 'shed' },
      problem: { where: 'application', value: 'shed' },
    },
    {
      what: 'none of the application has moved the alias, and none is new',
      asked: { application: 'shop', alias: 'beta' },
      problem: {
        where: 'application',
        reason: 'none of its groups has moved alias beta of checkout yet',
        remedy: 'say which with `deployment-group`: one of shop/one',
      },
    },
  ])('where $what', async ({ asked, problem }) => {
    // given
    await using account = await withGroups({ shop: [moved('one', 'live')], till: [moved('one', 'live')] });
    // when
    const finding = find(account, asked);
    // then
    await expect(finding).rejects.toMatchObject({ code: 'refused', problems: [expect.objectContaining(problem)] });
  });

  test.each<{ what: string; asked: Partial<AskedOfLambda>; leavesItOut: boolean }>([
    { what: 'can be left out, where nothing was asked of CodeDeploy', asked: {}, leavesItOut: true },
    { what: 'is what was asked for, where it is named', asked: { group: 'one' }, leavesItOut: false },
  ])('where AWS does not let us look for it, and $what', async ({ asked, leavesItOut }) => {
    // given
    await using account = await open({ ...checkout(), denied: ['codedeploy:ListApplications'] });
    // when
    const error: unknown = await find(account, asked).catch((raised: unknown) => raised);
    // then
    expect(error).toMatchObject({ code: 'denied', message: expect.stringContaining('codedeploy:ListApplications') });
    expect(JSON.stringify(error).includes('application: none')).toBe(leavesItOut);
  });

  test('where the one that was named is of another platform', async () => {
    // given
    const members = { 'deploymentGroupsInfo.0.computePlatform': 'ECS' };
    await using account = await withGroups({ shop: [{ name: 'one' }] });
    account.aws.faults.inject({
      operation: 'codedeploy:BatchGetDeploymentGroups',
      calls: 'every',
      fault: { kind: 'set', members },
    });
    // when
    const finding = find(account, { application: 'shop', group: 'one' });
    // then
    await expect(finding).rejects.toMatchObject({
      code: 'refused',
      problems: [
        {
          where: 'deployment-group',
          value: 'shop/one',
          reason: 'it is of the platform ECS',
          remedy: 'a group of platform Lambda, of style BLUE_GREEN and WITH_TRAFFIC_CONTROL',
        },
      ],
    });
  });
});
