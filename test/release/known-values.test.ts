import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { knownValues, valuesIn, withoutValues, worthHiding } from '../../src/release/known-values.ts';
import type { Gate } from '../../src/release/words.ts';

const smoke = (payload: string): Gate => ({
  kind: 'smoke',
  name: 'smoke',
  when: 'before-traffic',
  force: 'obeyed',
  check: { asks: 'the function', payload, contains: undefined, latency: undefined, timeout: 5_000, retries: 0 },
});

const hidden = (log: string, payload: string) => withoutValues(log, knownValues([smoke(payload)]));

describe('What a function is invoked with', () => {
  test.each<[what: string, payload: string, log: string, shown: string]>([
    ['a text deep within it', '{"auth":{"token":"tok-99887766"}}', 'token is tok-99887766', 'token is ***'],
    ['one in a list', '["open-sesame"]', 'said open-sesame', 'said ***'],
    ['as JSON prints it', '{"key":"pass\\"word\\n"}', '{"key": "pass\\"word\\n"}', '{"key": "***"}'],
    ['a number of six digits', '{"pin":123456}', 'pin 123456', 'pin ***'],
    ['a number with a fraction', '{"limit":1234.56}', 'limit 1234.56', 'limit ***'],
    ['a number too long for JavaScript', '{"card":12345678901234567890}', 'card 12345678901234567890', 'card ***'],
    ['that number as JavaScript prints it', '{"card":12345678901234567890}', 'card 12345678901234567000', 'card ***'],
    [
      'JSON within a text of it, as API Gateway sends a body',
      JSON.stringify({ body: JSON.stringify({ token: 'tok-99887766' }) }),
      'token is tok-99887766',
      'token is ***',
    ],
    ['all of it, where it is no JSON', 'tok-99887766', 'token is tok-99887766', 'token is ***'],
    ['a line of it, which Lambda prints by itself', '{"pem":"MIIEvQIB\\nADANBgkq"}', 'MIIEvQIB\rADANBgkq', '***\r***'],
  ])('is hidden in a log: %s', (_, payload, log, shown) => {
    // when
    const told = hidden(log, payload);
    // then
    expect(told).toBe(shown);
  });

  test.each<[what: string, payload: string, log: string]>([
    ['a text that stands in many others', '{"mode":"dry"}', 'a dry run'],
    ['a number of five digits', '{"pin":12345}', 'took 12345 ms'],
    ['whether something is so', '{"isOpen":false}', 'is false'],
    ['the name of a member', '{"authorization":1}', 'no authorization'],
  ])('leaves the rest of a log to be read: %s', (_, payload, log) => {
    // when
    const told = hidden(log, payload);
    // then
    expect(told).toBe(log);
  });

  test('is found wherever in it a value stands, and however JSON prints it', () => {
    const anyValue = fc.string({ minLength: 6, maxLength: 12, unit: 'binary' });
    fc.assert(
      fc.property(anyValue, fc.constantFrom(0, 1, 2), (value, printed) => {
        // given
        const payload = JSON.stringify({ a: [{ b: value }, 1, null], c: 'other' });
        const log =
          printed === 0 ? value : printed === 1 ? JSON.stringify([value]) : JSON.stringify({ value }, null, 2);
        // when
        const told = hidden(log, payload);
        // then
        expect(told).not.toContain(value);
        expect(told).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });
});

describe('The values of a text', () => {
  test.each<[what: string, text: string, values: readonly string[]]>([
    ['of a plain one: itself alone', 's3cr3t', ['s3cr3t']],
    ['of one with quotes: as JSON prints it as well', 'a"quoted"value', ['a"quoted"value', 'a\\"quoted\\"value']],
    ['of JSON: what stands within it', '{"password":"s3cr3t"}', ['{"password":"s3cr3t"}', 's3cr3t']],
  ])('%s', (_, text, values) => {
    // when
    const found = worthHiding(valuesIn(text));
    // then
    expect(found).toEqual(expect.arrayContaining([...values]));
  });
});
