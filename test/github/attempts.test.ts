import { describe, expect, test } from '@jest/globals';
import { attemptsFor } from '../../src/github/attempts.ts';
import { merge, openGitHub, type OpenGitHub, token } from './open-github.ts';

const second = 1_000;
const of = { runId: '1658821493', attempt: 1 };

/** A job of run 42 is under way; the way it ends is the caller's. */
const begun = ({ gitHub }: OpenGitHub) =>
  gitHub.actions.begin(
    {
      run: Number(of.runId),
      attempt: 1,
      number: 42,
      workflow: '.github/workflows/release.yml',
      event: 'push',
      sha: merge,
      ref: 'refs/heads/main',
      actor: 'octocat',
      triggeringActor: 'octocat',
      name: 'release',
      environment: undefined,
    },
    token,
  );

/** As whoever holds this token asks. */
function asking({ gitHub, timeline }: OpenGitHub, by: string | undefined) {
  // No answer is late here, so nobody is woken by a time limit.
  const clock = { now: () => timeline.now(), sleep: () => new Promise<void>(() => undefined) };
  return attemptsFor({ apiUrl: gitHub.apiUrl, repository: 'octo-org/shop' }, by, clock);
}

describe('Whether the attempt of a run is over', () => {
  test('is known with `actions: read`, before its end and after', async () => {
    // given
    await using world = await openGitHub();
    const job = begun(world);
    const presence = asking(world, token);
    // when
    const before = await presence(of);
    job.end('failure');
    await world.pass(61 * second);
    // then
    expect([before, await presence(of)]).toEqual([{ is: 'under way' }, { is: 'over' }]);
  });

  test.each<[what: string, by: string | undefined, of: { runId: string; attempt: number }, remedy: RegExp]>([
    ['there is no token', undefined, of, /`github-token`.*`actions: read`/],
    ['the token may not read runs', 'ghs_less', of, /`actions: read`/],
    ['it is none of GitHub’s runs', token, { runId: 'local', attempt: 1 }, /look .*yourself/i],
  ])('is not known where %s, with why, and what would tell', async (_, by, holder, remedy) => {
    // given
    const tokens = [{ token: 'ghs_less', permissions: { contents: 'read' as const } }];
    await using world = await openGitHub({ visibility: 'private', tokens });
    begun(world);
    // when
    const presence = await asking(world, by)(holder);
    // then
    expect(presence).toEqual({
      is: 'not known',
      because: expect.stringMatching(/\w/),
      remedy: expect.stringMatching(remedy),
    });
  });

  test('is not known for the moment where GitHub has troubles of its own, and nobody has to do anything', async () => {
    // given
    const fault = { kind: 'server-error' } as const;
    await using world = await openGitHub({ faults: [{ operation: '*', calls: { from: 1, to: 9 }, fault }] });
    begun(world);
    // when
    const presence = await asking(world, token)(of);
    // then
    expect(presence).toMatchObject({ is: 'not known', remedy: undefined });
  });

  test('is asked of GitHub once a minute at most, however often it is looked at', async () => {
    // given
    await using world = await openGitHub();
    begun(world);
    const presence = asking(world, token);
    // when
    for (let looks = 0; looks < 9; looks += 1) {
      await presence(of);
      await world.pass(15 * second);
    }
    // then
    expect(world.gitHub.calls()).toHaveLength(3);
  });

  test('is asked of each attempt by itself', async () => {
    // given
    await using world = await openGitHub();
    begun(world).end('failure');
    const presence = asking(world, token);
    // when
    const [first, second] = [await presence(of), await presence({ ...of, attempt: 2 })];
    // then
    expect([first.is, second.is]).toEqual(['over', 'not known']);
  });
});
