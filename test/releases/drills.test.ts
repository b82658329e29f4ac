import { describe, expect, test } from '@jest/globals';
import { pushToMain } from '../runner/run-context.ts';
import { account } from './account.ts';
import { type Days, nth, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { blueImage, files, greenImage, healthy, inputs, shop, type ShopChanges } from './shop.ts';

const second = 1_000;
const minute = 60 * second;
const newest = 'registry.example.com/shop/api:2.5.0';
const canary = { strategy: 'canary', steps: '10% 5m', bake: '1m' };
const allAtOnce = { strategy: 'blue-green', bake: '1m' };

function story(changes: ShopChanges = {}): Scenario {
  const world = shop({ ...changes, world: { warmUp: '2m' } });
  return {
    name: 'drills',
    tells: 'People rehearse the way back.',
    files,
    inputs: { ...inputs, poll: '15s', ...allAtOnce },
    world: { ...world, versions: { ...world.versions, [newest]: healthy } },
  };
}

const drill = (run: number, attempt = 1) => ({
  github: nth(run, attempt),
  inputs: { ...canary, operation: 'drill' },
});

const statesOf = ({ gitHub }: Days) => gitHub.deployments().map(({ statuses }) => statuses.at(-1)?.state);

const writes = ({ aws }: Days) =>
  aws
    .calls()
    .map(({ operation }) => operation)
    .filter(operation => /^(Register|Create|Continue|Stop)/.test(operation));

describe('A drill', () => {
  const keepsBlueFor = (terminationWaitMinutes: number): ShopChanges => ({ group: { terminationWaitMinutes } });

  test.each([
    { wait: 0, poll: '15s' },
    { wait: 1, poll: '30s' },
  ])(
    'is refused where blue ends $wait min after green has all users, and is looked at every $poll: it could not go back',
    async ({ wait, poll }) => {
      // given
      await using days = await openDays(story(keepsBlueFor(wait)));
      // when
      const { verdict } = await days.run({
        inputs: { operation: 'drill', strategy: 'blue-green', bake: '', poll },
      });
      // then
      expect(verdict).toMatchObject({ name: 'refused', serving: { who: 'blue' } });
      expect(verdict.because).toContain('no way back');
      expect(writes(days)).toEqual([]);
    },
  );

  test.each([
    { from: '10 % of users, though blue would end at once', wait: 0, steps: canary },
    { from: 'all users, in the shortest time in which it can', wait: 1, steps: allAtOnce },
  ])('goes back from $from', async ({ wait, steps }) => {
    // given
    await using days = await openDays(story(keepsBlueFor(wait)));
    // when
    const { verdict } = await days.run({ inputs: { ...steps, operation: 'drill', bake: '' } });
    // then
    expect(verdict).toMatchObject({ name: 'drilled', serving: { who: 'blue' } });
    expect((await account(days.aws.endpoint)).servingImage).toBe(blueImage);
  });
});

describe('A drill and a release of one run', () => {
  test.each([
    { when: 'while blue is still warm', later: 0 },
    { when: 'after blue has gone', later: 15 * minute },
  ])(
    'in one attempt: $when, the drill is refused, and the release stays, and stays known as good',
    async ({ later }) => {
      // given
      await using days = await openDays(story());
      await days.run({ github: nth(1) });
      await days.pass(later);
      const told = days.gitHub.deployments()[0]?.statuses;
      // when
      const { verdict } = await days.run(drill(1));
      // then
      expect(verdict).toMatchObject({ name: 'refused', serving: { who: 'green' } });
      const { released, servingImage } = await account(days.aws.endpoint);
      expect(released).toHaveLength(1);
      expect(servingImage).toBe(greenImage);
      expect(days.gitHub.deployments().map(({ statuses }) => statuses)).toEqual([told]);
    },
  );

  test('in one attempt, the drill first: the release is refused, as nothing could tell it from the drill', async () => {
    // given
    await using days = await openDays(story());
    await days.run(drill(1));
    // when
    const { verdict } = await days.run({ github: nth(1) });
    // then
    expect(verdict).toMatchObject({ name: 'refused', serving: { who: 'blue' } });
    expect((await account(days.aws.endpoint)).released).toHaveLength(1);
  });

  test('in two attempts: the drill waits until the release is over, and takes back its own copy alone', async () => {
    // given
    await using days = await openDays(story());
    const release = await days.run({ github: nth(1) });
    // when
    const { verdict, outputs } = await days.run(drill(1, 2));
    // then
    expect(release.verdict.name).toBe('released');
    expect(verdict).toMatchObject({ name: 'drilled', serving: { who: 'blue' } });
    expect(outputs.get('change-id')).not.toBe(release.outputs.get('change-id'));
    const { released, servingImage } = await account(days.aws.endpoint);
    expect(released.map(({ status }) => status)).toEqual(['Succeeded', 'Stopped']);
    expect(servingImage).toBe(greenImage);
    expect(statesOf(days)).toEqual(['failure', 'success']);
  });
});

describe('Drills night after night, with no release in between', () => {
  /** The ledger is told of more drills as the newest one, which was played, has told it of itself. */
  async function moreNights({ gitHub, pass }: Days, count: number): Promise<void> {
    const [played] = gitHub.deployments();
    if (played === undefined) throw new Error('the drill has left no entry');
    const { sha, task, environment } = played;
    const payload = played.payload as Readonly<Record<string, string>>;
    const post = async (path: string, body: object): Promise<{ readonly id: number }> => {
      const answer = await fetch(`${gitHub.apiUrl}/repos/${pushToMain.repository}/deployments${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${pushToMain.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`GitHub answers ${answer.status}`);
      return (await answer.json()) as { readonly id: number };
    };
    for (let night = 1; night <= count; night += 1) {
      const id = payload['change-id']?.replace(/^gl-\d+/, `gl-${nth(50 + night).runId}`);
      const of = { ref: sha, task, environment, payload: { ...payload, 'change-id': id } };
      const made = await post('', { ...of, auto_merge: false, required_contexts: [] });
      await post(`/${made.id}/statuses`, { state: 'failure', description: 'Drilled', auto_inactive: false });
      // GitHub takes 80 requests a minute that make something (REST documentation, "Rate limits").
      await pass(2 * second);
    }
  }

  /** Image 2.4.1 as run 1 and 2.5.0 as run 2, and then nothing but drills. */
  async function releasesAndNights(days: Days, count: number): Promise<string> {
    const first = await days.run({ github: nth(1) });
    await days.pass(15 * minute);
    await days.run({ github: nth(2), inputs: { image: newest } });
    await days.pass(15 * minute);
    await days.run(drill(50));
    await moreNights(days, count - 1);
    return first.outputs.get('release-id') ?? '';
  }

  test.each([
    [
      'a rollback to a release that is named',
      (to: string) => ({ github: nth(901), inputs: { operation: 'rollback', to } }),
    ],
    ['a re-run of the run before', () => ({ github: nth(1, 2) })],
  ])('leave every way back open: %s', async (_way, ask) => {
    // given
    await using days = await openDays(story());
    const released = await releasesAndNights(days, 31);
    // when
    const { verdict } = await days.run(ask(released));
    // then
    expect(verdict.name).toBe('restored');
    expect((await account(days.aws.endpoint)).servingImage).toBe(greenImage);
  });

  test('leave it open, also when there are more than GitHub lists at once', async () => {
    // given
    await using days = await openDays(story());
    await releasesAndNights(days, 101);
    // when
    const { verdict } = await days.run({ github: nth(901), inputs: { operation: 'rollback' } });
    // then
    expect(verdict.name).toBe('restored');
  });
});
