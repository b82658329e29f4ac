import { nth } from '../../releases/chapter.ts';
import type { RunContext } from '../../runner/run-context.ts';
import { earlierRelease } from './earlier-release.ts';
import type { Tale } from './tale.ts';
import { takes } from './ways.ts';

/** What one step of a workflow is asked to do. */
export type StepName = 'release' | 'stage' | 'promote' | 'drill' | 'go back' | 'roll back' | 'roll back to';

/** The steps of a run, one after another. */
export const plots = {
  'a release': ['release'],
  'a release that a re-run takes back': ['release', 'go back'],
  'a release that somebody takes back': ['release', 'roll back'],
  'a release that somebody leaves for an older one': ['release', 'roll back to'],
  'a stage and its promotion': ['stage', 'promote'],
  'a drill': ['drill'],
} as const satisfies Readonly<Record<string, readonly [StepName, ...StepName[]]>>;

export type PlotName = keyof typeof plots;

type Inputs = Readonly<Record<string, string>>;

/** Whether it is asked for what served before. */
export function goesBack(step: StepName): boolean {
  return step === 'go back' || step === 'roll back' || step === 'roll back to';
}

/** A rollback by hand is a run of its own. */
export function runOf(step: StepName): Partial<RunContext> {
  return step === 'roll back' || step === 'roll back to' ? { ...nth(494), eventName: 'workflow_dispatch' } : {};
}

/** The attempt of a step after another one of the same day: jobs that follow each other are of one attempt. */
export function attemptAfter(step: StepName, before: { readonly step: StepName; readonly attempt: number }): number {
  if (step === before.step) return before.attempt + 1;
  if (runOf(step).runId !== runOf(before.step).runId) return 1;
  return step === 'promote' ? before.attempt : before.attempt + 1;
}

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
    case 'roll back':
      return { ...inputs, operation: 'rollback' };
    case 'roll back to':
      return { ...inputs, operation: 'rollback', to: earlierRelease(inputs['target'] === 'lambda' ? 'lambda' : 'ecs') };
    case 'promote': {
      const said = saidByTheStage[inputs['target'] === 'lambda' ? 'lambda' : 'ecs'];
      const rest = Object.entries(inputs).filter(([name]) => !said.includes(name));
      return {
        ...Object.fromEntries(rest),
        operation: step,
        ...(changeId === undefined ? {} : { 'release-id': changeId }),
      };
    }
  }
}

/** What a promotion does not repeat: what is released, and how, where a deployment of AWS's has that since the stage. */
const saidByTheStage: Readonly<Record<Tale['target'], readonly string[]>> = {
  ecs: ['image', 'task-definition', 'steps', 'strategy'],
  lambda: ['package', 'environment-variables'],
};

/** Only a group that waits for a word can keep green without users; a version that nobody leads to has none. */
export function plotFits(
  plot: PlotName,
  { target, before, moves }: Pick<Tale, 'target' | 'before' | 'moves'>,
): boolean {
  switch (plot) {
    case 'a stage and its promotion':
      return target === 'lambda' || before === 'a smoke test that it passes' || before === 'a smoke test that it fails';
    case 'a drill':
      return takes(moves) > 0;
    case 'a release':
    case 'a release that a re-run takes back':
    case 'a release that somebody takes back':
    case 'a release that somebody leaves for an older one':
      return true;
  }
}
