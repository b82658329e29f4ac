import { GetDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { GetAliasCommand, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { openCheckout, type Checkout, type CheckoutOptions } from '../../lambda/checkout.ts';
import { sdkClients } from '../../sdk-clients.ts';
import { GROUP, release } from './account.ts';

const group = {
  name: GROUP.deploymentGroupName,
  deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
  alarms: { names: ['checkout-errors'] },
  autoRollback: { events: ['DEPLOYMENT_STOP_ON_ALARM' as const] },
};

const anyError = {
  AlarmName: 'checkout-errors',
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: 'checkout' }],
  Statistic: 'Sum' as const,
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold' as const,
  TreatMissingData: 'notBreaching' as const,
};

/** The simulated Lambda's own `checkout`, with users of its alias, whose versions 1 and 2 are of these packages. */
function open(packages: readonly string[], change: CheckoutOptions['function'] = {}): Promise<Checkout> {
  const versions = packages.map((name, index) => ({ version: String(index + 1), package: name }));
  return openCheckout({
    function: { versions, users: [{ call: 'live', requestsPerSecond: 20 }], ...change },
    seed: {
      alarms: { metric: [anyError] },
      codeDeploy: {
        applications: [{ name: GROUP.applicationName, computePlatform: 'Lambda', groups: [group] }],
      },
    },
  });
}

/** Of version 2, where version 1 serves. Gives a way to ask how it stands. */
async function begin({ aws }: Checkout) {
  const codeDeploy = sdkClients(aws.endpoint).codedeploy;
  const deploymentId = await release({ codeDeploy }, { properties: { CurrentVersion: '1', TargetVersion: '2' } });
  return async () => (await codeDeploy.send(new GetDeploymentCommand({ deploymentId }))).deploymentInfo ?? {};
}

const aliasOf = ({ lambda }: Checkout) => lambda.send(new GetAliasCommand({ FunctionName: 'checkout', Name: 'live' }));

describe('CodeDeploy and Lambda together', () => {
  test('split the alias as Lambda shows it, and end with one version and no weights', async () => {
    // given
    await using checkout = await open(['good', 'better']);
    const info = await begin(checkout);

    // when
    await checkout.pass(60);
    const during = await aliasOf(checkout);
    await checkout.pass(5 * 60);
    const after = await aliasOf(checkout);

    // then
    expect((await info()).status).toBe('Succeeded');
    expect([during.FunctionVersion, during.RoutingConfig?.AdditionalVersionWeights]).toEqual(['1', { '2': 0.1 }]);
    expect([after.FunctionVersion, after.RoutingConfig?.AdditionalVersionWeights ?? {}]).toEqual(['2', {}]);
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('take a bad version back: its users raise the errors, these the alarm, and that the rollback', async () => {
    // given
    await using checkout = await open(['good', 'bad']);
    const info = await begin(checkout);

    // when
    await checkout.pass(5 * 60);

    // then
    const { status, errorInformation, rollbackInfo } = await info();
    expect([status, errorInformation?.code]).toEqual(['Stopped', 'ALARM_ACTIVE']);
    expect(rollbackInfo?.rollbackDeploymentId).toMatch(/^d-/);
    const { FunctionVersion, RoutingConfig } = await aliasOf(checkout);
    expect([FunctionVersion, RoutingConfig?.AdditionalVersionWeights ?? {}]).toEqual(['1', {}]);
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('fail for versions that Lambda does not let share an alias, in the words of Lambda', async () => {
    // given
    const other = { Role: 'arn:aws:iam::123456789012:role/other' };
    await using checkout = await open([], {
      versions: [
        { version: '1', package: 'good' },
        { version: '2', package: 'better', configuration: other },
      ],
    });
    const info = await begin(checkout);

    // when
    await checkout.pass(60);

    // then
    const { status, errorInformation } = await info();
    expect([status, errorInformation?.code]).toEqual(['Failed', 'INVALID_LAMBDA_CONFIGURATION']);
    expect(errorInformation?.message).toContain('same execution role');
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('notice an UpdateAlias of somebody else at the next step', async () => {
    // given
    await using checkout = await open(['good', 'better']);
    const info = await begin(checkout);
    await checkout.pass(60);

    // when
    await checkout.lambda.send(
      new UpdateAliasCommand({
        FunctionName: 'checkout',
        Name: 'live',
        FunctionVersion: '1',
        RoutingConfig: { AdditionalVersionWeights: {} },
      }),
    );
    await checkout.pass(5 * 60);

    // then
    expect((await info()).errorInformation?.code).toBe('INVALID_LAMBDA_CONFIGURATION');
    expect((await aliasOf(checkout)).FunctionVersion).toBe('1');
  });
});
