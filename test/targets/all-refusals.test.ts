import { describe, expect, test } from '@jest/globals';
import { DeniedError, RefusedError, TroubleError } from '../../src/errors.ts';
import type { Problem } from '../../src/release/problem.ts';
import { allRefusals } from '../../src/targets/all-refusals.ts';

const problem = (where: string): Problem => ({ where, value: undefined, reason: 'it is wrong', remedy: undefined });
const refused = (...where: readonly string[]) => Promise.reject(new RefusedError(where.map(problem)));
const denied = (action: string) => Promise.reject(new DeniedError({ action, resource: '*', cause: undefined }));
const troubled = (message: string) => Promise.reject(new TroubleError({ message, hint: 'wait', applied: 'no' }));

describe('several readings at once', () => {
  test('give all that they read, in their order', async () => {
    // when
    const read = await allRefusals([Promise.resolve('one'), Promise.resolve(2)]);
    // then
    expect(read).toEqual(['one', 2]);
  });

  test('that are refused or denied come out as one refusal with all problems', async () => {
    // when
    const reading = allRefusals([
      refused('cluster'),
      Promise.resolve(1),
      denied('a:Read'),
      refused('service', 'group'),
    ]);
    // then
    await expect(reading).rejects.toMatchObject({
      code: 'refused',
      problems: [
        problem('cluster'),
        {
          where: 'permissions',
          value: 'a:Read',
          reason: 'AWS denied a:Read on *.',
          remedy: 'Allow a:Read on * in the policy of the role that this job uses.',
        },
        problem('service'),
        problem('group'),
      ],
    });
  });

  test('that lack the same permission say so once', async () => {
    // when
    const reading = allRefusals([denied('a:Read'), denied('a:Read')]);
    // then
    await expect(reading).rejects.toMatchObject({ code: 'denied', problems: [{ value: 'a:Read' }] });
  });

  test('that gathered denials of their own are denied, as long as nothing else is wrong', async () => {
    // when
    const inner = allRefusals([denied('a:Read'), denied('b:Read')]);
    // then
    await expect(allRefusals([inner, denied('c:Read')])).rejects.toMatchObject({ code: 'denied' });
  });

  test('that fail otherwise raise the first such error as it is', async () => {
    // when
    const reading = allRefusals([refused('cluster'), troubled('first'), troubled('second')]);
    // then
    await expect(reading).rejects.toMatchObject({ code: 'trouble', message: 'first' });
  });
});
