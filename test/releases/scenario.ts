import type { Act } from '../aws/act.ts';
import type { SeedInput } from '../aws/seed.ts';
import type { JobEnvironment } from '../github/books/jobs.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import type { RunContext } from '../runner/run-context.ts';

/** A story to be played: what the step is asked, and the world that it is asked in. The world never learns the story's name. */
export interface Scenario {
  readonly name: string;
  /** One sentence for `npm run demo -- --list`. */
  readonly tells: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly world: SeedInput;
  /** What GitHub says of the run, where it is not a push to the default branch. */
  readonly github?: Partial<RunContext>;
  /** What differs on GitHub from a push that merged pull request 7, with all the permissions that the action asks for. */
  readonly gitHub?: Partial<GitHubSeedInput>;
  /** Of the job; `production`, without a Deployment of GitHub's own, where nothing is said. */
  readonly environment?: JobEnvironment;
  /** What others have done in the account before the step begins. */
  readonly before?: Prelude;
}

export interface Prelude {
  readonly acts: readonly Act[];
  /** How long ago they did it, in milliseconds. */
  readonly ago: number;
}

/** The same story with the two versions' behaviour exchanged: the outcome has to follow. */
export function swapped(scenario: Scenario, one: string, other: string): Scenario {
  const versions = scenario.world.versions ?? {};
  const [first, second] = [versions[one], versions[other]];
  if (first === undefined || second === undefined) throw new Error(`the world has no ${one} or no ${other}`);
  return { ...scenario, world: { ...scenario.world, versions: { ...versions, [one]: second, [other]: first } } };
}
