import { describe, expect, test } from '@jest/globals';
import type { BlueLimits, LagGate } from '../../src/release/gate.ts';
import { checkGates } from '../../src/request/gates.ts';
import { usualLag } from '../../src/request/lag-gates.ts';

const gate = (changes: Partial<LagGate> = {}): LagGate => ({ ...usualLag, ...changes });
const blue = (limits: Partial<BlueLimits>): Partial<LagGate> => ({ blue: { ...usualLag.blue, ...limits } });

describe('the gate on lag', () => {
  test('is held to five seconds or 16 MB before the switch where nothing is said, and keeps nobody off blue', () => {
    // then
    expect(usualLag).toEqual({
      kind: 'lag',
      name: 'lag',
      when: 'before-traffic',
      force: 'obeyed',
      atMost: 5_000,
      walAtMost: 16_777_216,
      blue: { connections: undefined, load: undefined, transactions: undefined },
    });
  });

  test.each<[string, LagGate]>([
    ['{}', gate()],
    ['{ at-most: 0s }', gate({ atMost: 0 })],
    ['{ at-most: 1m30s }', gate({ atMost: 90_000 })],
    ['{ wal-at-most: 64MB }', gate({ walAtMost: 67_108_864 })],
    ['{ wal-at-most: 100kB }', gate({ walAtMost: 102_400 })],
    ['{ connections: 200 }', gate(blue({ connections: 200 }))],
    ['{ load: 0.5 }', gate(blue({ load: 0.5 }))],
    ['{ transactions: 0 }', gate(blue({ transactions: 0 }))],
    ['{ when: before-traffic }', gate()],
    ['{ name: behind, advisory: true }', gate({ name: 'behind', force: 'advisory' })],
  ])('is read from %s', (settings, read) => {
    // when
    const checked = checkGates(`lag: ${settings}`, 'rds');

    // then
    expect(checked).toEqual({ ok: true, value: [read] });
  });

  const legal = 'legal: `at-most`, `wal-at-most`, `connections`, `load`, `transactions`, `name`, `when`, `advisory`';

  test.each<[string, string | undefined, string, string]>([
    ['', undefined, 'not a mapping', 'write `lag: {}`'],
    ['true', undefined, 'not a mapping', 'write `lag: {}`'],
    ['[{}]', undefined, 'not a mapping', 'write `lag: {}`'],
    ['5s', '5s', 'not a mapping', 'write `lag: { at-most: 5s }`'],
    ['little', 'little', 'not a mapping', 'write `lag: {}`'],
    ['{ at-most: 5 }', '5', 'not a duration', 'write `5s`'],
    ['{ at-most: 2h }', '2h', 'not between 0s and 1h', 'write `1h`'],
    ['{ at-most: [5s] }', undefined, 'not a duration', 'write `at-most: 5s`'],
    ['{ at-most: soon }', 'soon', 'not a duration', 'write a number with its unit: `90s`, `5m`, `2h`, `1h30m`'],
    ['{ wal-at-most: 16 }', '16', 'not a size', 'write `wal-at-most: 16MB`'],
    ['{ wal-at-most: 64 MiB }', '64 MiB', 'not a size', 'write `wal-at-most: 64MB`'],
    ['{ wal-at-most: much }', 'much', 'not a size', 'write `wal-at-most: 16MB`'],
    [
      '{ connections: 1.5 }',
      '1.5',
      'not a whole number between 0 and 1000000',
      'write the most connections to blue: `connections: 200`',
    ],
    ['{ load: -1 }', '-1', 'nothing is below 0', 'write the most active sessions on blue, on average: `load: 4`'],
    ['{ load: "4" }', '4', 'not a number', 'write the most active sessions on blue, on average: `load: 4`'],
    [
      '{ transactions: .inf }',
      'Infinity',
      'not a number',
      'write the most transactions under way on blue: `transactions: 10`',
    ],
    ['{ atmost: 5s }', 'atmost', 'not a key of a lag gate', `did you mean \`at-most\`? (${legal})`],
    [
      '{ when: bake }',
      'bake',
      'lag is measured before traffic: nothing follows blue after the switch',
      'leave `when` out',
    ],
  ])('as %s is refused, with a remedy', (settings, value, reason, remedy) => {
    // when
    const checked = checkGates(`alarms: [a]\nlag: ${settings}`, 'rds');

    // then
    expect(checked).toEqual({ ok: false, problems: [{ where: 'gates, line 2', value, reason, remedy }] });
  });

  test('shares the names of gates with the others', () => {
    // when
    const checked = checkGates('alarms: [a]\nlag: { name: alarms }', 'rds');

    // then
    expect(checked).toMatchObject({ ok: false, problems: [{ where: 'gates, line 2', value: 'alarms' }] });
  });
});

describe('the gates of a database', () => {
  test('are alarms, smoke tests of a URL, and lag', () => {
    // given
    const text = 'alarms: [orders-cpu]\nsmoke: { url: "https://green.test/health" }\nlag: { at-most: 2s }';

    // when
    const checked = checkGates(text, 'rds');

    // then
    const gates = checked.ok && checked.value !== 'none' ? checked.value : [];
    expect(gates.map(({ kind }) => kind)).toEqual(['alarms', 'smoke', 'lag']);
  });

  test('are none where that is said', () => {
    // when
    const checked = checkGates('none', 'rds');

    // then
    expect(checked).toEqual({ ok: true, value: 'none' });
  });

  test.each([
    ['ecs', 'lag', 'replication that could lag behind', '`alarms`, `smoke`, `targets`'],
    ['lambda', 'lag', 'replication that could lag behind', '`alarms`, `smoke`'],
    ['lambda', 'targets', 'load balancer whose targets could be counted', '`alarms`, `smoke`'],
    ['rds', 'targets', 'load balancer whose targets could be counted', '`alarms`, `smoke`, `lag`'],
  ] as const)('of %s have no %s: there is no %s', (target, kind, lacks, there) => {
    // when
    const checked = checkGates(`${kind}: {}`, target);

    // then
    const reason = `\`target: ${target}\` has no ${lacks}`;
    const remedy = `leave it out; there are ${there}`;
    expect(checked).toEqual({ ok: false, problems: [{ where: 'gates, line 1', value: kind, reason, remedy }] });
  });

  test('invoke no function', () => {
    // when
    const checked = checkGates('smoke: { url: "https://green.test/", invoke: {} }', 'rds');

    // then
    const reason = 'invokes a Lambda function: the smoke tests of other targets ask a `url`';
    expect(checked).toMatchObject({ ok: false, problems: [{ where: 'gates, line 1', value: 'invoke', reason }] });
  });
});
