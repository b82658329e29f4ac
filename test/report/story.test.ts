import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { currentPhase, tell } from '../../src/report/story.ts';
import { anyEvents } from './any-event.ts';
import { minute, reading, releases, second, start, told, verdictAt } from './stories.ts';

describe('the story of a release', () => {
  test('any sequence of events is a story', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const telling = () => told(events);
        // then
        expect(telling).not.toThrow();
      }),
    );
  });

  test('phases follow one another without a gap, and the verdict ends the last one', () => {
    // given
    const events = releases['rolled-back'];
    // when
    const story = told(events);
    // then
    expect(story.phases.map(span => span.phase)).toEqual(['staging', 'shifting', 'reverting', 'rolled-back']);
    expect(story.phases.slice(1).map(span => span.from)).toEqual(story.phases.slice(0, -1).map(span => span.to));
    expect(currentPhase(story)).toBeUndefined();
  });

  test('traffic that did not change is no new point, and what was read back at the end is the last one', () => {
    // given
    const events = releases['rolled-back'];
    const again = told(events).traffic.flatMap(point => [point, point]);
    // when
    const story = told(again.map(({ at, serving }) => ({ at, type: 'traffic', serving })));
    // then
    expect(story.traffic.map(point => point.serving.who)).toEqual(['blue', 'split', 'blue']);
  });

  test('a subject of a gate keeps its last reading and every change of its outcome', () => {
    // given
    const looks = [
      reading('api-p99', start, 'fine'),
      reading('api-p99', start + minute, 'fine still'),
      reading('api-p99', start + 2 * minute, 'too slow', 'fail'),
    ];
    // when
    const story = told(looks.map(look => ({ at: look.at, type: 'gates', readings: [look] })));
    // then
    expect(story.gates).toEqual([
      {
        reading: looks[2],
        since: start + 2 * minute,
        changes: [
          { at: start, outcome: 'pass' },
          { at: start + 2 * minute, outcome: 'fail' },
        ],
      },
    ]);
  });

  test('what AWS repeats is told once, and troubles are counted', () => {
    // given
    const happening = { id: '1', at: start, kind: 'cause', of: 'placement', text: 'no capacity' } as const;
    const trouble = { type: 'trouble', trouble: 'throttled' } as const;
    // when
    const story = told([
      { at: start, type: 'happened', happening },
      { at: start + second, type: 'happened', happening },
      { at: start, ...trouble },
      { at: start + second, ...trouble },
    ]);
    // then
    expect(story.happenings).toEqual([happening]);
    expect(story.troubles).toEqual([{ trouble: 'throttled', times: 2, first: start, last: start + second }]);
  });

  test('the first verdict stands', () => {
    // given
    const story = told(releases.released);
    // when
    const after = tell(story, verdictAt(start + 60 * minute, { name: 'broken', serving: { who: 'blue', green: 0 } }));
    // then
    expect(after.verdict?.name).toBe('released');
  });
});
