import { SCHEDULER_PERIOD_MS } from '../../scheduler.ts';
import { primaryOf } from '../../state.ts';
import type { Site, Step, StepControl } from '../rollout.ts';
import type { Stage } from '../stages.ts';
import { oldSetsBeside } from './old-sets.ts';

/** A stage without work of its own: only hooks can hold it. */
export const passing = (stage: Stage): Step => ({ stage, shown: true, perform: control => control.done() });

/** At once, and then as often as the scheduler looks, until the step ends. */
export function untilDone({ timers, done }: Pick<StepControl, 'timers' | 'done'>, isDone: () => boolean): void {
  const look = () => {
    if (isDone()) done();
  };
  timers.every(SCHEDULER_PERIOD_MS, look);
  look();
}

/**
 * Old task sets go, and the PRIMARY one is the whole service. "Amazon ECS does not change the status until it has deleted the
 * active deployment" ("How CloudWatch alarms detect Amazon ECS deployment failures" of the Developer Guide): that takes
 * until its last task is drained. DEFERRED does not wait for it.
 */
export function cleanUp(site: Site, when: 'BLOCKING' | 'DEFERRED', cleaned: () => void = () => undefined): Step {
  const { service } = site.deployment;
  return {
    stage: 'CLEAN_UP',
    shown: true,
    perform: control => {
      const primary = primaryOf(service);
      const old = oldSetsBeside(primary, site).map(({ set }) => set);
      for (const set of old) site.book.tasks.remove(service, set);
      const done = () => {
        // What early success left out is launched "outside of the deployment, through regular service scaling".
        site.book.tasks.scale(primary, 'whole service');
        cleaned();
        control.done();
      };
      if (when === 'DEFERRED') done();
      else untilDone({ ...control, done }, () => !old.some(set => service.taskSets.includes(set)));
    },
  };
}
