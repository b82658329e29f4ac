import { ListDeploymentTargetsCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../account.ts';
import { deploymentOf, untilStatus } from '../releases.ts';
import { all, openLambdaAccount, release, share, type LambdaAccount } from './account.ts';

const ON_FAILURE = { autoRollback: { events: ['DEPLOYMENT_FAILURE' as const] } };
const SPLIT = { version: '4', weights: new Map([['5', 0.1]]) };

const nothing = () => undefined;
const split = ({ functions }: LambdaAccount) => functions.route('checkout', 'live', SPLIT);

describe('a release that does not fit its function', () => {
  test.each([
    ['an unknown function', { Name: 'chekout' }, nothing, 'INVALID_LAMBDA_FUNCTION', /function chekout does not exist/],
    ['an unknown alias', { Alias: 'prod' }, nothing, 'INVALID_LAMBDA_FUNCTION', /no alias prod/],
    ['an unknown target version', { TargetVersion: '6' }, nothing, 'INVALID_LAMBDA_FUNCTION', /no version 6/],
    [
      'a current version that is not the alias’s',
      { CurrentVersion: '5', TargetVersion: '4' },
      nothing,
      'INVALID_LAMBDA_CONFIGURATION',
      /The Lambda function alias version does not match the current version in AppSpec file\.$/,
    ],
    [
      'one version as both, and traffic to be shifted by steps',
      { TargetVersion: '4' },
      nothing,
      'INVALID_LAMBDA_CONFIGURATION',
      /has an invalid configuration\.$/,
    ],
    [
      'an alias that divides its traffic already',
      {},
      split,
      'INVALID_LAMBDA_CONFIGURATION',
      /live of checkout divides its traffic/,
    ],
  ])('for %s fails before it has a target, and moves nothing', async (_what, properties, prepare, code, message) => {
    // given
    await using account = await openLambdaAccount({ group: ON_FAILURE });
    prepare(account);
    const before = account.functions.alias('checkout', 'live');

    // when
    const id = await release(account, { properties });
    const { errorInformation } = await untilStatus(account, id, ['Failed'], MINUTE);
    await account.pass(MINUTE);

    // then
    expect(errorInformation).toEqual({ code, message: expect.stringMatching(message) });
    const targets = account.codeDeploy.send(new ListDeploymentTargetsCommand({ deploymentId: id }));
    await expect(targets).rejects.toMatchObject({ name: 'DeploymentNotStartedException' });
    expect((await deploymentOf(account, id)).rollbackInfo).toBeUndefined();
    expect(account.functions.alias('checkout', 'live')).toEqual(before);
    expect(account.bugs).toEqual([]);
  });

  test('may name one version as both when traffic moves all at once', async () => {
    // given
    await using account = await openLambdaAccount({
      group: { deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' },
    });

    // when
    const id = await release(account, { properties: { TargetVersion: '4' } });

    // then
    await untilStatus(account, id, ['Succeeded'], MINUTE);
    expect(account.functions.alias('checkout', 'live')).toEqual(all('4'));
  });
});

describe('a group whose last release has failed at its start', () => {
  test('takes the next one', async () => {
    // given
    await using account = await openLambdaAccount();
    const first = await release(account, { properties: { TargetVersion: '6' } });
    await untilStatus(account, first, ['Failed'], MINUTE);

    // when
    await untilStatus(account, await release(account), ['Succeeded'], 10 * MINUTE);

    // then
    expect(share(account)).toBe(1);
  });
});
