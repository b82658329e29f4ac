/** What a runner tells of the jobs of one workflow, by their names. */
export type RunTold = Readonly<Record<string, JobTold | 'skipped'>>;

export interface JobTold {
  readonly result: Result;
  /** The variables `INPUT_…` of our step's process. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Of our step, as is the next. */
  readonly main: StepTold | 'not run';
  readonly post: StepTold | 'not run';
}

export interface StepTold {
  readonly result: Result;
  /** What stands in its summary file in the end. */
  readonly summary: string;
}

export type Result = 'success' | 'failure';

/** What others see of it: users, AWS, and people on GitHub. */
export interface WorldTold {
  readonly serving: string;
  /** What was written to AWS, in its order: `codedeploy:CreateDeployment`. */
  readonly writes: readonly string[];
  /** Environment and last state of each deployment of GitHub's, oldest first. */
  readonly ledger: readonly string[];
  /** The headings of the comments on the pull request. */
  readonly comments: readonly string[];
}

/** The runs of a story in their order, and how the world is after them. */
export interface StoryTold {
  readonly runs: readonly RunTold[];
  readonly world: WorldTold;
}

/** Each runner has tokens of its own; what matters is that there is one. */
export function aToken(inputs: JobTold['inputs'], token: string): JobTold['inputs'] {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, value === token ? 'the token' : value]),
  );
}
