import { describe, expect, test } from '@jest/globals';
import type { HttpCheck, InvokeCheck, SmokeGate } from '../../src/release/words.ts';
import { checkGates } from '../../src/request/gates.ts';

const invocation: InvokeCheck = {
  asks: 'the function',
  payload: undefined,
  contains: undefined,
  latency: undefined,
  timeout: 10_000,
  retries: 2,
};

const gate = (check: HttpCheck | InvokeCheck, changes: Partial<SmokeGate> = {}): SmokeGate => ({
  kind: 'smoke',
  name: 'smoke',
  when: 'before-traffic',
  force: 'obeyed',
  check,
  ...changes,
});

describe('a smoke test that invokes the function', () => {
  test.each<[string, string, readonly SmokeGate[]]>([
    ['with nothing', 'smoke: { invoke: {} }', [gate(invocation)]],
    [
      'with JSON, as it is written',
      `smoke: { invoke: { payload: '{ "ping": true }' } }`,
      [gate({ ...invocation, payload: '{ "ping": true }' })],
    ],
    [
      'with a mapping, which becomes JSON',
      'smoke: { invoke: { payload: { ping: true, of: [1, "2"] } } }',
      [gate({ ...invocation, payload: '{"ping":true,"of":[1,"2"]}' })],
    ],
    ['with a list', 'smoke: { invoke: { payload: [1] } }', [gate({ ...invocation, payload: '[1]' })]],
    ['with a number', 'smoke: { invoke: { payload: 0 } }', [gate({ ...invocation, payload: '0' })]],
    ['with a JSON text', `smoke: { invoke: { payload: '"ping"' } }`, [gate({ ...invocation, payload: '"ping"' })]],
    [
      'and looks at its answer',
      'smoke: { invoke: {}, contains: pong, latency: 800ms, timeout: 60s, retries: 0, name: ping, when: always, advisory: true }',
      [
        gate(
          { ...invocation, contains: 'pong', latency: 800, timeout: 60_000, retries: 0 },
          { name: 'ping', when: 'always', force: 'advisory' },
        ),
      ],
    ],
    [
      'beside one that asks its URL',
      'smoke: [{ invoke: {} }, { url: "https://checkout.test/", timeout: 30s }]',
      [
        gate(invocation, { name: 'smoke 1' }),
        gate(
          {
            asks: 'a url',
            url: 'https://checkout.test/',
            status: 200,
            contains: undefined,
            headers: new Map(),
            latency: undefined,
            timeout: 30_000,
            retries: 2,
          },
          { name: 'smoke 2' },
        ),
      ],
    ],
  ])('is read: %s', (_, text, gates) => {
    // when
    const checked = checkGates(text, 'lambda');

    // then
    expect(checked).toEqual({ ok: true, value: gates });
  });

  const whole = "write `smoke: { invoke: { payload: '{}' } }`";
  const invoke = 'write `invoke: { payload: \'{"ping":true}\' }`, or `invoke: {}`, and all else beside it';
  const keys = '`invoke`, `contains`, `latency`, `timeout`, `retries`, `name`, `when`, `advisory`';

  test.each<[string, string | undefined, string, string]>([
    ['[]', undefined, 'holds no test', whole],
    ['ping', undefined, 'not a mapping with `invoke` or a `url`', whole],
    ['{ name: ping }', undefined, 'has neither `invoke` nor a `url`', whole],
    ['{ invoke: true }', undefined, 'not a mapping', invoke],
    ['{ invoke: { payload: "s3cret" } }', undefined, 'a text that is not JSON', invoke],
    ['{ invoke: { payload: } }', undefined, 'nothing stands here', invoke],
    ['{ invoke: { contains: s3cret } }', undefined, 'no key of `invoke`, which has a `payload` alone', invoke],
    [
      '{ invoke: {}, url: "https://checkout.test/" }',
      'url',
      'asks something else besides: a smoke test asks a `url` or has `invoke`',
      `legal: ${keys}`,
    ],
    ['{ invoke: {}, status: 200 }', 'status', 'not a key of a smoke test that invokes the function', `legal: ${keys}`],
    ['{ invoke: {}, timeout: 61s }', '61s', 'not between 1s and 1m', 'write `1m`'],
    [
      '{ invoke: {}, latency: 11s }',
      '11s',
      'longer than the `timeout` of 10s, which ends every try before it',
      'write `10s`: a number with its unit, at most the `timeout`',
    ],
  ])('as %s is refused at its line, with a remedy, and repeats no payload', (settings, value, reason, remedy) => {
    // when
    const checked = checkGates(`alarms: [a]\nsmoke: ${settings}`, 'lambda');

    // then
    expect(checked).toEqual({ ok: false, problems: [{ where: 'gates, line 2', value, reason, remedy }] });
  });
});
