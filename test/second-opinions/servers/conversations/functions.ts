import { zipped } from '../account/checkout.ts';
import { type AskUntil, conversation, type Conversation, said } from '../conversation.ts';

const FunctionName = 'checkout';
const nobody = 'nobody';

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
  const ZipFile = zipped('checkout-3');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile, DryRun: true }, 'a dry run');
  await ask('GetFunctionConfiguration', { FunctionName }, 'after the dry run');
  await ask('UpdateFunctionCode', { FunctionName, S3Bucket: 'shop-code', S3Key: 'checkout.zip' }, 'an object');
  await settled(askUntil, 'when it is updated');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile });
  await settled(askUntil, 'when it is updated again');
  const Environment = { Variables: { STAGE: 'production', COLOUR: 'green' } };
  const change = { FunctionName, MemorySize: 256, Timeout: 5, Description: 'greener', Environment };
  await ask('UpdateFunctionConfiguration', change);
  await settled(askUntil, 'when it is configured');
});

const versions = conversation('lambda', 'versions', async (ask, askUntil) => {
  const latest = await ask('GetFunctionConfiguration', { FunctionName }, 'before');
  const CodeSha256 = said(latest?.CodeSha256, 'the digest of code');
  await ask('PublishVersion', { FunctionName, CodeSha256, Description: 'greenlight' });
  await ask('GetFunctionConfiguration', { FunctionName }, 'when it is published');
  await ask('PublishVersion', { FunctionName }, 'without a change');
  await ask('ListVersionsByFunction', { FunctionName });
  await ask('ListVersionsByFunction', { FunctionName, MaxItems: 1 }, 'one to a page');
  await ask('ListVersionsByFunction', { FunctionName: nobody }, 'of a missing function');
  await ask('UpdateFunctionCode', { FunctionName, ZipFile: zipped('checkout-1'), Publish: true }, 'and publish it');
  await settled(askUntil, 'when it is updated');
  await ask('GetFunctionConfiguration', { FunctionName, Qualifier: '4' }, 'of the version');
});

const end = conversation('lambda', 'the end of versions', async ask => {
  await ask('DeleteFunction', { FunctionName, Qualifier: '2' });
  await ask('GetFunctionConfiguration', { FunctionName, Qualifier: '2' }, 'that is deleted');
  await ask('DeleteFunction', { FunctionName, Qualifier: '99' }, 'that is missing');
  await ask('DeleteFunction', { FunctionName: nobody }, 'of a missing function');
  await ask('DeleteFunction', { FunctionName: 'faulty' }, 'with the whole function');
  await ask('GetFunction', { FunctionName: 'faulty' }, 'of a function that is deleted');
});

export const functions: readonly Conversation[] = [described, code, versions];

/** Deletes what others talk about. */
export const endOfFunctions: readonly Conversation[] = [end];
