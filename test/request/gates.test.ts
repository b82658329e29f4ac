import { describe, expect, test } from '@jest/globals';
import type { AlarmsGate } from '../../src/release/words.ts';
import { checkGates } from '../../src/request/gates.ts';

const gate = (changes: Partial<AlarmsGate>): AlarmsGate => ({
  kind: 'alarms',
  name: 'alarms',
  when: 'always',
  force: 'obeyed',
  alarms: ['a'],
  ...changes,
});

describe('the gates block', () => {
  test.each<[string, readonly AlarmsGate[] | 'none']>([
    ['none', 'none'],
    ['alarms: [api-5xx, api-p99]', [gate({ alarms: ['api-5xx', 'api-p99'] })]],
    ['alarms:\n  - a\n  - b\n', [gate({ alarms: ['a', 'b'] })]],
    ['alarms: a', [gate({})]],
    ['{"alarms": ["a"]}', [gate({})]],
    ['alarms: { alarm: a }', [gate({ name: 'a' })]],
    [
      'alarms:\n  - { alarm: a, name: errors, when: during, advisory: true }',
      [gate({ name: 'errors', when: 'during', force: 'advisory' })],
    ],
    [
      'alarms: [{ alarm: c, when: before-traffic }, a, { alarm: d, when: bake, advisory: false }, b]',
      [
        gate({ alarms: ['a', 'b'] }),
        gate({ name: 'c', when: 'before-traffic', alarms: ['c'] }),
        gate({ name: 'd', when: 'bake', alarms: ['d'] }),
      ],
    ],
  ])('%j is read into its gates', (text, gates) => {
    // when
    const checked = checkGates(text, 'ecs');

    // then
    expect(checked).toEqual({ ok: true, value: gates });
  });

  test.each([
    ['alarm: [a]', 1, 'alarm', 'did you mean `alarms`? (built so far: `alarms`, `smoke`, `targets`)'],
    ['metrics: 1', 1, 'metrics', 'built so far: `alarms`, `smoke`, `targets`'],
    ['lag: {}', 1, 'lag', 'leave it out; there are `alarms`, `smoke`, `targets`'],
    ['migrations: 1', 1, 'migrations', 'built so far: `alarms`, `smoke`, `targets`'],
    ['alarms: [a]\nsmok: 1', 2, 'smok', 'did you mean `smoke`? (built so far: `alarms`, `smoke`, `targets`)'],
    ['toString: 1', 1, 'toString', 'built so far: `alarms`, `smoke`, `targets`'],
    ['None', 1, 'None', 'write `none`'],
    ['api-5xx', 1, 'api-5xx', 'write `alarms: [...]` with the names of the alarms'],
    ['- api-5xx', 1, undefined, 'write `alarms: [...]`; `gates: none` is the way to have none'],
    ['# later', 1, undefined, 'write `alarms: [...]`; `gates: none` is the way to have none'],
    ['{}', 1, undefined, '`gates: none` is the way to have none'],
    ['\nalarms: []', 2, undefined, 'write the name of a CloudWatch alarm; `gates: none` is the way to have no gate'],
    ['alarms:', 1, undefined, 'write the name of a CloudWatch alarm; `gates: none` is the way to have no gate'],
    [
      'alarms:\n  - a\n  - 42',
      3,
      undefined,
      'write the name of a CloudWatch alarm; `gates: none` is the way to have no gate',
    ],
    ['alarms:\n  - a\n  - b\n  - a', 4, 'a', 'name it once'],
    ['alarms:\n  - a\n  - { alarm: a }', 3, 'a', 'name it once'],
    ['alarms:\n  - { alarm: a, name: n }\n  - alarm: b\n    name: n', 4, 'n', 'give this gate a `name` of its own'],
    ['alarms:\n  - a\n  - { alarm: b, name: alarms }', 3, 'alarms', 'give this gate a `name` of its own'],
    ['alarms:\n  - { alarm: b, name: alarms }\n  - a', 2, 'alarms', 'give this gate a `name` of its own'],
    [
      'alarms:\n  - alarm: a\n    whn: bake',
      3,
      'whn',
      'did you mean `when`? (legal: `alarm`, `name`, `when`, `advisory`)',
    ],
    [
      'alarms:\n  - alarm: a\n    when: before',
      3,
      'before',
      'did you mean `before-traffic`? (legal: `before-traffic`, `during`, `bake`, `always`)',
    ],
    ['alarms:\n  - alarm: a\n    advisory: "true"', 3, 'true', 'write `advisory: true`, or leave it out'],
    ['alarms:\n  - alarm: a\n    constructor: 1', 3, 'constructor', 'legal: `alarm`, `name`, `when`, `advisory`'],
    ['alarms:\n  - name: errors', 2, undefined, 'write `alarm:` and the name of a CloudWatch alarm'],
    ['alarms: [a]\nalarms: [b]', 2, undefined, 'a mapping from kind to settings: `alarms: [name-of-an-alarm]`'],
    ['alarms:\n  - "a', 2, undefined, 'a mapping from kind to settings: `alarms: [name-of-an-alarm]`'],
  ])('%j is refused at its line, with a remedy', (text, line, value, remedy) => {
    // when
    const checked = checkGates(text, 'ecs');

    // then
    const problem = { where: `gates, line ${line}`, value, reason: expect.any(String), remedy };
    expect(checked).toEqual({ ok: false, problems: [problem] });
  });

  test.each([
    ['alarms: [a]\ntargets: { name: alarms }', 2, 'alarms'],
    ['targets: { name: alarms }\nalarms: [a]', 1, 'alarms'],
    ['alarms: { alarm: targets }\ntargets: true', 2, 'targets'],
    ['smoke:\n  - url: https://a.test\n    name: s\n  - url: https://a.test\n    name: s\n', 5, 's'],
    ['smoke:\n  - { url: https://a.test }\n  - { url: https://a.test, name: smoke 1 }', 3, 'smoke 1'],
  ])('%j gives one name to two gates, and is refused where it can be mended', (text, line, value) => {
    // when
    const checked = checkGates(text, 'ecs');

    // then
    const [reason, remedy] = ['another gate has this name', 'give this gate a `name` of its own'];
    expect(checked).toEqual({ ok: false, problems: [{ where: `gates, line ${line}`, value, reason, remedy }] });
  });

  test('reports the names that collide together with what else is wrong', () => {
    // given
    const text = 'alarms:\n  - { alarm: a, name: n }\ntargets: { name: n }\nsmoke: {}\n';

    // when
    const checked = checkGates(text, 'ecs');

    // then
    expect(checked.ok ? [] : checked.problems.map(({ where }) => where)).toEqual(['gates, line 4', 'gates, line 3']);
  });

  test('reports every key that it does not know, in every entry and kind', () => {
    // given
    const text = 'alarms:\n  - alarm: a\n    one: 1\n    two: 2\n  - { alarm: b, three: 3 }\nfour: 4\n';

    // when
    const checked = checkGates(text, 'ecs');

    // then
    const seen = checked.ok ? [] : checked.problems.map(({ where, value }) => [where, value]);
    expect(seen).toEqual([
      ['gates, line 3', 'one'],
      ['gates, line 4', 'two'],
      ['gates, line 5', 'three'],
      ['gates, line 6', 'four'],
    ]);
  });

  test.each([
    ['an alias inside what it stands for', 'alarms: &a [*a]'],
    ['an alias without its anchor', 'alarms: *gone'],
    ['a tag (`!...`) that means nothing here', 'alarms: !Sub x'],
    ['too deeply nested to be read', '['.repeat(100_000)],
    ['a second document begins here', 'alarms: [a]\n---\nalarms: [b]'],
  ])('refuses %s', (reason, text) => {
    // when
    const checked = checkGates(text, 'ecs');

    // then
    expect(checked.ok ? [] : checked.problems).toContainEqual(expect.objectContaining({ reason }));
  });
});
