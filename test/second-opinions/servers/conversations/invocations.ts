import { faults } from '../account/checkout.ts';
import { conversation, type Conversation } from '../conversation.ts';

const FunctionName = 'checkout';
const nobody = 'nobody';
const Payload = Buffer.from('{"item":"tea"}');

const invocations = conversation('lambda', 'invocations', async ask => {
  await ask('Invoke', { FunctionName, Payload });
  await ask('Invoke', { FunctionName, Payload, Qualifier: '1', LogType: 'Tail' }, 'of a version, with the log');
  await ask('Invoke', { FunctionName, Payload, Qualifier: 'live' }, 'of an alias');
  await ask('Invoke', { FunctionName: `${FunctionName}:2`, Payload }, 'a version in the name');
  await ask('Invoke', { FunctionName }, 'without a payload');
  await ask('Invoke', { FunctionName, Payload: Buffer.from('{') }, 'a payload that is no JSON');
  await ask('Invoke', { FunctionName, Payload, InvocationType: 'Event' }, 'without waiting');
  await ask('Invoke', { FunctionName, Payload, InvocationType: 'DryRun' }, 'a dry run');
  await ask('Invoke', { FunctionName: nobody, Payload }, 'of a missing function');
  await ask('Invoke', { FunctionName, Payload, Qualifier: '99' }, 'of a missing version');
  await ask('Invoke', { FunctionName, Payload, Qualifier: nobody }, 'of a missing alias');
});

const failing = conversation('lambda', 'invocations of code', async ask => {
  for (const [index, fault] of faults.entries())
    await ask('Invoke', { FunctionName: 'faulty', Qualifier: String(index + 1), Payload }, fault);
});

export const functionInvocations: readonly Conversation[] = [invocations, failing];
