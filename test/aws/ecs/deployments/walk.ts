import { createTimers, type Timers } from '../../world/timers.ts';
import type { WorldTimeline } from '../../world/world.ts';
import type { Failure } from './failure.ts';
import type { Step, StepControl } from './rollout.ts';

export interface Walk {
  /** Nothing that it had planned happens any more. */
  halt(): void;
}

export interface Walker {
  readonly enters: (step: Step) => void;
  /** Between a step's own work and the next step. */
  readonly afterWork: (step: Step, control: StepControl) => void;
  readonly arrived: () => void;
  readonly failed: (failure: Failure) => void;
}

/** From one stage to the next. Not published. */
const BETWEEN_STEPS_MS = 1_000;

/** Takes steps one after the other. */
export function walk(timeline: WorldTimeline, steps: readonly Step[], walker: Walker): Walk {
  let timers: Timers | undefined;
  let isHalted = false;

  const halt = (): void => {
    isHalted = true;
    timers?.cancelAll();
  };
  /** A part of a step, with timers of its own: only its first word counts. */
  const part = (work: (control: StepControl) => void, then: () => void): void => {
    const own = createTimers(timeline);
    timers = own;
    const first = (act: () => void): void => {
      if (isHalted || timers !== own) return;
      own.cancelAll();
      timers = undefined;
      act();
    };
    work({
      timers: own,
      done: () => first(then),
      fail: failure =>
        first(() => {
          halt();
          walker.failed(failure);
        }),
    });
  };
  const take = ([step, ...rest]: readonly Step[]): void => {
    if (step === undefined) {
      walker.arrived();
      return;
    }
    const soon = (control: StepControl) => control.timers.after(BETWEEN_STEPS_MS, control.done);
    part(soon, () => {
      walker.enters(step);
      part(step.perform, () =>
        part(
          control => walker.afterWork(step, control),
          () => take(rest),
        ),
      );
    });
  };

  take(steps);
  return { halt };
}
