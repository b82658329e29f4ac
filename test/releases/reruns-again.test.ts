import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { type Days, nth, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { files, greenImage, healthy, inputs, shop } from './shop.ts';

const minute = 60_000;
const image = (version: string) => `registry.example.com/shop/api:${version}`;

function story(): Scenario {
  const world = shop({ world: { warmUp: '2m' } });
  return {
    name: 'once more',
    tells: 'Runs are re-run, and re-run again.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m', poll: '15s' },
    world: { ...world, versions: { ...world.versions, [image('2.5.0')]: healthy, [image('2.6.0')]: healthy } },
  };
}

/** The job of a run that releases, and the job in it that is there to go back. */
const release = (days: Days, run: number, attempt: number, version: string) =>
  days.run({ github: nth(run, attempt), inputs: { image: image(version) } });

const goBack = (days: Days, run: number, attempt: number, version: string) =>
  days.run({ github: nth(run, attempt), inputs: { image: image(version), 'on-rerun': 'rollback' } });

const over = ({ pass }: Days) => pass(15 * minute);

const servingImage = async ({ aws }: Days) => (await account(aws.endpoint)).servingImage;

const lastWords = ({ gitHub }: Days) =>
  gitHub.deployments().map(({ statuses }) => statuses.at(-1)?.description.split(':')[0]);

/** Run 1 releases 2.4.1, run 2 releases 2.5.0, goes back from it in its second attempt, and releases it again in its third. */
async function releasedBackAndAgain(days: Days): Promise<void> {
  await release(days, 1, 1, '2.4.1');
  await over(days);
  await release(days, 2, 1, '2.5.0');
  await over(days);
  await goBack(days, 2, 2, '2.5.0');
  await over(days);
  await release(days, 2, 3, '2.5.0');
}

describe('A run that has released, gone back, and released again', () => {
  test('has nothing to go back from in that same attempt', async () => {
    // given
    await using days = await openDays(story());
    await releasedBackAndAgain(days);
    const told = lastWords(days);
    // when: the job that is there to go back comes after the release in every attempt.
    const { verdict } = await goBack(days, 2, 3, '2.5.0');
    // then
    expect(verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(await servingImage(days)).toBe(image('2.5.0'));
    expect(told[0]).toBe('Released');
    expect(lastWords(days)).toEqual(told);
  });

  test.each([
    ['its own re-run', (days: Days) => release(days, 2, 4, '2.5.0')],
    [
      'a rollback to it by its id',
      async (days: Days, to: string) => days.run({ github: nth(4), inputs: { operation: 'rollback', to } }),
    ],
  ])('is gone back to by %s, once a newer one has released', async (_way, ask) => {
    // given
    await using days = await openDays(story());
    await releasedBackAndAgain(days);
    await over(days);
    await release(days, 3, 1, '2.6.0');
    await over(days);
    const { payload } = days.gitHub.deployments()[1] ?? {};
    const to = (payload as Readonly<Record<string, string>>)['change-id']?.replace(/\.\d+$/, '') ?? '';
    // when
    const { verdict } = await ask(days, to);
    // then
    expect(verdict.name).toBe('restored');
    expect(await servingImage(days)).toBe(image('2.5.0'));
  });
});

describe('A re-run whose image was built anew', () => {
  test('says that what serves is not the new one, which is not used', async () => {
    // given
    await using days = await openDays(story());
    await release(days, 1, 1, '2.4.1');
    await over(days);
    // when
    const { verdict, warnings } = await release(days, 1, 2, '2.5.0');
    // then
    expect(verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(warnings).toEqual([expect.stringMatching(/The inputs name something else than api:2 .*not used/)]);
    expect(await servingImage(days)).toBe(greenImage);
  });

  test('has nothing to say where the inputs are what they were, nor has the job that is there to go back', async () => {
    // given
    await using days = await openDays(story());
    await release(days, 1, 1, '2.4.1');
    // when: first while blue is still warm.
    const back = await goBack(days, 1, 1, '2.4.1');
    await over(days);
    const again = await release(days, 1, 2, '2.4.1');
    // then
    expect([back, again].map(({ verdict }) => verdict.name)).toEqual(['nothing-to-do', 'nothing-to-do']);
    expect([...back.warnings, ...again.warnings]).toEqual([]);
  });
});
