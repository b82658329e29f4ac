import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ARN, type Checkout, FILES, openCheckout, zipOf } from './checkout.ts';

const FUNCTION = { FunctionName: 'checkout' };
const ZIP = zipOf(FILES.bad);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const latest = ({ lambda }: Checkout) => lambda.send(new GetFunctionConfigurationCommand(FUNCTION));

async function answer({ lambda }: Checkout): Promise<string | undefined> {
  return (await lambda.send(new InvokeCommand(FUNCTION))).Payload?.transformToString();
}

describe('an update', () => {
  test('of code is in progress for some seconds, in which the function runs what it ran before', async () => {
    // given
    await using checkout = await openCheckout({ function: { update: { seconds: 10 } } });

    // when
    const begun = await checkout.lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: ZIP }));

    // then
    expect(begun).toMatchObject({
      FunctionArn: ARN,
      CodeSha256: sha256(ZIP),
      CodeSize: ZIP.length,
      State: 'Active',
      LastUpdateStatus: 'InProgress',
    });
    expect(await answer(checkout)).toBe('"better"');
    await checkout.pass(10);
    expect(await latest(checkout)).toMatchObject({ LastUpdateStatus: 'Successful', CodeSha256: sha256(ZIP) });
    expect(await answer(checkout)).toBe('"bad"');
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test.each([
    { what: 'code', write: () => new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: ZIP }) },
    { what: 'configuration', write: () => new UpdateFunctionConfigurationCommand({ ...FUNCTION, Timeout: 9 }) },
    { what: 'a new version', write: () => new PublishVersionCommand(FUNCTION) },
  ])('that is in progress lets nobody write $what', async ({ write }) => {
    // given
    await using checkout = await openCheckout();
    await checkout.lambda.send(new UpdateFunctionConfigurationCommand({ ...FUNCTION, Timeout: 8 }));

    // when
    const refused = checkout.lambda.send(write());

    // then
    await expect(refused).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: `The operation cannot be performed at this time. An update is in progress for resource: ${ARN}`,
      $metadata: { httpStatusCode: 409 },
    });
  });

  test('that fails says why, and leaves code and configuration as they were', async () => {
    // given
    const fails = { code: 'ImageAccessDenied', reason: 'Lambda does not have permission to access the ECR image.' };
    await using checkout = await openCheckout({
      lambda: {
        packages: {
          better: { files: FILES.better },
          bad: { files: FILES.bad, update: { seconds: 5, fails } },
        },
      },
      function: { versions: [], aliases: [] },
    });
    const before = await latest(checkout);

    // when
    await checkout.lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: ZIP }));
    await checkout.pass(6);

    // then
    expect(await latest(checkout)).toMatchObject({
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReasonCode: 'ImageAccessDenied',
      LastUpdateStatusReason: fails.reason,
      CodeSha256: before.CodeSha256,
    });
  });

  test('that never settles stays in progress', async () => {
    // given
    await using checkout = await openCheckout({ function: { update: 'never' } });

    // when
    await checkout.lambda.send(new UpdateFunctionConfigurationCommand({ ...FUNCTION, MemorySize: 256 }));
    await checkout.pass(3600);

    // then
    expect(await latest(checkout)).toMatchObject({ LastUpdateStatus: 'InProgress', MemorySize: 256 });
  });

  test('replaces the environment, and leaves what it does not name', async () => {
    // given
    await using checkout = await openCheckout({ function: { environment: { OLD: '1', SAME: '2' }, memory: 512 } });

    // when
    await checkout.lambda.send(
      new UpdateFunctionConfigurationCommand({ ...FUNCTION, Environment: { Variables: { SAME: '3' } } }),
    );

    // then
    const { Environment, MemorySize, Timeout, Handler } = await latest(checkout);
    expect({ Environment, MemorySize, Timeout, Handler }).toEqual({
      Environment: { Variables: { SAME: '3' } },
      MemorySize: 512,
      Timeout: 3,
      Handler: 'index.handler',
    });
  });

  test('changes the revision id when it begins and when it settles; who has an older one writes nothing', async () => {
    // given
    await using checkout = await openCheckout();
    const before = await latest(checkout);
    const begun = await checkout.lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: ZIP }));
    await checkout.pass(4);
    const after = await latest(checkout);

    // when
    const write = checkout.lambda.send(
      new UpdateFunctionConfigurationCommand({ ...FUNCTION, Timeout: 9, RevisionId: begun.RevisionId }),
    );

    // then
    expect(new Set([before.RevisionId, begun.RevisionId, after.RevisionId]).size).toBe(3);
    await expect(write).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  });

  test("of where the log goes leaves the rest of that as it is: text, in a group of the function's name", async () => {
    // given
    await using checkout = await openCheckout();
    const before = await checkout.lambda.send(new GetFunctionConfigurationCommand(FUNCTION));

    // when
    const after = await checkout.lambda.send(
      new UpdateFunctionConfigurationCommand({ ...FUNCTION, LoggingConfig: { LogFormat: 'JSON' } }),
    );

    // then
    expect(before.LoggingConfig).toEqual({ LogFormat: 'Text', LogGroup: '/aws/lambda/checkout' });
    expect(after.LoggingConfig).toEqual({ LogFormat: 'JSON', LogGroup: '/aws/lambda/checkout' });
  });

  test('that is a dry run tells what the code would be, and changes nothing', async () => {
    // given
    await using checkout = await openCheckout();
    const before = await latest(checkout);

    // when
    const dry = await checkout.lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: ZIP, DryRun: true }));

    // then
    expect(dry.CodeSha256).toBe(sha256(ZIP));
    expect(await latest(checkout)).toEqual({ ...before, $metadata: expect.anything() });
  });

  test('takes code from S3 by bucket, key and version, and from an image by its URI', async () => {
    // given
    await using zipped = await openCheckout({
      lambda: { objects: { 's3://code/checkout.zip': 'good', 's3://code/checkout.zip@v7': 'bad' } },
    });
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/checkout:7';
    await using packed = await openCheckout({
      function: { packageType: 'Image', package: 'base', versions: [], aliases: [] },
      lambda: { packages: { base: {}, [image]: {} } },
    });

    // when
    const from = (S3ObjectVersion?: string) =>
      zipped.lambda.send(
        new UpdateFunctionCodeCommand({
          ...FUNCTION,
          S3Bucket: 'code',
          S3Key: 'checkout.zip',
          ...(S3ObjectVersion !== undefined && { S3ObjectVersion }),
        }),
      );
    const present = await from();
    await zipped.pass(5);
    const old = await from('v7');
    await packed.lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ImageUri: image }));

    // then
    expect(present.CodeSha256).not.toBe(old.CodeSha256);
    const { Code, Configuration } = await packed.lambda.send(new GetFunctionCommand(FUNCTION));
    expect(Code).toMatchObject({ RepositoryType: 'ECR', ImageUri: image });
    expect(Code?.ResolvedImageUri).toBe(
      `123456789012.dkr.ecr.us-east-1.amazonaws.com/checkout@sha256:${Configuration?.CodeSha256}`,
    );
  });

  test.each<{ what: string; input: object; name: string; message: unknown }>([
    {
      what: 'an object that is not there',
      input: { S3Bucket: 'code', S3Key: 'other.zip' },
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('S3 Error Code: NoSuchKey'),
    },
    {
      what: 'a bucket that is not there',
      input: { S3Bucket: 'other', S3Key: 'checkout.zip' },
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('S3 Error Code: NoSuchBucket'),
    },
    {
      what: 'an image for a function of zips',
      input: { ImageUri: 'checkout:1' },
      name: 'InvalidParameterValueException',
      message: "Please don't provide ImageUri when updating a function with packageType Zip.",
    },
    {
      what: 'no code at all',
      input: {},
      name: 'InvalidParameterValueException',
      message: 'Please provide a source for function code.',
    },
    {
      what: 'what is no zip',
      input: { ZipFile: Buffer.from('#!/bin/sh') },
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('Could not unzip uploaded file'),
    },
    {
      what: 'an empty zip',
      input: { ZipFile: zipOf({}) },
      name: 'InvalidParameterValueException',
      message: 'Uploaded file must be a non-empty zip',
    },
    {
      what: 'a request that is too large',
      input: { ZipFile: Buffer.alloc(3001) },
      name: 'RequestEntityTooLargeException',
      message: 'Request must be smaller than 4000 bytes for the UpdateFunctionCode operation',
    },
    {
      what: 'a content that is too large',
      input: { ZipFile: zipOf({ 'index.mjs': 'x'.repeat(5001) }) },
      name: 'InvalidParameterValueException',
      message: 'Unzipped size must be smaller than 5000 bytes',
    },
  ])('takes not $what', async ({ input, name, message }) => {
    // given
    await using checkout = await openCheckout({
      lambda: { objects: { 's3://code/checkout.zip': 'good' }, limits: { requestBytes: 4000, unzippedBytes: 5000 } },
    });

    // when
    const refused = checkout.lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ...input }));

    // then
    await expect(refused).rejects.toMatchObject({ name, message });
  });

  test('that would fill the code storage is refused: every version counts', async () => {
    // given
    const codeStorageBytes = zipOf(FILES.better).length * 2 + zipOf(FILES.good).length + ZIP.length / 2;
    await using checkout = await openCheckout({
      lambda: { limits: { codeStorageBytes: Math.floor(codeStorageBytes) } },
    });
    const { lambda } = checkout;
    await lambda.send(new UpdateFunctionCodeCommand({ ...FUNCTION, ZipFile: ZIP }));
    await checkout.pass(5);

    // when
    const publish = lambda.send(new PublishVersionCommand(FUNCTION));

    // then
    await expect(publish).rejects.toMatchObject({
      name: 'CodeStorageExceededException',
      message: 'Code storage limit exceeded.',
    });
  });

  test.each<{ change: object; message: RegExp }>([
    { change: { Timeout: 901 }, message: /'timeout' failed to satisfy constraint: .* less than or equal to 900/ },
    {
      change: { MemorySize: 64 },
      message: /'memorySize' failed to satisfy constraint: .* greater than or equal to 128/,
    },
    { change: { Role: 'deployer' }, message: /'role' failed to satisfy constraint/ },
    { change: { Environment: { Variables: { AWS_REGION: 'x' } } }, message: /reserved keys .* AWS_REGION/ },
    { change: { Environment: { Variables: { A: 'x' } } }, message: /'environment.variables' .* \[a-zA-Z\]/ },
    {
      change: { Environment: { Variables: { HUGE: 'x'.repeat(5120) } } },
      message: /Request must be smaller than 5120 bytes for the UpdateFunctionConfiguration operation/,
    },
    { change: { Environment: { Variables: { BIG: 'x'.repeat(4096) } } }, message: /exceeded the 4KB limit/ },
  ])('of the configuration to $change is refused', async ({ change, message }) => {
    // given
    await using checkout = await openCheckout();

    // when
    const refused = checkout.lambda.send(new UpdateFunctionConfigurationCommand({ ...FUNCTION, ...change }));

    // then
    await expect(refused).rejects.toThrow(message);
  });
});
