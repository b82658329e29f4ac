import { describe, expect, test } from '@jest/globals';
import { GetFunctionConfigurationCommand, InvokeCommand, type InvocationType } from '@aws-sdk/client-lambda';
import { type Checkout, openCheckout } from './checkout.ts';

const versions = (configuration = {}) => [
  { version: '1', package: 'good' },
  { version: '2', package: 'better', state: 'Inactive' as const, configuration },
];

const asked = { FunctionName: 'checkout', Qualifier: '2' };

async function stateOf({ lambda }: Checkout): Promise<string | undefined> {
  return (await lambda.send(new GetFunctionConfigurationCommand(asked))).State;
}

const invoked = ({ lambda }: Checkout, InvocationType?: InvocationType) =>
  lambda.send(new InvokeCommand({ ...asked, ...(InvocationType && { InvocationType }) }));

describe('a version that was not invoked for long', () => {
  test.each([
    ['ResourceNotReadyException', {}],
    ['SnapStartNotReadyException', { SnapStart: { ApplyOn: 'PublishedVersions' as const } }],
  ])('is woken by an invocation, which fails with %s, and answers once it is active', async (name, configuration) => {
    // given
    await using checkout = await openCheckout({
      function: { versions: versions(configuration), activation: { seconds: 30 } },
    });
    const before = await stateOf(checkout);

    // when
    const first = invoked(checkout);

    // then
    await expect(first).rejects.toMatchObject({ name });
    const waking = await stateOf(checkout);
    await checkout.pass(31);
    expect([before, waking, await stateOf(checkout)]).toEqual(['Inactive', 'Pending', 'Active']);
    expect((await invoked(checkout)).Payload?.transformToString()).toBe('"better"');
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('sleeps on where somebody only asks whether they might invoke it', async () => {
    // given
    await using checkout = await openCheckout({ function: { versions: versions() } });

    // when
    const dry = await invoked(checkout, 'DryRun');

    // then
    expect([dry.StatusCode, await stateOf(checkout)]).toEqual([204, 'Inactive']);
  });
});

describe('variables that are encrypted with a key', () => {
  const key = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d';
  const encrypted = { environment: { TOKEN: 'hunter-2' }, configuration: { KMSKeyArn: key } };
  const shown = async ({ lambda }: Checkout) =>
    (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'checkout' }))).Environment;

  test('are shown to those who may use it', async () => {
    // given
    await using checkout = await openCheckout({ function: encrypted });

    // when
    const environment = await shown(checkout);

    // then
    expect(environment).toEqual({ Variables: { TOKEN: 'hunter-2' } });
  });

  test('are not shown to those who may not: an error stands in their place', async () => {
    // given
    await using checkout = await openCheckout({ function: { ...encrypted, deniedKeys: [key] } });

    // when
    const environment = await shown(checkout);

    // then
    expect(environment).toEqual({ Error: { ErrorCode: 'AccessDeniedException', Message: expect.any(String) } });
  });
});
