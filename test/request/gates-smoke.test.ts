import { describe, expect, test } from '@jest/globals';
import type { HttpCheck, SmokeGate } from '../../src/release/words.ts';
import { checkGates } from '../../src/request/gates.ts';

const url = 'https://test.example.com/health';

const gate = (check: Partial<HttpCheck> = {}, changes: Partial<SmokeGate> = {}): SmokeGate => ({
  kind: 'smoke',
  name: 'smoke',
  when: 'before-traffic',
  force: 'obeyed',
  check: {
    asks: 'a url',
    url,
    status: 200,
    contains: undefined,
    headers: new Map(),
    latency: undefined,
    timeout: 5_000,
    retries: 2,
    ...check,
  },
  ...changes,
});

describe('a smoke test', () => {
  test.each<[string, string, readonly SmokeGate[]]>([
    ['has defaults for all but its address', `smoke: { url: ${url} }`, [gate()]],
    [
      'says all that it looks at',
      [
        'smoke:',
        `  url: ${url}?deep=1`,
        '  status: 204',
        '  contains: well',
        '  headers: { X-Version: "42", cache-control: no-store }',
        '  latency: 500ms',
        '  timeout: 10s',
        '  retries: 0',
        '  name: health',
        '  when: always',
        '  advisory: true',
      ].join('\n'),
      [
        gate(
          {
            url: `${url}?deep=1`,
            status: 204,
            contains: 'well',
            headers: new Map([
              ['x-version', '42'],
              ['cache-control', 'no-store'],
            ]),
            latency: 500,
            timeout: 10_000,
            retries: 0,
          },
          { name: 'health', when: 'always', force: 'advisory' },
        ),
      ],
    ],
    [
      'of a list is called by its place',
      `smoke:\n  - { url: ${url} }\n  - { url: ${url}, name: deep }\n  - { url: ${url} }`,
      [gate({}, { name: 'smoke 1' }), gate({}, { name: 'deep' }), gate({}, { name: 'smoke 3' })],
    ],
    ['alone in a list is the only one too', `smoke: [{ url: ${url} }]`, [gate()]],
    [
      'may be as slow as its time-out',
      `smoke: { url: ${url}, latency: 2s, timeout: 2s }`,
      [gate({ latency: 2_000, timeout: 2_000 })],
    ],
  ])('%s', (_, text, gates) => {
    // when
    const checked = checkGates(text, 'ecs');

    // then
    expect(checked).toEqual({ ok: true, value: gates });
  });

  const keys = '`url`, `status`, `contains`, `headers`, `latency`, `timeout`, `retries`, `name`, `when`, `advisory`';
  const address = 'write the address of a listener that leads to green: `https://test.example.com/health`';
  const whole = 'write `smoke: { url: "https://test.example.com/health" }`';
  const latency = (nearest: string) => `write \`${nearest}\`: a number with its unit, at most the \`timeout\``;
  const header = 'write `headers: { x-version: "42" }`, each header once';

  test.each<[string, string, string | undefined, string, string]>([
    ['[]', '', undefined, 'holds no test', whole],
    [url, '', undefined, 'not a mapping with a `url`', whole],
    ['true', '', undefined, 'not a mapping with a `url`', whole],
    ['{}', '', undefined, 'a smoke test names its `url`', address],
    ['', 'url: 42', '42', 'an address is text', address],
    ['', 'stats: 200', 'stats', 'not a key of a smoke test', `did you mean \`status\`? (legal: ${keys})`],
    [
      '',
      'invoke: { payload: "{}" }',
      'invoke',
      'invokes a Lambda function: the smoke tests of other targets ask a `url`',
      `legal: ${keys}`,
    ],
    [
      '',
      'status: "200"',
      '200',
      'not a whole number between 200 and 599',
      'write the status that the answer must have: `status: 200`',
    ],
    [
      '',
      'status: 600',
      '600',
      'not a whole number between 200 and 599',
      'write the status that the answer must have: `status: 200`',
    ],
    [
      '',
      'contains: ""',
      undefined,
      'an empty text is in every body',
      'write a text in quotes that the body must hold, or leave it out',
    ],
    [
      '',
      'contains: 42',
      undefined,
      'the text to look for is text',
      'write a text in quotes that the body must hold, or leave it out',
    ],
    [
      '',
      'headers: [x-version]',
      undefined,
      'not a mapping from the name of a header to the text that it must hold',
      header,
    ],
    ['', 'headers: { x-version: 42 }', undefined, 'the text that a header must hold is text (quote a number)', header],
    ['', 'headers: { "x version": "42" }', undefined, 'not the name of a header', header],
    ['', 'headers: { x-a: "1", X-A: "2" }', undefined, 'names a header twice', header],
    ['', 'latency: 500', '500', 'not a duration', latency('500ms')],
    ['', 'latency: 2', '2', 'not a duration', latency('2s')],
    ['', 'latency: 1.5s', '1.5s', 'not a duration', latency('1500ms')],
    ['', 'latency: 500 ms', '500 ms', 'not a duration', latency('500ms')],
    ['', 'latency: soon', 'soon', 'not a duration', latency('500ms')],
    ['', 'latency: 0ms', '0ms', 'no answer comes in no time', latency('1ms')],
    ['', 'latency: 6s', '6s', 'longer than the `timeout` of 5s, which ends every try before it', latency('5s')],
    ['', 'timeout: 500ms', '500ms', 'not a duration', 'write `1s`'],
    ['', 'timeout: 31s', '31s', 'not between 1s and 30s', 'write `30s`'],
    ['', 'timeout: 7', '7', 'not a duration', 'write `7s`'],
    ['', 'retries: 21', '21', 'not a whole number between 0 and 20', 'write how often it is tried again: `retries: 2`'],
    [
      '',
      'retries: 1.5',
      '1.5',
      'not a whole number between 0 and 20',
      'write how often it is tried again: `retries: 2`',
    ],
    [
      '',
      'when: before',
      'before',
      'not a time at which a gate is measured',
      'did you mean `before-traffic`? (legal: `before-traffic`, `during`, `bake`, `always`)',
    ],
    [
      '',
      'advisory: 1',
      '1',
      'not a switch: `true` or `false`, without quotes',
      'write `advisory: true`, or leave it out',
    ],
    ['', 'name: " "', ' ', 'a gate has a name', 'write a short name for log and summary, or leave it out'],
  ])('as %j with %j is refused at its line, with a remedy', (whole, key, value, reason, remedy) => {
    // given
    const text =
      key === '' ? `alarms: [a]\nsmoke: ${whole}` : `smoke:\n  ${key}${key.startsWith('url') ? '' : `\n  url: ${url}`}`;

    // when
    const checked = checkGates(text, 'ecs');

    // then
    expect(checked).toEqual({ ok: false, problems: [{ where: 'gates, line 2', value, reason, remedy }] });
  });

  test('reports all that is wrong with it, each at its line', () => {
    // given
    const text = 'smoke:\n  - url: ftp://a.test\n    status: 1\n  - headers:\n      x-a: 1\n    nmae: x\n';

    // when
    const checked = checkGates(text, 'ecs');

    // then
    const seen = checked.ok ? [] : checked.problems.map(({ where, reason }) => [where, reason]);
    expect(seen).toEqual([
      ['gates, line 2', 'neither an `http:` nor an `https:` address'],
      ['gates, line 3', 'not a whole number between 200 and 599'],
      ['gates, line 4', 'a smoke test names its `url`'],
      ['gates, line 5', 'the text that a header must hold is text (quote a number)'],
      ['gates, line 6', 'not a key of a smoke test'],
    ]);
  });
});

describe('the address of a smoke test', () => {
  const checkUrl = (address: string) => checkGates(JSON.stringify({ smoke: { url: address } }), 'ecs');

  test.each([
    ['http://localhost:8080/health', 'http://localhost:8080/health'],
    ['https://10.0.0.7', 'https://10.0.0.7/'],
    ['http://[::1]:9001/', 'http://[::1]:9001/'],
    ['HTTPS://Test.Example.com/Health?q=%20', 'https://test.example.com/Health?q=%20'],
    ['http://169.253.1.1/', 'http://169.253.1.1/'],
  ])('may be any listener that green can be reached at, a private one too: %s', (written, read) => {
    // when
    const checked = checkUrl(written);

    // then
    expect(checked).toEqual({ ok: true, value: [gate({ url: read })] });
  });

  const linkLocal = 'a link-local address, which Greenlight never asks';
  const login = 'holds a user or a password, which a workflow file must not';

  test.each<[string, string | undefined, string]>([
    ['test.example.com/health', 'test.example.com/health', 'not a URL'],
    ['/health?key=secret', '/health', 'not a URL'],
    ['ftp://test.example.com', 'ftp://test.example.com', 'neither an `http:` nor an `https:` address'],
    ['file:///etc/passwd', 'file:///etc/passwd', 'neither an `http:` nor an `https:` address'],
    ['https://me:secret@test.example.com/', undefined, login],
    ['https://secret@test.example.com/a@b', undefined, login],
    ['https:me:secret@test.example.com/', undefined, login],
    ['https:/me:secret@test.example.com/', undefined, login],
    [' https://me:secret@test.example.com/', undefined, login],
    ['https:\\\\me:secret@test.example.com/', undefined, login],
    ['me:secret@test.example.com/', undefined, 'neither an `http:` nor an `https:` address'],
    ['//me:secret@test.example.com/', undefined, 'not a URL'],
    ['https://me:se?cret@test.example.com/', undefined, 'not a URL'],
    ['https://me:1234?cret@test.example.com/#top', undefined, 'holds a fragment (`#`), which is never sent'],
    ['https://test.example.com/#top', 'https://test.example.com/', 'holds a fragment (`#`), which is never sent'],
    ['http://169.254.169.254/latest/meta-data/', 'http://169.254.169.254/latest/meta-data/', linkLocal],
    ['http://2852039166/', 'http://2852039166/', linkLocal],
    ['http://0xA9FEA9FE/', 'http://0xA9FEA9FE/', linkLocal],
    ['http://169.254.43518/', 'http://169.254.43518/', linkLocal],
    ['http://[fe80::1]/', 'http://[fe80::1]/', linkLocal],
    ['http://[febf::1]/', 'http://[febf::1]/', linkLocal],
    ['http://[::ffff:169.254.170.2]/', 'http://[::ffff:169.254.170.2]/', linkLocal],
    ['http://[fd00:ec2::254]/', 'http://[fd00:ec2::254]/', linkLocal],
    ['http://[::169.254.169.254]/', 'http://[::169.254.169.254]/', linkLocal],
    ['http://[::ffff:0:169.254.169.254]/', 'http://[::ffff:0:169.254.169.254]/', linkLocal],
    ['http://[64:ff9b::169.254.169.254]/', 'http://[64:ff9b::169.254.169.254]/', linkLocal],
    ['http://[2002:a9fe:a9fe::]/', 'http://[2002:a9fe:a9fe::]/', linkLocal],
  ])('is refused, and shown without what may be secret: %s', (written, value, reason) => {
    // when
    const checked = checkUrl(written);

    // then
    const remedy = 'write the address of a listener that leads to green: `https://test.example.com/health`';
    expect(checked).toEqual({ ok: false, problems: [{ where: 'gates, line 1', value, reason, remedy }] });
  });
});
