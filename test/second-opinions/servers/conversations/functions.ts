import { type AskUntil, conversation, type Conversation, said } from '../conversation.ts';
import { zipOf } from '../account/checkout.ts';

const FunctionName = 'checkout';
const nobody = 'nobody';

/** A revision id that nothing has. */
const stale = '01234567-89ab-4cde-8f01-23456789abcd';

const described = conversation('lambda', 'functions', async ask => {
  const found = await ask('GetFunction', { FunctionName });
  const arn = said(found?.Configuration?.FunctionArn, 'the ARN of a function');
  await ask('GetFunction', { FunctionName: arn }, 'by its ARN');
  await ask('GetFunction', { FunctionName: `${FunctionName}:1` }, 'a version in the name');
  await ask('GetFunction', { FunctionName, Qualifier: 'live' }, 'by an alias');
  await ask('GetFunction', { FunctionName, Qualifier: '$LATEST' }, '$LATEST');
  await ask('GetFunction', { FunctionName: nobody }, 'that is missing');
  await ask('GetFunction', { FunctionName, Qualifier: '99' }, 'a missing version');
  await ask('GetFunction', { FunctionName, Qualifier: nobody }, 'a missing alias');
  await ask('GetFunction', { FunctionName: `${FunctionName}:1`, Qualifier: '2' }, 'two qualifiers');
  await ask('GetFunction', { FunctionName: 'a b' }, 'what is no name');
  await ask('GetFunctionConfiguration', { FunctionName });
  await ask('GetFunctionConfiguration', { FunctionName, Qualifier: '1' }, 'of a version');
  await ask('GetFunctionConfiguration', { FunctionName, Qualifier: 'live' }, 'of an alias');
  await ask('GetFunctionConfiguration', { FunctionName, Qualifier: '99' }, 'of a missing version');
  await ask('GetAccountSettings', {});
});

async function settled(askUntil: AskUntil<'lambda'>, about: string): Promise<void> {
  const isSo = ({ LastUpdateStatus }: { readonly LastUpdateStatus?: unknown }) => LastUpdateStatus !== 'InProgress';
  await askUntil('GetFunctionConfiguration', { FunctionName }, about, isSo);
}

const code = conversation('lambda', 'new code', async (ask, askUntil) => {
  const ZipFile = zipOf('checkout-3');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile, DryRun: true }, 'a dry run');
  await ask('GetFunctionConfiguration', { FunctionName }, 'after the dry run');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile, RevisionId: stale }, 'with a stale revision id');
  await ask('UpdateFunctionCode', { FunctionName: nobody, ZipFile }, 'of a missing function');
  await ask('UpdateFunctionCode', { FunctionName }, 'without code');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile: Buffer.from('no zip') }, 'what is no zip');
  await ask('UpdateFunctionCode', { FunctionName, ImageUri: 'shop/checkout:1' }, 'an image');
  const S3Bucket = 'shop-code';
  await ask('UpdateFunctionCode', { FunctionName, S3Bucket: nobody, S3Key: nobody }, 'in a missing bucket');
  await ask('UpdateFunctionCode', { FunctionName, S3Bucket, S3Key: nobody }, 'a missing object');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile, S3Bucket, S3Key: 'checkout.zip' }, 'two sources');
  const updated = await ask('UpdateFunctionCode', { FunctionName, S3Bucket, S3Key: 'checkout.zip' }, 'an object');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile }, 'while there is an update');
  await ask('UpdateFunctionConfiguration', { FunctionName, Timeout: 5 }, 'while there is an update');
  await ask('PublishVersion', { FunctionName }, 'while there is an update');
  await settled(askUntil, 'when it is updated');
  const RevisionId = said(updated?.RevisionId, 'the revision id of an update');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile, RevisionId }, 'with the revision id of before it settled');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile });
  await settled(askUntil, 'when it is updated again');
});

const configuration = conversation('lambda', 'a new configuration', async (ask, askUntil) => {
  const Environment = { Variables: { STAGE: 'production', COLOUR: 'green' } };
  const change = { FunctionName, MemorySize: 256, Timeout: 5, Description: 'greener', Environment };
  await ask('UpdateFunctionConfiguration', { ...change, RevisionId: stale }, 'with a stale revision id');
  await ask('UpdateFunctionConfiguration', { ...change, FunctionName: nobody }, 'of a missing function');
  await ask('UpdateFunctionConfiguration', { FunctionName, Timeout: 901 }, 'a timeout of 901 s');
  await ask('UpdateFunctionConfiguration', { FunctionName, MemorySize: 64 }, '64 MB');
  const reserved = { Variables: { AWS_REGION: 'us-east-1' } };
  await ask('UpdateFunctionConfiguration', { FunctionName, Environment: reserved }, 'a reserved variable');
  const large = { Variables: { LARGE: 'x'.repeat(4096) } };
  await ask('UpdateFunctionConfiguration', { FunctionName, Environment: large }, 'too large an environment');
  await ask('UpdateFunctionConfiguration', { FunctionName, Role: nobody }, 'what is no role');
  await settled(askUntil, 'when nothing is refused any more');
  const now = await ask('GetFunctionConfiguration', { FunctionName }, 'after what was refused');
  const RevisionId = said(now?.RevisionId, 'the revision id of a function');
  await ask('UpdateFunctionConfiguration', { ...change, RevisionId });
  await settled(askUntil, 'when it is updated');
});

const versions = conversation('lambda', 'versions', async (ask, askUntil) => {
  const latest = await ask('GetFunctionConfiguration', { FunctionName }, 'before');
  const CodeSha256 = said(latest?.CodeSha256, 'the digest of code');
  const RevisionId = said(latest?.RevisionId, 'the revision id of a function');
  await ask('PublishVersion', { FunctionName, CodeSha256: 'bm90aGluZw==' }, 'of other code');
  await ask('PublishVersion', { FunctionName, RevisionId: stale }, 'with a stale revision id');
  await ask('PublishVersion', { FunctionName: nobody }, 'of a missing function');
  await ask('PublishVersion', { FunctionName, CodeSha256, RevisionId, Description: 'greenlight' });
  await ask('GetFunctionConfiguration', { FunctionName }, 'when it is published');
  await ask('PublishVersion', { FunctionName, Description: 'again' }, 'without a change');
  await ask('ListVersionsByFunction', { FunctionName });
  await ask('ListVersionsByFunction', { FunctionName, MaxItems: 1 }, 'one to a page');
  await ask('ListVersionsByFunction', { FunctionName: nobody }, 'of a missing function');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile: zipOf('checkout-1'), Publish: true }, 'and publish it');
  await settled(askUntil, 'when it is updated');
  await ask('GetFunctionConfiguration', { FunctionName, Qualifier: '4' }, 'of the version');
});

const end = conversation('lambda', 'the end of versions', async ask => {
  await ask('DeleteFunction', { FunctionName, Qualifier: '1' }, 'that an alias needs');
  await ask('DeleteFunction', { FunctionName, Qualifier: '$LATEST' }, '$LATEST alone');
  await ask('DeleteFunction', { FunctionName, Qualifier: 'live' }, 'an alias');
  await ask('DeleteFunction', { FunctionName, Qualifier: '2' });
  await ask('GetFunctionConfiguration', { FunctionName, Qualifier: '2' }, 'that is deleted');
  await ask('DeleteFunction', { FunctionName, Qualifier: '99' }, 'that is missing');
  await ask('DeleteFunction', { FunctionName: nobody }, 'of a missing function');
  await ask('DeleteFunction', { FunctionName: 'faulty' }, 'with the whole function');
  await ask('GetFunction', { FunctionName: 'faulty' }, 'of a function that is deleted');
});

/** The last one deletes what others talk about. */
export const functions: readonly Conversation[] = [described, code, configuration, versions];
export const endOfFunctions: readonly Conversation[] = [end];
