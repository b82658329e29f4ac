import type { Act } from '../aws/act.ts';
import type { SeedInput } from '../aws/seed.ts';
import type { JobEnvironment } from '../github/books/jobs.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import type { RunContext } from '../runner/run-context.ts';
import type { Chapter } from './chapter.ts';

/**
 * A story to be played: what a step is asked, and the world that it is asked in, or several steps of several runs, one after
 * another in the same world. The world never learns the story's name.
 */
export interface Scenario {
  readonly name: string;
  /** One sentence for `npm run demo -- --list`. */
  readonly tells: string;
  /** How much faster than life the demo plays it, where nobody says; 60 times where nothing is said here either. */
  readonly speed?: number;
  /** Of every step. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly world: SeedInput;
  /** What users meet as it begins: the image, the function's package, or engine and version of a database. That of the shop where nothing is said. */
  readonly blue?: string;
  /** What GitHub says of the run, where it is not a push to the default branch. */
  readonly github?: Partial<RunContext>;
  /** What differs on GitHub from a push that merged pull request 7, with all the permissions that the action asks for. */
  readonly gitHub?: Partial<GitHubSeedInput>;
  /** Of the job; `production`, without a Deployment of GitHub's own, where nothing is said. */
  readonly environment?: JobEnvironment | 'none';
  /** What others have done in the account before the step begins. */
  readonly before?: Prelude;
  /** One step of one run each; a single step, where nothing is said. */
  readonly chapters?: readonly [Chapter, ...Chapter[]];
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

/** As GitHub takes it when the job begins. */
export function environmentOf(environment: Scenario['environment']): JobEnvironment | undefined {
  return environment === 'none' ? undefined : (environment ?? { name: 'production', deployment: false });
}
