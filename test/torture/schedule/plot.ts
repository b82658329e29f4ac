import { nth } from '../../releases/chapter.ts';
import type { RunContext } from '../../runner/run-context.ts';
import { earlierRelease } from './earlier-release.ts';
import { holdsBeforeTraffic } from './native-tale.ts';
import type { Tale } from './tale.ts';
import { takes } from './ways.ts';

/** What one step of a workflow is asked to do. */
export type StepName =
  | 'release'
  | 'stage'
  | 'promote'
  | 'drill'
  | 'go back'
  | 'roll back'
  | 'roll back to'
  /** By a newer run than the one before it. */
  | 'supersede'
  | 'look'
  | 'delete the record';

/** The steps of a run, one after another. */
export const plots = {
  'a release': ['release'],
  'a release that a re-run takes back': ['release', 'go back'],
  'a release that somebody takes back': ['release', 'roll back'],
  'a release that somebody leaves for an older one': ['release', 'roll back to'],
  'a stage and its promotion': ['stage', 'promote'],
  'a drill': ['drill'],
  'a stage, a look and its promotion': ['stage', 'look', 'promote'],
  'a stage that somebody takes back': ['stage', 'roll back'],
  'a stage that a newer release supersedes': ['stage', 'supersede'],
  'a release whose record somebody deletes': ['release', 'delete the record'],
} as const satisfies Readonly<Record<string, readonly [StepName, ...StepName[]]>>;

export type PlotName = keyof typeof plots;

type Inputs = Readonly<Record<string, string>>;

/** By the input `target`, whoever moves traffic. */
type Target = Exclude<Tale['target'], 'ecs-native'>;

/** Whether it is asked for what served before. */
export function goesBack(step: StepName): boolean {
  return step === 'go back' || step === 'roll back' || step === 'roll back to';
}

/** What people ask for by hand is a run of its own. */
export function runOf(step: StepName): Partial<RunContext> {
  switch (step) {
    case 'release':
    case 'stage':
    case 'promote':
    case 'drill':
    case 'go back':
      return {};
    case 'supersede':
      return nth(493);
    case 'roll back':
    case 'roll back to':
      return { ...nth(494), eventName: 'workflow_dispatch' };
    case 'look':
    case 'delete the record':
      return { ...nth(495), eventName: 'workflow_dispatch' };
  }
}

export function isOfOneRun(one: StepName, other: StepName): boolean {
  return runOf(one).runId === runOf(other).runId;
}

/** The attempt of a step after another one of the same day: jobs that follow each other are of one attempt. */
export function attemptAfter(step: StepName, before: { readonly step: StepName; readonly attempt: number }): number {
  if (step === before.step) return before.attempt + 1;
  if (!isOfOneRun(step, before.step)) return 1;
  return step === 'promote' ? before.attempt : before.attempt + 1;
}

/** @param changeId what the step before has handed over */
export function inputsOf(step: StepName, inputs: Inputs, changeId: string | undefined): Inputs {
  const target = targetIn(inputs);
  const asked = without(inputs, notAsked(step, target));
  switch (step) {
    case 'release':
      return asked;
    case 'stage':
    case 'drill':
      return { ...asked, operation: step };
    case 'supersede':
      return { ...asked, 'when-busy': 'supersede' };
    case 'go back':
      return { ...asked, 'on-rerun': 'rollback' };
    case 'roll back':
      return { ...asked, operation: 'rollback' };
    case 'roll back to':
      if (target === 'rds') throw new Error('a database is not led back to an older release');
      return { ...asked, operation: 'rollback', to: earlierRelease(target) };
    case 'promote':
      return { ...asked, operation: step, ...(changeId === undefined ? {} : { 'release-id': changeId }) };
    case 'look':
      return { ...asked, operation: 'status' };
    case 'delete the record':
      return { ...asked, operation: 'delete-record', 'record-deletion': 'approved' };
  }
}

function targetIn({ target }: Inputs): Target {
  return target === 'lambda' || target === 'rds' ? target : 'ecs';
}

function without(inputs: Inputs, names: readonly string[]): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));
}

/** The inputs of a release that another step is not given. */
function notAsked(step: StepName, target: Target): readonly string[] {
  const { made, switched } = saidOnce[target];
  switch (step) {
    case 'release':
    case 'go back':
    case 'supersede':
    case 'drill':
      return [];
    case 'stage':
      return switched;
    case 'promote':
      return made;
    case 'roll back':
    case 'roll back to':
    case 'look':
    case 'delete the record':
      return target === 'rds' ? [...made, ...switched] : [];
  }
}

interface SaidOnce {
  /** What is released, and how, where a deployment of AWS's has that since the stage: a promotion does not repeat it. */
  readonly made: readonly string[];
  /** What only the step is told that moves traffic. */
  readonly switched: readonly string[];
}

const saidOnce: Readonly<Record<Target, SaidOnce>> = {
  ecs: { made: ['image', 'task-definition', 'steps', 'strategy'], switched: [] },
  lambda: { made: ['package', 'environment-variables'], switched: [] },
  rds: { made: ['engine-version', 'parameter-group'], switched: ['switchover', 'switchover-timeout'] },
};

/** Only a service whose deployment waits for a word can keep green without users; a version that nobody leads to has none. */
export function plotFits(plot: PlotName, tale: Tale): boolean {
  const { target, moves } = tale;
  switch (plot) {
    case 'a stage and its promotion':
      return canBeStaged(tale);
    case 'a drill':
      return takes(moves) > 0;
    case 'a release':
    case 'a release that a re-run takes back':
    case 'a release that somebody takes back':
      return true;
    // What served before the switchover is not led to again.
    case 'a release that somebody leaves for an older one':
      return target !== 'rds';
    case 'a stage, a look and its promotion':
    case 'a stage that somebody takes back':
    case 'a stage that a newer release supersedes':
    case 'a release whose record somebody deletes':
      return target === 'rds';
  }
}

function canBeStaged(tale: Tale): boolean {
  switch (tale.target) {
    case 'ecs':
      return tale.before === 'a smoke test that it passes' || tale.before === 'a smoke test that it fails';
    case 'ecs-native':
      return holdsBeforeTraffic(tale);
    case 'lambda':
    case 'rds':
      return true;
  }
}
