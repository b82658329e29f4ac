import { describe, expect, test } from '@jest/globals';
import { servesAlready } from '../../src/engine/plan-only.ts';
import { changeId } from '../../src/release/identity.ts';
import { aFind } from '../release/a-planning.ts';
import { green, run } from '../release/a-release.ts';

const otherRun = 'gl-77-0123abcd.1';

describe('a release whose revision serves already', () => {
  test.each<{ what: string; attempt: number; madeBy: string | undefined; next: string | undefined }>([
    { what: 'says nothing of a way back in a first attempt', attempt: 1, madeBy: undefined, next: undefined },
    {
      what: 'says in a re-run how to go back',
      attempt: 2,
      madeBy: otherRun,
      next: 'To go back, `operation: rollback`.',
    },
    {
      what: 'says in a re-run of the release that made it where its bake is told of',
      attempt: 3,
      madeBy: changeId(run.releaseId, 1),
      next:
        'To go back, `operation: rollback`. Attempt 1 of this run ' +
        `made ${green.name}: whether its bake was watched to the end, the log of that attempt says.`,
    },
  ])('$what', ({ attempt, madeBy, next }) => {
    // when
    const seen = { is: 'serving already', revision: green, madeBy, found: aFind() } as const;
    const answer = servesAlready(seen, { ...run, attempt });
    // then
    expect(answer).toMatchObject({ name: 'nothing-to-do', revision: green });
    expect(answer.next).toBe(next);
  });
});
