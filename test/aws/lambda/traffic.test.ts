import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteAliasCommand, DeleteFunctionCommand, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { sdkClients } from '../sdk-clients.ts';
import { type Checkout, type CheckoutOptions, openCheckout } from './checkout.ts';

const LIVE = { FunctionName: 'checkout', Name: 'live' };
const users = [{ call: 'live', requestsPerSecond: 50 }];
const open = ({ function: more, ...options }: CheckoutOptions = {}) =>
  openCheckout({ ...options, function: { users, ...more } });

/** Sums over all minutes that are published. */
async function sum({ aws }: Checkout, metric: string, dimensions: Readonly<Record<string, string>>) {
  const { cloudwatch } = sdkClients(aws.endpoint);
  const now = aws.timeline.now();
  const Metric = {
    Namespace: 'AWS/Lambda',
    MetricName: metric,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
  };
  const { MetricDataResults } = await cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(now - 3_600_000),
      EndTime: new Date(now),
      MetricDataQueries: [{ Id: 'm', MetricStat: { Metric, Period: 3600, Stat: 'Sum' } }],
    }),
  );
  return MetricDataResults?.[0]?.Values?.reduce((total, value) => total + value, 0);
}

describe('users of a function', () => {
  test('meet the version of the alias that they call', async () => {
    // given
    await using checkout = await open();

    // when
    await checkout.pass(60);

    // then
    const { requests, failed, byVersion } = checkout.aws.damage();
    expect(requests).toBeGreaterThan(2500);
    expect({ failed, versions: Object.keys(byVersion) }).toEqual({ failed: 0, versions: ['good'] });
  });

  test('follow a weight 1 to 5 s after it was written, in its share', async () => {
    // given
    await using checkout = await open();

    // when
    await checkout.lambda.send(
      new UpdateAliasCommand({ ...LIVE, RoutingConfig: { AdditionalVersionWeights: { 2: 0.25 } } }),
    );
    await checkout.pass(1);
    const early = checkout.aws.damage().byVersion['better'];
    await checkout.pass(599);

    // then
    const { requests, byVersion } = checkout.aws.damage();
    expect(early).toBeUndefined();
    expect((byVersion['better']?.requests ?? 0) / requests).toBeCloseTo(0.25, 1);
  });

  test('never follow a weight that the seed has ignored, although it is shown', async () => {
    // given
    await using checkout = await open({
      function: { aliases: [{ name: 'live', version: '1', weightsAre: 'ignored' }] },
    });

    // when
    const shown = await checkout.lambda.send(
      new UpdateAliasCommand({ ...LIVE, RoutingConfig: { AdditionalVersionWeights: { 2: 0.5 } } }),
    );
    await checkout.pass(60);

    // then
    expect(shown.RoutingConfig?.AdditionalVersionWeights).toEqual({ 2: 0.5 });
    expect(Object.keys(checkout.aws.damage().byVersion)).toEqual(['good']);
  });

  test('are hurt by the errors of the version that they meet', async () => {
    // given
    await using checkout = await open({
      function: {
        versions: [
          { version: '1', package: 'good' },
          { version: '2', package: 'bad' },
        ],
        aliases: [{ name: 'live', version: '1', weights: { 2: 0.1 } }],
      },
    });

    // when
    await checkout.pass(300);

    // then
    const { requests, failed, byVersion } = checkout.aws.damage();
    expect(failed / requests).toBeCloseTo(0.1, 1);
    expect(byVersion['bad']?.failed).toBe(failed);
  });

  test('get an error where the version is slower than its function’s time limit', async () => {
    // given
    await using checkout = await open({
      seed: { versions: { good: { latency: { medianMs: 1000, p99Ms: 1500 } } } },
      function: { timeoutSeconds: 1 },
    });

    // when
    await checkout.pass(60);

    // then
    const { requests, failed } = checkout.aws.damage();
    expect(failed / requests).toBeCloseTo(0.5, 1);
  });

  test('are turned away where too many of them come at once', async () => {
    // given
    await using checkout = await open({
      seed: { versions: { good: { latency: { medianMs: 1000, p99Ms: 1000 } } } },
      function: { reservedConcurrency: 25 },
    });

    // when
    await checkout.pass(60);

    // then
    const { requests, failedByBalancer } = checkout.aws.damage();
    expect(failedByBalancer / requests).toBeCloseTo(0.5, 1);
  });

  test.each([
    { what: 'an alias', remove: () => new DeleteAliasCommand(LIVE) },
    { what: 'a function', remove: () => new DeleteFunctionCommand({ FunctionName: 'checkout' }) },
  ])('of $what that is gone are all refused', async ({ remove }) => {
    // given
    await using checkout = await open();

    // when
    await checkout.lambda.send(remove() as DeleteAliasCommand);
    await checkout.pass(60);

    // then
    const { requests, failedByBalancer } = checkout.aws.damage();
    expect(requests).toBeGreaterThan(2500);
    expect(failedByBalancer).toBe(requests);
  });

  test('of $LATEST meet its code, and a zip that no seed knows is a healthy service', async () => {
    // given
    await using checkout = await openCheckout({
      seed: { versions: {} },
      function: { users: [{ call: '$LATEST', requestsPerSecond: 50 }] },
    });

    // when
    await checkout.pass(60);

    // then
    const { failed, byVersion } = checkout.aws.damage();
    expect({ failed, versions: Object.keys(byVersion) }).toEqual({ failed: 0, versions: ['better'] });
  });
});

describe('metrics of a function', () => {
  test('count invocations for the function, for the alias, and for each version behind it', async () => {
    // given
    await using checkout = await open({
      function: {
        versions: [
          { version: '1', package: 'good' },
          { version: '2', package: 'bad' },
        ],
        aliases: [{ name: 'live', version: '1', weights: { 2: 0.2 } }],
      },
    });

    // when
    await checkout.pass(120);
    await checkout.lambda.send(new DeleteAliasCommand(LIVE));
    await checkout.pass(240);

    // then
    const alias = { FunctionName: 'checkout', Resource: 'checkout:live' };
    const [all, ofAlias, blue, green] = await Promise.all([
      sum(checkout, 'Invocations', { FunctionName: 'checkout' }),
      sum(checkout, 'Invocations', alias),
      sum(checkout, 'Invocations', { ...alias, ExecutedVersion: '1' }),
      sum(checkout, 'Invocations', { ...alias, ExecutedVersion: '2' }),
    ]);
    const errors = await sum(checkout, 'Errors', { ...alias, ExecutedVersion: '2' });
    expect(ofAlias).toBe(all);
    expect((blue ?? 0) + (green ?? 0)).toBe(all);
    expect(errors).toBe(green);
    expect(await sum(checkout, 'Errors', { ...alias, ExecutedVersion: '1' })).toBe(0);
  });

  test('raise the alarms that watch them', async () => {
    // given
    await using checkout = await open({
      seed: {
        versions: { good: { requestErrors: 0.5 } },
        alarms: {
          metric: [
            {
              AlarmName: 'checkout-errors',
              Namespace: 'AWS/Lambda',
              MetricName: 'Errors',
              Dimensions: [
                { Name: 'FunctionName', Value: 'checkout' },
                { Name: 'Resource', Value: 'checkout:live' },
              ],
              Statistic: 'Average',
              Period: 60,
              EvaluationPeriods: 1,
              Threshold: 0.1,
              ComparisonOperator: 'GreaterThanThreshold',
            },
          ],
        },
      },
    });

    // when
    await checkout.pass(300);

    // then
    expect(checkout.aws.world.alarms.state('checkout-errors')).toBe('ALARM');
  });

  test('are there for throttles and concurrency too', async () => {
    // given
    await using checkout = await open({
      seed: { versions: { good: { latency: { medianMs: 1000, p99Ms: 1000 } } } },
      function: { reservedConcurrency: 25 },
    });

    // when
    await checkout.pass(300);

    // then
    const ofFunction = { FunctionName: 'checkout' };
    expect(await sum(checkout, 'Throttles', ofFunction)).toBeGreaterThan(1000);
    expect(await sum(checkout, 'ConcurrentExecutions', ofFunction)).toBeGreaterThan(25 * 100);
  });
});
