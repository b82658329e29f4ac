import { describe, expect, test } from '@jest/globals';
import type { Sleep } from '../../src/aws/time-limit.ts';
import { DeniedError, MissingError, RejectedError, TroubleError } from '../../src/errors.ts';
import { smokeTester } from '../../src/gates/smoke.ts';
import type { Invoke, Invoked } from '../../src/release/vantage.ts';
import type { InvokeCheck, Reading, SmokeGate } from '../../src/release/words.ts';

const gate = (check: Partial<InvokeCheck> = {}): SmokeGate => ({
  kind: 'smoke',
  name: 'ping',
  when: 'before-traffic',
  force: 'obeyed',
  check: {
    asks: 'the function',
    payload: '{"ping":true}',
    contains: undefined,
    latency: undefined,
    timeout: 10_000,
    retries: 2,
    ...check,
  },
});

/** A limit that is never reached. */
const patient: Sleep = (_, signal) => new Promise(resolve => signal.addEventListener('abort', () => resolve()));

const answers = (payload: string): Invoked => ({ is: 'answered', payload, log: undefined });
const fails = (payload: string, error: 'Handled' | 'Unhandled' = 'Unhandled'): Invoked => ({
  is: 'failed',
  error,
  payload,
  log: 'log-secret',
});

interface Means {
  readonly now?: () => number;
  readonly sleep?: Sleep;
  readonly signal?: AbortSignal;
}

function tryOnce(
  smoke: SmokeGate,
  invoke: Invoke | 'no function',
  { now = () => 1_000, sleep = patient, signal = new AbortController().signal }: Means = {},
): Promise<Reading> {
  return smokeTester({ now, sleep }).try(smoke, signal, { invoke });
}

describe('a smoke test that invokes the function', () => {
  test('passes where the version answers, with time and limit', async () => {
    // when
    const reading = await tryOnce(gate({ contains: '"pong"', latency: 500 }), async () => answers('{"is":"pong"}'));

    // then
    expect(reading).toEqual({
      gate: 'ping',
      subject: 'the published version',
      force: 'obeyed',
      at: 1_000,
      outcome: 'pass',
      says: 'The published version answered in 0 ms (limit 500 ms).',
    });
  });

  test.each([undefined, '{"ping":true}'])('sends what was asked for: %j', async payload => {
    // given
    const sent: (string | undefined)[] = [];

    // when
    await tryOnce(gate({ payload }), async text => {
      sent.push(text);
      return answers('null');
    });

    // then
    expect(sent).toEqual([payload]);
  });

  const run = 'The published version was run (status 200) and ended in an';

  test.each<[string, Invoked, Partial<InvokeCheck>, string]>([
    [
      'a function that failed, though AWS answers with status 200',
      fails('{"errorType":"Runtime.ImportModuleError","errorMessage":"message-secret"}'),
      {},
      `${run} unhandled error Runtime.ImportModuleError after 0 ms (limit 10 s).`,
    ],
    [
      'an error that the function reported itself',
      fails('{"errorType":"OutOfStock"}', 'Handled'),
      {},
      `${run} handled error OutOfStock after 0 ms (limit 10 s).`,
    ],
    [
      'an error whose type is a sentence',
      fails('{"errorType":"no such card: card-secret"}'),
      {},
      `${run} unhandled error after 0 ms (limit 10 s).`,
    ],
    ['an error that is no mapping', fails('null'), {}, `${run} unhandled error after 0 ms (limit 10 s).`],
    ['an error that is no JSON', fails('payload-secret'), {}, `${run} unhandled error after 0 ms (limit 10 s).`],
    [
      'an error that holds the expected text',
      fails('{"errorMessage":"pong"}'),
      { contains: 'pong' },
      `${run} unhandled error after 0 ms (limit 10 s).`,
    ],
    [
      'an answer without the text',
      answers('answer-secret'),
      { contains: 'wanted-secret' },
      'The published version answered in 0 ms (limit 10 s): its answer lacks the expected text.',
    ],
  ])('fails, and repeats nothing that may be secret, for %s', async (_, invoked, check, says) => {
    // when
    const reading = await tryOnce(gate({ payload: '"payload-secret"', ...check }), async () => invoked);

    // then
    expect(reading).toMatchObject({ outcome: 'fail', says });
    expect(JSON.stringify(reading)).not.toContain('secret');
  });

  test.each([
    [500, 'pass', 'answered in 500 ms (limit 500 ms).'],
    [501, 'fail', 'answered in 501 ms (limit 500 ms): too slow.'],
  ])('that took %d ms is a %s where 500 are the limit', async (took, outcome, says) => {
    // given
    let now = 0;

    // when
    const reading = await tryOnce(
      gate({ latency: 500 }),
      async () => {
        now += took;
        return answers('{}');
      },
      { now: () => now },
    );

    // then
    expect(reading).toMatchObject({ outcome, says: `The published version ${says}`, at: took });
  });

  const told = { message: 'AWS says so.', hint: 'none' };

  test.each<[string, Error, Reading['outcome']]>([
    ['what AWS refuses to run', new RejectedError(told), 'fail'],
    ['a version that is gone', new MissingError(told), 'fail'],
    ['a service that is out of order', new TroubleError({ ...told, applied: 'perhaps' }), 'error'],
  ])('tells what speaks against green from what does not: %s', async (_, error, outcome) => {
    // when
    const reading = await tryOnce(gate(), () => Promise.reject(error));

    // then
    expect(reading).toMatchObject({ outcome, says: 'The published version could not be invoked: AWS says so.' });
  });

  test('names the permission that is missing, which says nothing about green', async () => {
    // given
    const denied = new DeniedError({ action: 'lambda:InvokeFunction', resource: 'arn:x', cause: undefined });

    // when
    const reading = await tryOnce(gate(), () => Promise.reject(denied));

    // then
    expect(reading).toMatchObject({
      outcome: 'error',
      says: 'The published version could not be invoked: AWS denied lambda:InvokeFunction on arn:x.',
    });
  });

  test('says nothing about green where there is no function', async () => {
    // when
    const reading = await tryOnce(gate(), 'no function');

    // then
    expect(reading).toMatchObject({ outcome: 'error', says: 'There is no function to invoke.' });
  });

  test('is given up at the time-out, and the call with it', async () => {
    // given
    let expire: () => void = () => undefined;
    const sleep: Sleep = () => new Promise(resolve => (expire = resolve));
    const hangs: Invoke = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        expire();
      });

    // when
    const reading = await tryOnce(gate({ timeout: 3_000 }), hangs, { sleep });

    // then
    expect(reading).toMatchObject({ outcome: 'fail', says: 'The published version did not answer within 3 s.' });
  });

  test('proves nothing where it is called off', async () => {
    // given
    const off = new AbortController();
    const hangs: Invoke = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        off.abort();
      });

    // when
    const reading = await tryOnce(gate(), hangs, { signal: off.signal });

    // then
    expect(reading).toMatchObject({
      outcome: 'error',
      says: 'The published version was asked, and its answer not waited for.',
    });
  });
});
