import { describe, expect, test } from '@jest/globals';
import type { Gate, HttpCheck } from '../../src/release/words.ts';
import { gateWords } from '../../src/report/gate-words.ts';
import { usualLag } from '../../src/request/lag-gates.ts';

const obeyed = { when: 'before-traffic', force: 'obeyed' } as const;
const check: HttpCheck = {
  asks: 'a url',
  url: 'https://test.example.com/health?token=secret',
  status: 200,
  contains: undefined,
  headers: new Map(),
  latency: undefined,
  timeout: 5_000,
  retries: 2,
};

describe('a gate in the plan', () => {
  test.each<[string, Gate, string, string]>([
    [
      'alarms',
      { kind: 'alarms', name: 'alarms', alarms: ['api-5xx', 'api-p99'], ...obeyed },
      'api-5xx, api-p99',
      'no alarm is in ALARM',
    ],
    [
      'a plain smoke test',
      { kind: 'smoke', name: 'smoke', check, ...obeyed },
      'GET https://test.example.com/health',
      'it answers with status 200 within 5 s, in one of 3 tries',
    ],
    [
      'a thorough smoke test, without the texts it looks for',
      {
        kind: 'smoke',
        name: 'smoke',
        check: {
          ...check,
          contains: 'secret',
          headers: new Map([
            ['x-version', 'secret'],
            ['cache-control', 'secret'],
          ]),
          latency: 500,
          retries: 0,
        },
        ...obeyed,
      },
      'GET https://test.example.com/health',
      'it answers with status 200, a text in the body, headers x-version, cache-control within 500 ms, at the only try',
    ],
    [
      'targets',
      { kind: 'targets', name: 'targets', healthy: 90, ...obeyed },
      "green's targets, as the load balancer sees them",
      'at least 90 % of them are healthy',
    ],
    [
      'lag',
      usualLag,
      'how far green is behind blue, and how busy blue is, by CloudWatch',
      'green is at most 5 s behind, or 16 MB of log where AWS tells no time',
    ],
    [
      'lag, with limits for blue',
      { ...usualLag, blue: { connections: 200, load: 0.5, transactions: 10 } },
      'how far green is behind blue, and how busy blue is, by CloudWatch',
      'green is at most 5 s behind, or 16 MB of log where AWS tells no time, ' +
        'and blue has at most 200 connections, a load of 0.5, 10 active transactions',
    ],
  ])('says what is measured and when it passes: %s', (_, gate, what, proves) => {
    // when
    const words = gateWords(gate);

    // then
    expect(words).toEqual({ what, when: 'before traffic', proves });
  });

  test('says that it is not obeyed where it is advisory', () => {
    // given
    const gate: Gate = { kind: 'targets', name: 'targets', healthy: 100, when: 'always', force: 'advisory' };

    // when
    const { proves } = gateWords(gate);

    // then
    expect(proves).toBe('at least 100 % of them are healthy (advisory: shown, not obeyed)');
  });
});
