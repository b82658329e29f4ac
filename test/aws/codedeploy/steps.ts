import type { Hooks } from './hooks.ts';
import type { EventName, HookEvent } from './lifecycle-events.ts';
import type { StepControl } from './step-control.ts';

/** One thing after the other that a deployment does. */
export type Step =
  /** Shown as a lifecycle event. */
  | { readonly kind: 'event'; readonly event: EventName; readonly perform: (control: StepControl) => void }
  /** Nobody sees it as such. */
  | { readonly kind: 'unshown'; readonly perform: (control: StepControl) => void }
  /** Status Ready until somebody continues; else the deployment is stopped. */
  | { readonly kind: 'ready-wait'; readonly minutes: number }
  /** Ends by itself, or earlier when somebody continues. */
  | { readonly kind: 'termination-wait'; readonly minutes: number };

export const eventOf = (step: Step): EventName | undefined => (step.kind === 'event' ? step.event : undefined);

/** Runs the function that the AppSpec names for the event. Without one the event has succeeded as soon as it begins. */
export const hookStep = (hooks: Hooks, event: HookEvent, functionName: string | undefined): Step => ({
  kind: 'event',
  event,
  perform: control => {
    if (functionName === undefined) control.done();
    else hooks.run({ ...control, functionName });
  },
});
