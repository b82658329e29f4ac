import type { Failure, StopReason } from './outcome.ts';
import type { Timers } from '../world/timers.ts';

/** How a step says how it went. Only the first word counts; its timers are void after that. */
export interface StepControl {
  readonly deploymentId: string;
  readonly timers: Timers;
  readonly done: () => void;
  readonly fail: (failure: Failure) => void;
  readonly stop: (by: StopReason, failure: Failure) => void;
}
