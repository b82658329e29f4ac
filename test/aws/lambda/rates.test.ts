import {
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { type Checkout, openCheckout } from './checkout.ts';

const FUNCTION = { FunctionName: 'checkout' };
const LIVE = { ...FUNCTION, Name: 'live' };

async function refusals(times: number, call: () => Promise<unknown>): Promise<number> {
  const results = await Promise.allSettled(Array.from({ length: times }, call));
  return results.filter(({ status }) => status === 'rejected').length;
}
const readConfigurations = ({ lambda }: Checkout, times: number) =>
  refusals(times, () => lambda.send(new GetFunctionConfigurationCommand(FUNCTION)));

describe('the control plane', () => {
  test('takes 15 calls a second of all kinds together, and refuses what comes beyond', async () => {
    // given
    await using checkout = await openCheckout();
    await readConfigurations(checkout, 10);
    await refusals(5, () => checkout.lambda.send(new GetAliasCommand(LIVE)));

    // when
    const write = checkout.lambda.send(new UpdateAliasCommand({ ...LIVE, FunctionVersion: '2' }));

    // then
    await expect(write).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'CallerRateLimitExceeded',
      $metadata: { httpStatusCode: 429 },
    });
    await checkout.pass(1);
    const alias = await checkout.lambda.send(new GetAliasCommand(LIVE));
    expect(alias.FunctionVersion).toBe('1');
  });

  test('counts GetFunction apart, up to 100 a second, and invocations not at all', async () => {
    // given
    await using checkout = await openCheckout();
    await readConfigurations(checkout, 15);

    // when
    const ofFunction = await refusals(101, () => checkout.lambda.send(new GetFunctionCommand(FUNCTION)));
    const ofInvoke = await refusals(5, () =>
      checkout.lambda.send(new InvokeCommand({ ...FUNCTION, InvocationType: 'DryRun' })),
    );

    // then
    expect({ ofFunction, ofInvoke }).toEqual({ ofFunction: 1, ofInvoke: 0 });
  });
});
