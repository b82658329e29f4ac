import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { mostBytes } from '../../../src/report/comment.ts';
import { markIn } from '../../../src/report/comment/mark.ts';
import { anyEvents } from '../any-event.ts';
import { poisoned } from '../poisoned.ts';
import { rendered } from '../rendered.ts';
import { reading, releases, start } from '../stories.ts';
import { comment, linesOf } from './written.ts';

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

describe('any comment', () => {
  test('fits into what GitHub takes, keeps what it opens closed, and its first line that is seen tells how it stands', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const text = comment(events);
        // then
        const [first = '', second = ''] = linesOf(text);
        expect(bytes(text)).toBeLessThanOrEqual(mostBytes);
        expect(rendered(text)).toMatchObject({ balanced: true, strange: [] });
        expect(markIn(text) === undefined ? first : second).toMatch(
          /^### .*(on green|traffic|nothing was written|Waiting)/u,
        );
      }),
    );
  });

  test('is cut in the middle of its history when there is far too much of it, and keeps what matters', () => {
    // given
    const noise = Array.from({ length: 1_000 }, (_, index): ReleaseEvent => ({
      at: start + index,
      type: 'happened',
      happening: { id: String(index), at: start + index, kind: 'progress', text: `${index} ${'#|@'.repeat(400)}` },
    }));
    const gates = Array.from({ length: 100 }, (_, index) => reading(`watched-${index}`, start, 'fine'));
    // when
    const text = comment([...noise, { at: start, type: 'gates', readings: gates }, ...releases['rolled-back']]);
    // then
    expect(bytes(text)).toBeLessThanOrEqual(mostBytes);
    expect(text).toContain('left out');
    expect(text).toContain('**Because:** The alarm api-p99 fires');
    expect(text).toContain('| `alarms` | `api-p99` | ❌ FAIL |');
    expect(text).toContain('**Next:** Look into why');
  });

  test('keeps every gate that fails, however many pass', () => {
    // given
    const outcomeOf = (index: number) => (index % 20 === 0 ? 'fail' : 'pass');
    const gates = Array.from({ length: 200 }, (_, index) =>
      reading(`watched-${index}`, start, 'p99 '.repeat(60), outcomeOf(index)),
    );
    // when
    const text = comment([...releases.running, { at: start, type: 'gates', readings: gates }]);
    // then
    expect(text).toContain('left out');
    expect(text.match(/❌ FAIL/g)).toHaveLength(10);
  });

  test.each(['$', ':a', '\u202E', '😀', '#', '`|'])(
    'fits when every text is 10,000 times %j, and says the verdict',
    text => {
      // given
      const events = poisoned(text.repeat(10_000));
      // when
      const body = comment(events);
      // then
      expect(bytes(body) <= mostBytes).toBe(true);
      expect(body.includes('### ↩️ Rolled back')).toBe(true);
    },
  );

  test('says in short what cannot be left out, and where the rest is, when nothing else fits', () => {
    // given
    const events = poisoned('$'.repeat(10_000));
    // when
    const body = comment(events);
    // then
    const labels = [...body.matchAll(/^- \*\*(\w+):\*\*/gm)].map(([, label]) => label);
    expect(labels).toEqual(['Because', 'Cause', 'Gate', 'Problem', 'Serving', 'Next']);
    expect(body.endsWith('it stands in the summary of the job.\n')).toBe(true);
  });
});
