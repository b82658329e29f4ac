import { SCHEDULER_PERIOD_MS } from '../../scheduler.ts';
import type { ServiceRevision } from '../deployment.ts';
import type { Site, StepControl } from '../rollout.ts';

/** Drains all other revisions' tasks; done when the last of them has stopped. */
export function removeAllBut({ book, deployment }: Site, kept: ServiceRevision, control: StepControl): void {
  const { service } = deployment;
  const others = service.taskSets.filter(set => book.revisionOf(set) !== kept && set.status !== 'PRIMARY');
  for (const set of others) book.tasks.remove(service, set);
  control.timers.every(SCHEDULER_PERIOD_MS, () => {
    if (!others.some(set => service.taskSets.includes(set))) control.done();
  });
}
