import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { type VerdictName, verdictNames } from '../../../src/release/verdict.ts';
import { servingOf } from '../../../src/release/words.ts';
import { minute, plan, releases, second, start, verdictAt } from '../stories.ts';
import { firstLine, now, summary, tablesIn } from './written.ts';

describe('the summary of an ended release', () => {
  test.each(verdictNames.map(name => ({ name })))('$name: it has the name, who serves, and because', ({ name }) => {
    // given
    const events = [
      ...releases.running,
      verdictAt(now, { name, serving: { who: 'blue', green: 0 }, because: 'so it is' }),
    ];
    // when
    const page = summary(events);
    // then
    expect(page).toContain(`**Verdict:** \`${name}\``);
    expect(page).toContain('**Serving:** all traffic is on blue `api:41`, as last read back from AWS');
    expect(page).toContain('**Because:** so it is');
    expect(page).not.toContain('In progress');
  });

  test('the top says why, who serves and what to do, before any table', () => {
    // given
    const page = summary(releases['rolled-back']);
    // when
    const top = page.slice(0, page.indexOf('### '));
    // then
    expect(top).toContain('p99 was 1.84 s against a limit of 0.9 s');
    expect(top).toContain('**Cause:** api-p99 went to ALARM at 14:03:32 UTC');
    expect(top).toContain('**Next:** Look into why');
    expect(top.length).toBeLessThan(1_500);
  });

  test('the code of an error is named, to be looked up', () => {
    // given
    const serving = { who: 'unknown', because: 'the credentials have expired' } as const;
    // when
    const page = summary([...releases.running, verdictAt(now, { name: 'unknown', serving, code: 'credentials' })]);
    // then
    expect(page).toContain('- **Error:** `credentials`, see troubleshooting in the documentation');
  });

  test('what users felt is said, and that they felt nothing', () => {
    // given, when
    const [met, spared] = [summary(releases['rolled-back']), summary(releases.failed)];
    // then
    expect(met).toContain('10 % of traffic met green for 2 min 58 s: as much as all traffic for 18 s');
    expect(spared).toContain('no production traffic met green');
  });

  test.each(['released', 'rolled-back', 'broken', 'running'] as const)('no picture without its table: %s', name => {
    // given
    const page = summary(releases[name]);
    // when
    const bars = [...page.matchAll(/^ {2}(.*?) :(?:active, |crit, )?\d{4}-\d\d-\d\d (\d\d:\d\d:\d\d), /gm)];
    const cells = tablesIn(page).flatMap(rows => rows.map(row => row.replaceAll(' of 100', ' %')));
    // then
    expect(bars.length).toBeGreaterThan(1);
    for (const [, label = '', from = ''] of bars) {
      const shown = label.replace(' of 100', ' %');
      expect(cells.filter(row => row.startsWith(`| ${from} |`) && row.includes(shown))).not.toEqual([]);
    }
  });

  test('the failing gate stands first, with its value against its limit, and since when AWS saw it fail', () => {
    // given
    const page = summary(releases['rolled-back']);
    // when
    const [, , first] = tablesIn(page).find(([head]) => head?.includes('value against limit')) ?? [];
    // then
    expect(first).toBe('| `alarms` | `api-p99` | ❌ FAIL | **p99 1.84, limit 0.9, 2 points** | 14:03:32 |');
  });

  test('what could not be proven is said', () => {
    // given
    const events = releases.released;
    // when
    const page = summary(events);
    // then
    expect(page).toContain('**Not proven by `api-cpu`** (no data since 14:01:35 UTC)');
    expect(page).toContain('it can prove nothing in the step of 5 min at 10 %');
  });

  test('a serving that is not known says why', () => {
    // given
    const serving = { who: 'unknown', because: 'the credentials have expired' } as const;
    // when
    const page = summary([...releases.running, verdictAt(now, { name: 'unknown', serving })]);
    // then
    expect(firstLine(page)).toBe('## ❓ Unknown: where the traffic is, is not known');
    expect(page).toContain('**Serving:** where the traffic is, is not known: the credentials have expired');
    expect(page).toContain('**AWS by itself:** What CodeDeploy has begun, it goes on with by itself');
  });

  test.each([
    {
      name: 'while AWS keeps blue, and what holds after that',
      at: start + 10 * minute,
      says: 'AWS keeps blue `api:41` until about 14:16:31 UTC, then ends it; after that, going back is a new release of `api:41`',
    },
    { name: 'once it may be gone', at: start + 20 * minute, says: 'AWS was to end blue at about 14:16:31 UTC' },
  ])('the way back of a release is said: $name', ({ at, says }) => {
    // given
    const events = releases.released.filter(event => event.type !== 'verdict');
    // when
    const page = summary([...events, verdictAt(at, { name: 'released', serving: { who: 'green', green: 100 } })]);
    // then
    expect(page).toContain(`**Way back:** ${says}`);
  });
});

describe('the steps of a release that has ended', () => {
  const { running, released } = releases;
  const baking = released.slice(0, released.findIndex(event => event.type === 'phase' && event.phase === 'baking') + 1);
  const ends = (name: VerdictName, green: number) =>
    verdictAt(start + 12 * minute, { name, serving: servingOf(green) });

  test.each<[how: string, events: readonly ReleaseEvent[], states: readonly string[]]>([
    ['broken off in its first step', [...running, ends('broken', 10)], ['reached, not finished', 'not reached']],
    ['cancelled in its bake', [...baking, ends('cancelled', 100)], ['✔ reached', 'reached, not finished']],
    ['taken back from its bake', [...baking, ends('rolled-back', 0)], Array(2).fill('↩️ reached, then taken back')],
    ['proven to the end', released, ['✔ reached', '✔ reached']],
  ])('are done where they were held for their time: %s', (_, events, states) => {
    // given
    const page = summary(events);
    // when
    const [, , ...rows] = tablesIn(page).find(([head]) => head?.startsWith('| step |')) ?? [];
    // then
    expect(rows.map(row => row.split(' | ').at(-1)?.replace(/ \|$/, ''))).toEqual(states);
  });
});

describe('the summary of a release that nothing proved', () => {
  const noGates = releases.released.flatMap((event): readonly ReleaseEvent[] => {
    if (event.type === 'gates') return [];
    return event.type === 'planned' ? [{ ...event, plan: { ...plan, gates: [], warnings: [] } }] : [event];
  });
  const warning = 'No gate at all: nothing measures green, and every step passes unproven.';

  test('says of the past that nothing was measured, and promises nothing', () => {
    // given, when
    const page = summary(noGates);
    // then
    expect(page).toContain('⚠️ There was no gate: nothing was measured.');
    expect(page).not.toContain('nothing proves green before it has all traffic');
  });

  test('says it once where it was warned of before', () => {
    // given
    const warned = [...noGates.slice(0, -1), { at: start, type: 'warning', warning } as const, ...noGates.slice(-1)];
    // when
    const page = summary(warned);
    // then
    expect(page.match(/No gate at all|There (is|was) no gate/g)).toHaveLength(1);
    expect(page).toContain(`- ${warning}`);
  });
});

describe('the summary of a release that was cancelled while AWS takes it back', () => {
  test('does not say in its first line that all stays as it was last read', () => {
    // given
    const way = releases['rolled-back'].filter(({ at }) => at <= start + 247 * second);
    const split = { who: 'split', green: 10 } as const;
    // when
    const page = summary([...way, verdictAt(start + 248 * second, { name: 'cancelled', serving: split })]);
    // then
    expect(firstLine(page)).toBe(
      '## 🛑 Cancelled: AWS takes `api:42` back (10 % on green when last read, 14:04:08 UTC)',
    );
  });
});

describe('the summary of a release that failed', () => {
  test('shows the root at the top, and folds away what followed from it', () => {
    // given
    const events = releases.failed;
    // when
    const page = summary(events);
    // then
    const [shown = '', folded = ''] = page.split('<details><summary>What followed from the cause (2)</summary>');
    expect(shown).toContain('**Cause:** 3 tasks of green stopped: CannotPullContainerError');
    expect(shown).not.toContain('unable to consistently start tasks');
    expect(folded.slice(0, folded.indexOf('</details>'))).toContain('unable to consistently start tasks');
  });

  test('says of all that AWS said what it is about, and of a symptom that it is one', () => {
    // given
    const events = releases.failed;
    // when
    const page = summary(events);
    // then
    expect(page).toContain('| 14:01:16 | ❗ image | 3 tasks of green stopped');
    expect(page).toContain('| 14:01:31 | symptom | (service api) is unable');
  });

  test('has no such fold where there is no more than the root', () => {
    // given
    const events = releases['rolled-back'];
    // when
    const page = summary(events);
    // then
    expect(page).not.toContain('What followed');
  });
});

test('a quiet alarm’s row says what it watches and up to where, and not again who it is', () => {
  // given
  const says = 'Alarm api-5xx is OK: Sum of HTTPCode_Target_5XX_Count, limit 30.';
  const reading = { gate: 'alarms', subject: 'api-5xx', force: 'obeyed', at: start, outcome: 'pass', says } as const;

  // when
  const page = summary([...releases.running, { at: start, type: 'gates', readings: [reading] }]);

  // then
  expect(page).toMatch(/\| `api-5xx` \| ✅ pass \| Sum of HTTPCode_Target_5XX_Count, limit 30 \|/);
});
