import {
  CreateAliasCommand,
  DeleteAliasCommand,
  GetAliasCommand,
  ListAliasesCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { ARN, openCheckout } from './checkout.ts';

const LIVE = { FunctionName: 'checkout', Name: 'live' };

describe('an alias', () => {
  test('is read with its version, its weights and a revision id; without weights it has no routing', async () => {
    // given
    await using checkout = await openCheckout();
    const { lambda } = checkout;

    // when
    const before = await lambda.send(new GetAliasCommand(LIVE));
    const split = await lambda.send(
      new UpdateAliasCommand({
        ...LIVE,
        RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } },
        Description: 'split',
      }),
    );
    const after = await lambda.send(new GetAliasCommand(LIVE));

    // then
    expect(before).toMatchObject({ AliasArn: `${ARN}:live`, Name: 'live', FunctionVersion: '1', Description: '' });
    expect(before.RoutingConfig).toBeUndefined();
    expect(after).toMatchObject({
      FunctionVersion: '1',
      Description: 'split',
      RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } },
      RevisionId: split.RevisionId,
    });
    expect(after.RevisionId).not.toBe(before.RevisionId);
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('is given up by one write: the other version, and no weights', async () => {
    // given
    await using checkout = await openCheckout({
      function: { aliases: [{ name: 'live', version: '1', weights: { 2: 0.5 } }] },
    });

    // when
    await checkout.lambda.send(
      new UpdateAliasCommand({ ...LIVE, FunctionVersion: '2', RoutingConfig: { AdditionalVersionWeights: {} } }),
    );

    // then
    const alias = await checkout.lambda.send(new GetAliasCommand(LIVE));
    expect(alias.FunctionVersion).toBe('2');
    expect(alias.RoutingConfig).toBeUndefined();
  });

  test.each([
    { withoutRouting: 'keeps its weights', weights: { 2: 0.5 } },
    { withoutRouting: 'loses its weights', weights: undefined },
  ] as const)('$withoutRouting when a write does not speak of them and the seed says so', async given => {
    // given
    await using checkout = await openCheckout({
      function: { aliases: [{ name: 'live', version: '1', weights: { 2: 0.5 } }] },
      lambda: { aliasWithoutRouting: given.withoutRouting },
    });

    // when
    const alias = await checkout.lambda.send(new UpdateAliasCommand({ ...LIVE, Description: 'something else' }));

    // then
    expect(alias.RoutingConfig?.AdditionalVersionWeights).toEqual(given.weights);
  });

  test('takes no write of somebody who has read an older revision', async () => {
    // given
    await using checkout = await openCheckout();
    const { RevisionId } = await checkout.lambda.send(new GetAliasCommand(LIVE));
    await checkout.lambda.send(new UpdateAliasCommand({ ...LIVE, Description: 'somebody else' }));

    // when
    const write = checkout.lambda.send(new UpdateAliasCommand({ ...LIVE, FunctionVersion: '2', RevisionId }));

    // then
    await expect(write).rejects.toMatchObject({
      name: 'PreconditionFailedException',
      message: expect.stringContaining('does not match the latest Revision Id'),
      $metadata: { httpStatusCode: 412 },
    });
  });

  const role = 'arn:aws:iam::123456789012:role/another';
  test.each<{ what: string; to: object; name: string; message: string }>([
    {
      what: 'a version that is not published',
      to: { FunctionVersion: '7' },
      name: 'ResourceNotFoundException',
      message: `Function not found: ${ARN}:7`,
    },
    {
      what: 'a weight for a version that is not published',
      to: { RoutingConfig: { AdditionalVersionWeights: { 7: 0.1 } } },
      name: 'ResourceNotFoundException',
      message: `Function not found: ${ARN}:7`,
    },
    {
      what: 'three versions',
      to: { RoutingConfig: { AdditionalVersionWeights: { 2: 0.1, 3: 0.1 } } },
      name: 'InvalidParameterValueException',
      message: 'Number of items in AdditionalVersionWeights cannot be greater than 1',
    },
    {
      what: 'the same version twice',
      to: { FunctionVersion: '2', RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } },
      name: 'InvalidParameterValueException',
      message: 'Invalid function version 2. Function version 2 is already included in routing configuration.',
    },
    {
      what: 'a version beside $LATEST',
      to: { FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } },
      name: 'InvalidParameterValueException',
      message: '$LATEST is not supported for an alias pointing to more than 1 version',
    },
    {
      what: 'a weight for $LATEST',
      to: { RoutingConfig: { AdditionalVersionWeights: { $LATEST: 0.1 } } },
      name: 'ValidationException',
      message: expect.stringContaining('[0-9]+') as unknown as string,
    },
    {
      what: 'a weight above one',
      to: { RoutingConfig: { AdditionalVersionWeights: { 2: 1.1 } } },
      name: 'ValidationException',
      message: expect.stringContaining('less than or equal to 1.0') as unknown as string,
    },
    {
      what: 'versions of two roles',
      to: { RoutingConfig: { AdditionalVersionWeights: { 3: 0.1 } } },
      name: 'InvalidParameterValueException',
      message: 'Specified versions must be associated with the same execution role',
    },
    {
      what: 'versions of two dead-letter queues',
      to: { RoutingConfig: { AdditionalVersionWeights: { 4: 0.1 } } },
      name: 'InvalidParameterValueException',
      message: 'Specified versions must have the same dead-letter configuration',
    },
  ])('does not point at $what, and stays as it was', async ({ to, name, message }) => {
    // given
    const queue = { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:lost' } };
    await using checkout = await openCheckout({
      function: {
        versions: [
          { version: '1', package: 'good' },
          { version: '2', package: 'better' },
          { version: '3', package: 'better', configuration: { Role: role } },
          { version: '4', package: 'better', configuration: queue },
        ],
      },
    });
    const before = await checkout.lambda.send(new GetAliasCommand(LIVE));

    // when
    const write = checkout.lambda.send(new UpdateAliasCommand({ ...LIVE, ...to }));

    // then
    await expect(write).rejects.toMatchObject({ name, message });
    const { RevisionId } = await checkout.lambda.send(new GetAliasCommand(LIVE));
    expect(RevisionId).toBe(before.RevisionId);
  });

  test('is made, listed by the versions that it uses, and deleted; deleting it again is no error', async () => {
    // given
    await using checkout = await openCheckout();
    const { lambda } = checkout;
    const beta = { FunctionName: 'checkout', Name: 'beta' };

    // when
    const made = await lambda.send(new CreateAliasCommand({ ...beta, FunctionVersion: '2' }));
    const again = lambda.send(new CreateAliasCommand({ ...beta, FunctionVersion: '2' }));

    // then
    expect(made).toMatchObject({ AliasArn: `${ARN}:beta`, FunctionVersion: '2' });
    await expect(again).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: `Alias already exists: ${ARN}:beta`,
    });
    const ofTwo = await lambda.send(new ListAliasesCommand({ FunctionName: 'checkout', FunctionVersion: '2' }));
    expect(ofTwo.Aliases?.map(({ Name }) => Name)).toEqual(['beta']);
    await lambda.send(new DeleteAliasCommand(beta));
    await lambda.send(new DeleteAliasCommand(beta));
    await expect(lambda.send(new GetAliasCommand(beta))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Cannot find alias arn: ${ARN}:beta`,
    });
  });

  test('a list of aliases comes in pages', async () => {
    // given
    const names = ['a', 'b', 'c'];
    await using checkout = await openCheckout({ function: { aliases: names.map(name => ({ name, version: '1' })) } });
    const list = (Marker?: string) =>
      checkout.lambda.send(
        new ListAliasesCommand({ FunctionName: 'checkout', MaxItems: 2, ...(Marker !== undefined && { Marker }) }),
      );

    // when
    const first = await list();
    const second = await list(first.NextMarker);

    // then
    expect([first, second].map(({ Aliases }) => Aliases?.map(({ Name }) => Name))).toEqual([['a', 'b'], ['c']]);
    expect(second.NextMarker).toBeUndefined();
  });
});
