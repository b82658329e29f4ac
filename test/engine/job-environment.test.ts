import { describe, expect, test } from '@jest/globals';
import type { JobEnvironment } from '../../src/github/claims.ts';
import { releaseHere } from '../releases/bad-days/release-here.ts';
import { canary } from '../releases/bad-days/stories.ts';
import { openStage } from '../releases/stage.ts';

describe('a release in a job whose environment', () => {
  test.each<[string, JobEnvironment, string, RegExp | undefined]>([
    ['is that of the step', { is: 'known', name: 'production' }, 'released', undefined],
    ['is another', { is: 'known', name: 'staging' }, 'refused', undefined],
    ['does not exist', { is: 'none' }, 'released', undefined],
    ['GitHub does not tell', { is: 'not known' }, 'released', /did not say.+`production` is not checked/],
  ])('%s goes on, or is refused, and says what was not checked', async (_, environment, name, warning) => {
    // given
    const story = canary();
    await using stage = await openStage(story, { kind: 'stepped' });

    // when
    const { verdict, warnings } = await releaseHere(stage.aws, story, undefined, {
      jobEnvironment: async () => environment,
    });

    // then
    expect(verdict.name).toBe(name);
    const said = warnings.filter(text => text.includes('environment'));
    expect(said).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);
  });
});
