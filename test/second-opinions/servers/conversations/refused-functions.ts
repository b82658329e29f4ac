import { zipped } from '../account/checkout.ts';
import { conversation, type Conversation } from '../conversation.ts';

/** Whoever does what ours refuses does it to functions that no other conversation looks at afterwards. */
const FunctionName = 'faulty';
const spare = 'spare';
const nobody = 'nobody';

/** A revision id that nothing has. */
const stale = '01234567-89ab-4cde-8f01-23456789abcd';

const code = conversation('lambda', 'code that is refused', async ask => {
  const ZipFile = zipped('checkout-3');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile, RevisionId: stale }, 'with a stale revision id');
  await ask('UpdateFunctionCode', { FunctionName: nobody, ZipFile }, 'of a missing function');
  await ask('UpdateFunctionCode', { FunctionName }, 'without code');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile: Buffer.from('no zip') }, 'what is no zip');
  const S3Bucket = 'shop-code';
  await ask('UpdateFunctionCode', { FunctionName, S3Bucket: nobody, S3Key: nobody }, 'in a missing bucket');
  await ask('UpdateFunctionCode', { FunctionName, S3Bucket, S3Key: nobody }, 'a missing object');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile, S3Bucket, S3Key: 'checkout.zip' }, 'two sources');
  await ask('UpdateFunctionCode', { FunctionName, ImageUri: 'shop/checkout:1' }, 'an image');
});

const configuration = conversation('lambda', 'configurations that are refused', async ask => {
  const Timeout = 5;
  await ask('UpdateFunctionConfiguration', { FunctionName, Timeout, RevisionId: stale }, 'with a stale revision id');
  await ask('UpdateFunctionConfiguration', { FunctionName: nobody, Timeout }, 'of a missing function');
  await ask('UpdateFunctionConfiguration', { FunctionName, Timeout: 901 }, 'a timeout of 901 s');
  await ask('UpdateFunctionConfiguration', { FunctionName, MemorySize: 64 }, '64 MB');
  const reserved = { Variables: { AWS_REGION: 'us-east-1' } };
  await ask('UpdateFunctionConfiguration', { FunctionName, Environment: reserved }, 'a reserved variable');
  const large = { Variables: { LARGE: 'x'.repeat(4096) } };
  await ask('UpdateFunctionConfiguration', { FunctionName, Environment: large }, 'too large an environment');
  await ask('UpdateFunctionConfiguration', { FunctionName, Role: nobody }, 'what is no role');
});

const versions = conversation('lambda', 'versions that are refused', async ask => {
  await ask('PublishVersion', { FunctionName, CodeSha256: 'bm90aGluZw==' }, 'of other code');
  await ask('PublishVersion', { FunctionName, RevisionId: stale }, 'with a stale revision id');
  await ask('PublishVersion', { FunctionName: nobody }, 'of a missing function');
});

const updating = conversation('lambda', 'a function that is being updated', async ask => {
  const ZipFile = zipped('checkout-3');
  await ask('UpdateFunctionCode', { FunctionName: spare, ZipFile }, 'the first time');
  await ask('UpdateFunctionCode', { FunctionName: spare, ZipFile }, 'again');
  await ask('UpdateFunctionConfiguration', { FunctionName: spare, Timeout: 5 });
  await ask('PublishVersion', { FunctionName: spare });
});

const deletions = conversation('lambda', 'what may not be deleted', async ask => {
  await ask('DeleteFunction', { FunctionName: spare, Qualifier: '1' }, 'a version that an alias needs');
  await ask('DeleteFunction', { FunctionName: spare, Qualifier: 'live' }, 'an alias');
  await ask('DeleteFunction', { FunctionName: spare, Qualifier: '$LATEST' }, '$LATEST alone');
});

export const refusedFunctions: readonly Conversation[] = [code, configuration, versions, updating, deletions];
