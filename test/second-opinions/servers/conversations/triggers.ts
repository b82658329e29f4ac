import { conversation, type Conversation, said } from '../conversation.ts';

const FunctionName = 'checkout';
const nobody = 'nobody';

const provisioned = conversation('lambda', 'provisioned concurrency', async (ask, askUntil) => {
  const two = { FunctionName, Qualifier: '2', ProvisionedConcurrentExecutions: 2 };
  await ask('GetProvisionedConcurrencyConfig', { FunctionName, Qualifier: '2' }, 'that is missing');
  await ask('PutProvisionedConcurrencyConfig', two);
  const isReady = ({ Status }: { readonly Status?: unknown }) => Status !== 'IN_PROGRESS';
  await askUntil('GetProvisionedConcurrencyConfig', { FunctionName, Qualifier: '2' }, 'that is ready', isReady);
  await ask('ListProvisionedConcurrencyConfigs', { FunctionName });
  await ask('PutProvisionedConcurrencyConfig', { ...two, Qualifier: '$LATEST' }, 'for $LATEST');
  await ask('PutProvisionedConcurrencyConfig', { ...two, Qualifier: '99' }, 'for a missing version');
  await ask('PutProvisionedConcurrencyConfig', { ...two, FunctionName: nobody }, 'for a missing function');
  await ask('PutProvisionedConcurrencyConfig', { ...two, ProvisionedConcurrentExecutions: 0 }, 'none');
  await ask('DeleteProvisionedConcurrencyConfig', { FunctionName, Qualifier: '2' });
  await ask('DeleteProvisionedConcurrencyConfig', { FunctionName, Qualifier: '1' }, 'that is missing');
  await ask('ListProvisionedConcurrencyConfigs', { FunctionName }, 'when there is none');
  await ask('ListProvisionedConcurrencyConfigs', { FunctionName: nobody }, 'of a missing function');
});

const eventSources = conversation('lambda', 'event sources', async ask => {
  const alias = await ask('GetAlias', { FunctionName, Name: 'live' }, 'to find its ARN');
  const live = said(alias?.AliasArn, 'the ARN of an alias');
  await ask('ListEventSourceMappings', { FunctionName: live }, 'of an alias');
  await ask('ListEventSourceMappings', { FunctionName }, 'of the function itself');
  await ask('ListEventSourceMappings', {}, 'all of them');
  await ask('ListEventSourceMappings', { FunctionName: nobody }, 'of a missing function');
  const EventSourceArn = live.replace(/lambda:([^:]+):(\d+):.*/, 'sqs:$1:$2:nobody');
  await ask('ListEventSourceMappings', { EventSourceArn }, 'of another queue');
});

const urls = conversation('lambda', 'function URLs', async ask => {
  await ask('GetFunctionUrlConfig', { FunctionName, Qualifier: 'live' });
  await ask('GetFunctionUrlConfig', { FunctionName }, 'of the function itself');
  await ask('GetFunctionUrlConfig', { FunctionName: nobody }, 'of a missing function');
  await ask('ListFunctionUrlConfigs', { FunctionName });
  await ask('ListFunctionUrlConfigs', { FunctionName: 'faulty' }, 'of a function without any');
  await ask('ListFunctionUrlConfigs', { FunctionName: nobody }, 'of a missing function');
});

const policies = conversation('lambda', 'policies', async ask => {
  await ask('GetPolicy', { FunctionName, Qualifier: 'live' });
  await ask('GetPolicy', { FunctionName }, 'of the function itself');
  await ask('GetPolicy', { FunctionName: nobody }, 'of a missing function');
});

export const functionTriggers: readonly Conversation[] = [provisioned, eventSources, urls, policies];
