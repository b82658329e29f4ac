import { describe, expect, test } from '@jest/globals';
import { nothingToDo } from '../../src/engine/plan-only.ts';
import { changeId } from '../../src/release/identity.ts';
import { green, noon, run } from '../release/a-release.ts';

const told = { publish: async () => undefined, now: () => noon };
const otherRun = 'gl-77-0123abcd.1';

describe('a release whose revision serves already', () => {
  test.each<{ what: string; attempt: number; madeBy: string | undefined; next: string | undefined }>([
    { what: 'says nothing of a way back in a first attempt', attempt: 1, madeBy: undefined, next: undefined },
    {
      what: 'says in a re-run how to go back',
      attempt: 2,
      madeBy: otherRun,
      next: 'To go back, release the revision that served before, with `from-revision: api:NUMBER`.',
    },
    {
      what: 'says in a re-run of the release that made it where its bake is told of',
      attempt: 3,
      madeBy: changeId(run.releaseId, 1),
      next:
        'To go back, release the revision that served before, with `from-revision: api:NUMBER`. Attempt 1 of this run ' +
        `made ${green.name}: whether its bake was watched to the end, the log of that attempt says.`,
    },
  ])('$what', async ({ attempt, madeBy, next }) => {
    // when
    const verdict = await nothingToDo({ is: 'serving already', revision: green, madeBy }, { ...run, attempt }, told);
    // then
    expect(verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(verdict.next).toBe(next);
  });
});
