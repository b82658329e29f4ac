import { GetAliasCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { openCheckout } from './checkout.ts';

const LIVE = { FunctionName: 'checkout', Name: 'live' };

describe('a call of Lambda', () => {
  test('that is denied names the action of IAM, which is not always the operation', async () => {
    // given
    await using checkout = await openCheckout({ seed: { denied: ['lambda:InvokeFunction'] } });

    // when
    const refused = checkout.lambda.send(new InvokeCommand({ FunctionName: 'checkout', Qualifier: '2' }));

    // then
    await expect(refused).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:checkout:2/,
      ),
      $metadata: { httpStatusCode: 403 },
    });
  });

  test.each([
    { kind: 'throttle', name: 'TooManyRequestsException', status: 429 },
    { kind: 'server-error', name: 'ServiceException', status: 500 },
  ] as const)('that meets the fault $kind is answered as Lambda spells it', async ({ kind, name, status }) => {
    // given
    await using checkout = await openCheckout({
      seed: { faults: [{ operation: 'lambda:GetAlias', calls: 'every', fault: { kind } }] },
    });

    // when
    const refused = checkout.lambda.send(new GetAliasCommand(LIVE));

    // then
    await expect(refused).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });
});
