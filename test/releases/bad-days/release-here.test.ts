import { describe, expect, test } from '@jest/globals';
import { play } from '../play.ts';
import { playStory } from './play-row.ts';
import type { Story } from './row.ts';
import { bad, good, proven } from './stories.ts';

/** What was asked of AWS, in its order; calls that are sent at once may arrive in any. */
const asked = (calls: readonly { readonly at: number; readonly operation: string }[]): readonly string[] =>
  calls.map(({ at, operation }) => `${at} ${operation}`).toSorted();

describe('A release in this process', () => {
  test.each<[string, Story]>([
    ['a good version', good()],
    ['a slow one', bad()],
    ['one that is asked before traffic', proven()],
  ])('goes as the bundle does in a process of its own: %s', async (_, story) => {
    // given
    const bundle = await play(story);
    // when
    const here = await playStory(story);
    // then
    expect(here.verdict.name).toBe(bundle.outcome.main.outputs['verdict']);
    expect(here.took).toBe(bundle.endedAt - bundle.beganAt);
    expect(asked(here.calls)).toEqual(asked(bundle.calls));
  });
});
