import {
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { ARN, type Checkout, FILES, openCheckout, zipOf } from './checkout.ts';
import type { Settling } from './settling.ts';

const FUNCTION = { FunctionName: 'checkout' };
const described = ({ lambda }: Checkout, Qualifier?: string) =>
  lambda.send(new GetFunctionConfigurationCommand({ ...FUNCTION, ...(Qualifier !== undefined && { Qualifier }) }));

async function newCode(checkout: Checkout): Promise<void> {
  await checkout.lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: zipOf(FILES.bad) }));
  await checkout.pass(5);
}

const namesIn = ({ $metadata: _, ...said }: object & { readonly $metadata?: unknown }) => Object.keys(said).toSorted();

describe('a published version', () => {
  test('is what $LATEST was, under the next number, with a description of its own', async () => {
    // given
    await using checkout = await openCheckout({ function: { memory: 512 } });
    await newCode(checkout);

    // when
    const published = await checkout.lambda.send(new PublishVersionCommand({ ...FUNCTION, Description: 'by me' }));
    await checkout.lambda.send(new UpdateFunctionConfigurationCommand({ ...FUNCTION, MemorySize: 1024 }));

    // then
    expect(published).toMatchObject({ FunctionArn: `${ARN}:3`, Version: '3', Description: 'by me', MemorySize: 512 });
    expect(await described(checkout, '3')).toMatchObject({ Version: '3', MemorySize: 512, State: 'Active' });
    expect(await described(checkout)).toMatchObject({ Version: '$LATEST', MemorySize: 1024, Description: '' });
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test('is given again when neither code nor configuration has changed since', async () => {
    // given
    await using checkout = await openCheckout();
    await newCode(checkout);
    const first = await checkout.lambda.send(new PublishVersionCommand(FUNCTION));

    // when
    const second = await checkout.lambda.send(new PublishVersionCommand({ ...FUNCTION, Description: 'again' }));

    // then
    expect([first.Version, second.Version, second.RevisionId]).toEqual(['3', '3', first.RevisionId]);
  });

  test('is another one when nothing but the description of the function has changed', async () => {
    // given
    await using checkout = await openCheckout();
    const publish = (Description: string) =>
      checkout.lambda.send(new PublishVersionCommand({ ...FUNCTION, Description }));
    await checkout.lambda.send(new UpdateFunctionConfigurationCommand({ ...FUNCTION, Description: 'greener' }));
    await checkout.pass(5);

    // when
    const [once, twice] = [await publish('once'), await publish('twice')];

    // then
    expect([once, twice].map(({ Version, Description }) => [Version, Description])).toEqual([
      ['3', 'once'],
      ['3', 'once'],
    ]);
  });

  test('changes the revision id of $LATEST', async () => {
    // given
    await using checkout = await openCheckout();
    await newCode(checkout);
    const before = await described(checkout);

    // when
    await checkout.lambda.send(new PublishVersionCommand(FUNCTION));

    // then
    expect((await described(checkout)).RevisionId).not.toBe(before.RevisionId);
  });

  test('is made only of the code and the revision that its publisher has seen', async () => {
    // given
    await using checkout = await openCheckout();
    const seen = await described(checkout);
    await newCode(checkout);

    // when
    const ofCode = checkout.lambda.send(new PublishVersionCommand({ ...FUNCTION, CodeSha256: seen.CodeSha256 }));
    const ofRevision = checkout.lambda.send(new PublishVersionCommand({ ...FUNCTION, RevisionId: seen.RevisionId }));

    // then
    await expect(ofCode).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(`CodeSHA256 (${seen.CodeSha256}) is different from current CodeSHA256`),
    });
    await expect(ofRevision).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  });

  test.each([
    { what: 'SnapStart', change: { SnapStart: { ApplyOn: 'PublishedVersions' as const } }, seconds: 95 },
    { what: 'a VPC', change: { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } }, seconds: 10 },
  ])('with $what is Pending before it is Active', async ({ change, seconds }) => {
    // given
    await using checkout = await openCheckout();
    await checkout.lambda.send(new UpdateFunctionConfigurationCommand({ ...FUNCTION, ...change }));
    await checkout.pass(5);

    // when
    const published = await checkout.lambda.send(new PublishVersionCommand(FUNCTION));
    await checkout.pass(seconds);

    // then
    expect(published).toMatchObject({ State: 'Pending', StateReasonCode: 'Creating' });
    expect(await described(checkout, '3')).toMatchObject({ State: 'Active' });
  });

  test.each([
    { activation: 'never' as const, expected: { State: 'Pending', StateReasonCode: 'Creating' } },
    {
      activation: { seconds: 5, fails: { code: 'InvalidSubnet', reason: 'The subnet is gone.' } },
      expected: { State: 'Failed', StateReasonCode: 'InvalidSubnet', StateReason: 'The subnet is gone.' },
    },
  ])('becomes $expected.State where the seed says so', async ({ activation, expected }) => {
    // given
    await using checkout = await openCheckout({ function: { activation } });
    await newCode(checkout);

    // when
    await checkout.lambda.send(new PublishVersionCommand(FUNCTION));
    await checkout.pass(600);

    // then
    expect(await described(checkout, '3')).toMatchObject(expected);
  });

  test.each<{ what: string; update: Settling; then: object }>([
    { what: 'Active when that has settled', update: { seconds: 3 }, then: { State: 'Active' } },
    {
      what: 'Failed when that fails',
      update: { seconds: 3, fails: { code: 'InternalError', reason: 'no disk' } },
      then: { State: 'Failed', StateReasonCode: 'InternalError' },
    },
  ])('can be published by the update of its code, and is $what', async ({ update, then }) => {
    // given
    await using checkout = await openCheckout({ function: { update } });

    // when
    const published = await checkout.lambda.send(
      new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: zipOf(FILES.bad), Publish: true }),
    );
    await checkout.pass(5);

    // then
    expect(published).toMatchObject({ Version: '3', State: 'Pending' });
    expect(published).not.toHaveProperty('LastUpdateStatus');
    expect(await described(checkout, '3')).toMatchObject(then);
  });

  test('shows in a list neither its state nor its build of the runtime', async () => {
    // given
    await using checkout = await openCheckout();

    // when
    const { Versions } = await checkout.lambda.send(new ListVersionsByFunctionCommand(FUNCTION));
    const [latest, first] = [await described(checkout), await described(checkout, '1')];

    // then
    const [all, listed] = [[latest, first].map(namesIn), Versions?.slice(0, 2).map(namesIn)];
    const missing = all.map((names, index) => names.filter(name => listed?.[index]?.includes(name) === false));
    expect(missing).toEqual(all.map(() => ['LastUpdateStatus', 'RuntimeVersionConfig', 'State']));
  });

  test('is found by number, by alias and by ARN; what does not exist is not found', async () => {
    // given
    await using checkout = await openCheckout();
    const version = async (FunctionName: string, Qualifier?: string) => {
      const input = { FunctionName, ...(Qualifier !== undefined && { Qualifier }) };
      const { Configuration } = await checkout.lambda.send(new GetFunctionCommand(input));
      return [Configuration?.Version, Configuration?.FunctionArn];
    };

    // when
    const found = await Promise.all([
      version('checkout'),
      version('checkout', '$LATEST'),
      version('checkout', 'live'),
      version(`${ARN}:2`),
      version('123456789012:function:checkout', '2'),
    ]);

    // then
    expect(found).toEqual([
      ['$LATEST', ARN],
      ['$LATEST', `${ARN}:$LATEST`],
      ['1', `${ARN}:live`],
      ['2', `${ARN}:2`],
      ['2', `${ARN}:2`],
    ]);
    await expect(version('checkout', '9')).rejects.toThrow(`Function not found: ${ARN}:9`);
    await expect(version('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(version(`${ARN}:2`, '1')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  test('is listed after $LATEST, oldest first, in pages of at most fifty', async () => {
    // given
    const versions = Array.from({ length: 60 }, (_, index) => ({ version: String(index + 1), package: 'good' }));
    await using checkout = await openCheckout({ function: { versions } });
    const list = (Marker?: string) =>
      checkout.lambda.send(
        new ListVersionsByFunctionCommand({ ...FUNCTION, MaxItems: 1000, ...(Marker !== undefined && { Marker }) }),
      );

    // when
    const first = await list();
    const second = await list(first.NextMarker);

    // then
    const numbers = [first, second].map(({ Versions }) => Versions?.map(({ Version }) => Version) ?? []);
    expect(numbers.map(page => page.length)).toEqual([50, 11]);
    expect(numbers.flat().slice(0, 3)).toEqual(['$LATEST', '1', '2']);
    expect(second.NextMarker).toBeUndefined();
  });
});

describe('deleting', () => {
  test.each([
    { what: 'first', to: { FunctionVersion: '2' } },
    { what: 'by its weight', to: { RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } } },
  ])('a version to which an alias points $what is refused', async ({ to }) => {
    // given
    await using checkout = await openCheckout();
    await checkout.lambda.send(new UpdateAliasCommand({ ...FUNCTION, Name: 'live', ...to }));

    // when
    const refused = checkout.lambda.send(new DeleteFunctionCommand({ ...FUNCTION, Qualifier: '2' }));

    // then
    await expect(refused).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: 'Unable to delete version because the following aliases reference it: [live]',
    });
  });

  test('a version takes it alone, and its number is not given again', async () => {
    // given
    await using checkout = await openCheckout();
    const { lambda } = checkout;

    // when
    const deleted = await lambda.send(new DeleteFunctionCommand({ ...FUNCTION, Qualifier: '2' }));
    await newCode(checkout);
    const published = await lambda.send(new PublishVersionCommand(FUNCTION));

    // then
    expect(deleted.$metadata.httpStatusCode).toBe(204);
    expect(published.Version).toBe('3');
    await expect(described(checkout, '2')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('without a qualifier takes the whole function', async () => {
    // given
    await using checkout = await openCheckout();

    // when
    await checkout.lambda.send(new DeleteFunctionCommand(FUNCTION));

    // then
    await expect(described(checkout, 'live')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test.each([
    { Qualifier: '$LATEST', message: '$LATEST version cannot be deleted without deleting the function.' },
    { Qualifier: 'live', message: 'Deletion of aliases is not currently supported.' },
  ])('$Qualifier is refused', async ({ Qualifier, message }) => {
    // given
    await using checkout = await openCheckout();

    // when
    const refused = checkout.lambda.send(new DeleteFunctionCommand({ ...FUNCTION, Qualifier }));

    // then
    await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterValueException', message });
  });
});
