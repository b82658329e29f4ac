import { type GitHub, gitHub } from '../../src/github/api.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import { openGitHub, type OpenGitHub, token } from '../github/open-github.ts';
import { type ClockHere, clockHere } from '../releases/bad-days/clock-here.ts';

/** A simulated GitHub with one merged pull request, number 7, and whoever asks it as Greenlight does. */
export interface Asked extends AsyncDisposable {
  readonly world: OpenGitHub;
  readonly clock: ClockHere;
  readonly gitHub: GitHub;
  readonly as: (token: string) => GitHub;
}

export async function asked(seed: GitHubSeedInput = {}): Promise<Asked> {
  const world = await openGitHub(seed);
  const clock = clockHere(world.timeline);
  const as = (auth: string): GitHub =>
    gitHub({
      apiUrl: world.gitHub.apiUrl,
      token: auth,
      repository: 'octo-org/shop',
      now: clock.now,
      sleep: clock.sleep,
    });
  return {
    world,
    clock,
    gitHub: as(token),
    as,
    [Symbol.asyncDispose]: async () => {
      await clock[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}
