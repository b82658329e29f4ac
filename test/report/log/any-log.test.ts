import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyEvents } from '../any-event.ts';
import { start, verdictAt } from '../stories.ts';
import { isEnding, logged, textOf } from './logged.ts';

describe('any log', () => {
  test('every line begins with the time, is short, is one line, and holds no command for the runner', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const lines = logged(events).filter(line => ['line', 'foreign', 'group'].includes(line.kind));
        // then
        for (const text of lines.map(textOf)) {
          expect(text).toMatch(/^(\d\d:\d\d:\d\d|--:--:--) /);
          expect(text.length).toBeLessThan(text.includes(' run: ') ? 4_000 : 1_000);
          expect(text).not.toMatch(/[\n\r]|##\[/);
        }
      }),
    );
  });

  test('there is never more than one error or notice, never ten warnings, and none is longer than the runner keeps', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const lines = logged(events);
        // then
        expect(lines.filter(isEnding).length).toBeLessThanOrEqual(1);
        expect(lines.filter(line => line.kind === 'warning').length).toBeLessThan(10);
        for (const line of lines.filter(isEnding)) expect(textOf(line).length).toBeLessThan(4_096);
      }),
    );
  });

  test('groups never nest, none is open at an error, and what opened is closed by the verdict', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events with a verdict at the end
        const ended = [...events, verdictAt(start, { name: 'failed', serving: { who: 'blue', green: 0 } })];
        // when
        const lines = logged(ended.filter((event, index) => event.type !== 'verdict' || index === ended.length - 1));
        // then
        let open = 0;
        for (const { kind } of lines) {
          open += kind === 'group' ? 1 : kind === 'end-group' ? -1 : 0;
          expect([0, 1]).toContain(open);
          if (kind === 'error') expect(open).toBe(0);
        }
        expect(open).toBe(0);
      }),
    );
  });
});
