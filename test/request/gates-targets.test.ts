import { describe, expect, test } from '@jest/globals';
import type { TargetsGate } from '../../src/release/words.ts';
import { checkGates } from '../../src/request/gates.ts';

const gate = (changes: Partial<TargetsGate> = {}): TargetsGate => ({
  kind: 'targets',
  name: 'targets',
  when: 'always',
  force: 'obeyed',
  healthy: 100,
  ...changes,
});

describe('the gate on targets', () => {
  test.each<[string, TargetsGate]>([
    ['true', gate()],
    ['{}', gate()],
    ['{ healthy: 90% }', gate({ healthy: 90 })],
    [
      '{ healthy: 100%, name: hosts, when: bake, advisory: true }',
      gate({ name: 'hosts', when: 'bake', force: 'advisory' }),
    ],
  ])('is read from %s', (settings, read) => {
    // when
    const checked = checkGates(`targets: ${settings}`, 'ecs');

    // then
    expect(checked).toEqual({ ok: true, value: [read] });
  });

  const onlyTrue = ['neither `true` nor a mapping', 'write `targets: true`, or leave it out'];
  const share = 'write the least share of healthy targets: `healthy: 90%`';

  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['false', undefined, ...(onlyTrue as [string, string])],
    ['', undefined, ...(onlyTrue as [string, string])],
    ['"true"', 'true', ...(onlyTrue as [string, string])],
    ['[true]', undefined, ...(onlyTrue as [string, string])],
    ['90%', '90%', 'neither `true` nor a mapping', 'write `targets: { healthy: 90% }`'],
    ['90', '90', 'neither `true` nor a mapping', 'write `targets: { healthy: 90% }`'],
    ['0', '0', 'neither `true` nor a mapping', 'write `targets: true`, or leave it out'],
    ['{ healthy: 90 }', '90', 'not a percent', 'write `90%`'],
    ['{ healthy: most }', 'most', 'not a percent', share],
    ['{ healthy: 101% }', '101%', 'not a percent', 'write `100%`'],
    ['{ healthy: 0% }', '0%', 'nothing fails below 0 %', share],
    [
      '{ helthy: 90% }',
      'helthy',
      'not a key of a targets gate',
      'did you mean `healthy`? (legal: `healthy`, `name`, `when`, `advisory`)',
    ],
  ])('as %s is refused, with a remedy', (settings, value, reason, remedy) => {
    // when
    const checked = checkGates(`alarms: [a]\ntargets: ${settings}`, 'ecs');

    // then
    expect(checked).toEqual({ ok: false, problems: [{ where: 'gates, line 2', value, reason, remedy }] });
  });
});
