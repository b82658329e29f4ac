import {
  DeleteProvisionedConcurrencyConfigCommand,
  GetProvisionedConcurrencyConfigCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { ARN, type Checkout, openCheckout } from './checkout.ts';

const FUNCTION = { FunctionName: 'checkout' };
const put = ({ lambda }: Checkout, Qualifier: string) =>
  lambda.send(
    new PutProvisionedConcurrencyConfigCommand({ ...FUNCTION, Qualifier, ProvisionedConcurrentExecutions: 5 }),
  );
const get = ({ lambda }: Checkout, Qualifier: string) =>
  lambda.send(new GetProvisionedConcurrencyConfigCommand({ ...FUNCTION, Qualifier }));

describe('provisioned concurrency', () => {
  test('is in progress, then ready', async () => {
    // given
    await using checkout = await openCheckout();

    // when
    const asked = await put(checkout, '2');
    await checkout.pass(61);

    // then
    expect(asked).toMatchObject({
      RequestedProvisionedConcurrentExecutions: 5,
      AllocatedProvisionedConcurrentExecutions: 0,
      Status: 'IN_PROGRESS',
    });
    expect(await get(checkout, '2')).toMatchObject({
      AllocatedProvisionedConcurrentExecutions: 5,
      AvailableProvisionedConcurrentExecutions: 5,
      Status: 'READY',
    });
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('fails where the seed says so, with its reason', async () => {
    // given
    const fails = { code: 'FUNCTION_ERROR_INIT_FAILURE', reason: 'FUNCTION_ERROR_INIT_FAILURE' };
    await using checkout = await openCheckout({ function: { provisioning: { seconds: 5, fails } } });

    // when
    await put(checkout, '2');
    await checkout.pass(6);

    // then
    expect(await get(checkout, '2')).toMatchObject({ Status: 'FAILED', StatusReason: fails.reason });
  });

  test('of an alias is given up and allocated anew when the alias points at another version', async () => {
    // given
    await using checkout = await openCheckout({
      function: { provisionedConcurrency: [{ qualifier: 'live', executions: 5 }] },
    });

    // when
    await checkout.lambda.send(new UpdateAliasCommand({ ...FUNCTION, Name: 'live', FunctionVersion: '2' }));

    // then
    expect(await get(checkout, 'live')).toMatchObject({ Status: 'IN_PROGRESS' });
    await checkout.pass(61);
    expect(await get(checkout, 'live')).toMatchObject({ Status: 'READY' });
  });

  test.each([
    {
      what: '$LATEST',
      qualifier: '$LATEST',
      provisioned: [],
      message: 'Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
    },
    {
      what: 'an alias with weights',
      qualifier: 'split',
      provisioned: [],
      message: 'Alias with weights can not be used with Provisioned Concurrency',
    },
    {
      what: 'an alias whose version has some',
      qualifier: 'live',
      provisioned: [{ qualifier: '1', executions: 1 }],
      message: "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
    },
    {
      what: 'a version whose alias has some',
      qualifier: '1',
      provisioned: [{ qualifier: 'live', executions: 1 }],
      message: 'Version is pointed by a Provisioned Concurrency alias',
    },
    { what: 'what does not exist', qualifier: '9', provisioned: [], message: `Function not found: ${ARN}:9` },
  ])('is refused to $what', async ({ qualifier, provisioned, message }) => {
    // given
    await using checkout = await openCheckout({
      function: {
        aliases: [
          { name: 'live', version: '1' },
          { name: 'split', version: '1', weights: { 2: 0.1 } },
        ],
        provisionedConcurrency: provisioned,
      },
    });

    // when
    const refused = put(checkout, qualifier);

    // then
    await expect(refused).rejects.toMatchObject({ message });
  });

  test('is listed, deleted, and then not found', async () => {
    // given
    await using checkout = await openCheckout({
      function: { provisionedConcurrency: [{ qualifier: '1', executions: 5 }] },
    });
    const { lambda } = checkout;

    // when
    const listed = await lambda.send(new ListProvisionedConcurrencyConfigsCommand(FUNCTION));
    await lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ ...FUNCTION, Qualifier: '1' }));

    // then
    expect(listed.ProvisionedConcurrencyConfigs).toMatchObject([{ FunctionArn: `${ARN}:1`, Status: 'READY' }]);
    await expect(get(checkout, '1')).rejects.toMatchObject({
      name: 'ProvisionedConcurrencyConfigNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});
