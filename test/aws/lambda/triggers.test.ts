import {
  GetAccountSettingsCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  ListEventSourceMappingsCommand,
  ListFunctionUrlConfigsCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { ARN, openCheckout } from './checkout.ts';

const FUNCTION = { FunctionName: 'checkout' };
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
const open = () =>
  openCheckout({
    function: {
      eventSources: [{ arn: QUEUE, qualifier: 'live' }, { arn: `${QUEUE}-old` }],
      urls: [{ qualifier: 'live', authType: 'NONE' }],
      permissions: [{ sid: 'gateway', qualifier: 'live', principal: 'apigateway.amazonaws.com' }],
    },
  });

describe('what calls a function', () => {
  test('event source mappings are listed for exactly what is named', async () => {
    // given
    await using checkout = await open();
    const sources = async (FunctionName?: string) => {
      const input = FunctionName === undefined ? {} : { FunctionName };
      const { EventSourceMappings } = await checkout.lambda.send(new ListEventSourceMappingsCommand(input));
      return EventSourceMappings?.map(mapping => [mapping.EventSourceArn, mapping.FunctionArn, mapping.State]);
    };

    // when
    const [ofAlias, ofFunction, all] = [await sources('checkout:live'), await sources('checkout'), await sources()];
    const [ofNoAlias, ofNoFunction] = [await sources('checkout:other'), await sources('nobody')];

    // then
    expect(ofAlias).toEqual([[QUEUE, `${ARN}:live`, 'Enabled']]);
    expect(ofFunction).toEqual([[`${QUEUE}-old`, ARN, 'Enabled']]);
    expect(all).toHaveLength(2);
    expect([ofNoAlias, ofNoFunction]).toEqual([[], []]);
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('a function URL is found by its alias, and not without it', async () => {
    // given
    await using checkout = await open();
    const { lambda } = checkout;

    // when
    const url = await lambda.send(new GetFunctionUrlConfigCommand({ ...FUNCTION, Qualifier: 'live' }));
    const { FunctionUrlConfigs } = await lambda.send(new ListFunctionUrlConfigsCommand(FUNCTION));
    const none = lambda.send(new GetFunctionUrlConfigCommand(FUNCTION));

    // then
    expect(url).toMatchObject({ FunctionArn: `${ARN}:live`, AuthType: 'NONE' });
    expect(url.FunctionUrl).toMatch(/^https:\/\/[0-9a-f]+\.lambda-url\.us-east-1\.on\.aws\/$/);
    expect(FunctionUrlConfigs).toMatchObject([{ FunctionUrl: url.FunctionUrl }]);
    await expect(none).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('a policy is that of one qualifier', async () => {
    // given
    await using checkout = await open();

    // when
    const { Policy } = await checkout.lambda.send(new GetPolicyCommand({ ...FUNCTION, Qualifier: 'live' }));
    const none = checkout.lambda.send(new GetPolicyCommand(FUNCTION));

    // then
    expect(JSON.parse(Policy ?? '')).toMatchObject({
      Statement: [{ Sid: 'gateway', Principal: { Service: 'apigateway.amazonaws.com' }, Resource: `${ARN}:live` }],
    });
    await expect(none).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('the account tells its limits and what it has used of them', async () => {
    // given
    await using checkout = await openCheckout({ function: { reservedConcurrency: 100 } });

    // when
    const settings = await checkout.lambda.send(new GetAccountSettingsCommand({}));

    // then
    expect(settings.AccountLimit).toMatchObject({
      TotalCodeSize: 80_530_636_800,
      CodeSizeZipped: 52_428_800,
      UnreservedConcurrentExecutions: 900,
    });
    expect(settings.AccountUsage).toMatchObject({ FunctionCount: 1 });
  });
});
