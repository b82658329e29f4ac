import { type Tale, ways } from './tale.ts';

/** What one step of a workflow is asked to do. */
export type StepName = 'release' | 'stage' | 'promote' | 'drill' | 'go back';

/** The steps of a run, one after another. */
export const plots = {
  'a release': ['release'],
  'a release that a re-run takes back': ['release', 'go back'],
  'a stage and its promotion': ['stage', 'promote'],
  'a drill': ['drill'],
} as const satisfies Readonly<Record<string, readonly [StepName, ...StepName[]]>>;

export type PlotName = keyof typeof plots;

type Inputs = Readonly<Record<string, string>>;

/** @param changeId what the step before has handed over */
export function inputsOf(step: StepName, inputs: Inputs, changeId: string | undefined): Inputs {
  switch (step) {
    case 'release':
      return inputs;
    case 'stage':
    case 'drill':
      return { ...inputs, operation: step };
    case 'go back':
      return { ...inputs, 'on-rerun': 'rollback' };
    case 'promote': {
      // What was staged says what is released and how: a promotion only says where it is, and what it has to pass.
      const { image: _image, 'task-definition': _definition, steps: _steps, strategy: _strategy, ...rest } = inputs;
      return { ...rest, operation: step, ...(changeId === undefined ? {} : { 'release-id': changeId }) };
    }
  }
}

/** Only a group that waits for a word can keep green without users. */
export function plotFits(plot: PlotName, { before, moves }: Pick<Tale, 'before' | 'moves'>): boolean {
  switch (plot) {
    case 'a stage and its promotion':
      return before === 'a smoke test that it passes' || before === 'a smoke test that it fails';
    case 'a drill':
      return ways[moves].takes > 0;
    case 'a release':
    case 'a release that a re-run takes back':
      return true;
  }
}
