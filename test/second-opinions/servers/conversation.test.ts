import { expect, test } from '@jest/globals';
import { conversation, hold, said } from './conversation.ts';
import type { Send } from './send.ts';

/** Answers the status that stands next in the list, and the last one for ever. */
function updating(...statuses: readonly string[]): Send {
  const left = [...statuses];
  return () => {
    const LastUpdateStatus = left.length > 1 ? left.shift() : left[0];
    return Promise.resolve({ kind: 'answered', status: 200, body: { LastUpdateStatus } });
  };
}

const untilDone = conversation('lambda', 'an update', async (ask, askUntil) => {
  const of = { FunctionName: 'checkout' };
  await ask('GetFunctionConfiguration', of);
  await askUntil(
    'GetFunctionConfiguration',
    of,
    'when done',
    ({ LastUpdateStatus }) => LastUpdateStatus !== 'InProgress',
  );
});

const heard = (send: Send, moment: () => Promise<void>) =>
  hold([untilDone], send, moment).then(({ exchanges }) => exchanges.map(({ call, reply }) => [call, reply]));

const answered = (LastUpdateStatus: string) => ({ kind: 'answered', status: 200, body: { LastUpdateStatus } });

test('what is asked until it is so is one call, and its last answer counts', async () => {
  // given
  let moments = 0;
  const moment = () => Promise.resolve(void (moments += 1));

  // when
  const exchanges = await heard(updating('InProgress', 'InProgress', 'InProgress', 'Successful'), moment);

  // then
  expect(exchanges).toEqual([
    ['an update: lambda:GetFunctionConfiguration', answered('InProgress')],
    ['an update: lambda:GetFunctionConfiguration, when done', answered('Successful')],
  ]);
  expect(moments).toBe(2);
});

test('what never becomes so is heard all the same, as it was answered last', async () => {
  // when
  const exchanges = await heard(updating('InProgress'), () => Promise.resolve());

  // then
  expect(exchanges.at(-1)).toEqual(['an update: lambda:GetFunctionConfiguration, when done', answered('InProgress')]);
});

test('a refusal is not asked again', async () => {
  // given
  const refusal = { kind: 'refused', status: 404, code: 'ResourceNotFoundException' } as const;
  let calls = 0;
  const send: Send = () => {
    calls += 1;
    return Promise.resolve(refusal);
  };

  // when
  const exchanges = await heard(send, () => Promise.resolve());

  // then
  expect(exchanges.map(([, reply]) => reply)).toEqual([refusal, refusal]);
  expect(calls).toBe(2);
});

test('a conversation that is not told what it needs is broken off there, and the next one is held', async () => {
  // given
  const needy = conversation('lambda', 'a needy one', async ask => {
    const found = await ask('GetFunctionConfiguration', { FunctionName: 'checkout' });
    said(found?.RevisionId, 'the revision id');
  });

  // when
  const { exchanges, brokenOff } = await hold([needy, untilDone], updating('Successful'), () => Promise.resolve());

  // then
  expect(brokenOff.map(({ about, needs }) => [about, needs])).toEqual([['a needy one', 'the revision id']]);
  expect(exchanges).toHaveLength(3);
});
