import { describe, expect, test } from '@jest/globals';
import { verdictOf } from '../../src/engine/ending.ts';
import type { Observation } from '../../src/release/observation.ts';
import { servingOf } from '../../src/release/words.ts';
import { sawDatabase, switched, switching } from '../release/a-database.ts';
import { aCourse, motion, noon, second } from '../release/a-release.ts';

const told: Observation = { saw: 'told', at: noon };
const ready = sawDatabase(noon, motion.ready);

describe('a job that ends while a database is switched over', () => {
  test.each<{ title: string; seen: readonly Observation[]; serves: string }>([
    { title: 'does not say that blue serves', seen: [ready, told, sawDatabase(noon, switching)], serves: 'unknown' },
    { title: 'does not say it before the first look either', seen: [ready, told], serves: 'unknown' },
    {
      title: 'says that green serves where green has the name already',
      seen: [ready, told, sawDatabase(noon, switching, 100)],
      serves: 'green',
    },
    { title: 'says that blue serves where nothing was told', seen: [ready], serves: 'blue' },
    { title: 'says who serves once it is over', seen: [told, sawDatabase(noon, switched(), 100)], serves: 'green' },
  ])('$title', ({ seen, serves }) => {
    // given
    const course = aCourse(...seen);

    // when
    const step = { do: 'end', name: 'cancelled', code: undefined, next: undefined } as const;
    const verdict = verdictOf(
      { course, decision: { step, because: 'The job was cancelled.' }, causes: [] },
      servingOf(0),
      noon + second,
    );

    // then
    expect(verdict.serving.who).toBe(serves);
  });
});
