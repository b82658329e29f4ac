import { isSteady, SCHEDULER_PERIOD_MS } from '../../scheduler.ts';
import type { TaskSet } from '../../state.ts';
import type { ServiceRevision } from '../deployment.ts';
import type { Site, Step, StepControl } from '../rollout.ts';
import { removeAllBut } from './retire.ts';
import { ask, giveAll, routeArn, type Shift } from './traffic.ts';

/**
 * Traffic first, then green's tasks. Which stages a rollback shows is not published ("there is no stage or hook for an
 * automatic rollback": aws-cdk #36764), nor whether it waits for network load balancers: here it does not.
 */
export function wayBack(site: Site, to: ServiceRevision): readonly Step[] {
  return [
    { stage: 'PRODUCTION_TRAFFIC_SHIFT', shown: true, perform: control => returnTraffic(site, to, control) },
    { stage: 'CLEAN_UP', shown: true, perform: control => removeAllBut(site, to, control) },
  ];
}

function returnTraffic(site: Site, to: ServiceRevision, control: StepControl): void {
  const { book, deployment } = site;
  const { service } = deployment;
  const { set, isNew } = standing(site, to);
  const shift = () => {
    book.tasks.promote(service, set);
    giveBack(site, 'production', to, { ...control, done: () => giveBack(site, 'test', to, control) });
  };
  if (isNew) whenSteady(site, set, control, shift);
  else shift();
}

/** Once blue's tasks are on their way out, they must come again before anything can go back to them. */
function standing({ book, deployment }: Site, to: ServiceRevision): { readonly set: TaskSet; readonly isNew: boolean } {
  const { service } = deployment;
  const sets = book.setsOf(service, to);
  const active = sets.find(({ status }) => status !== 'DRAINING');
  if (active !== undefined) return { set: active, isNew: false };
  const set = book.tasks.create(service, to, book.tasks.newId());
  book.setRollout(set, { state: 'COMPLETED', reason: `ECS deployment ${set.id} completed.` });
  book.tasks.scale(set, 'whole service');
  return { set, isNew: true };
}

function whenSteady(site: Site, set: TaskSet, control: StepControl, act: () => void): void {
  control.timers.after(SCHEDULER_PERIOD_MS, () => {
    if (isSteady(site.world, site.deployment.service, set)) act();
    else whenSteady(site, set, control, act);
  });
}

function giveBack({ world, deployment }: Site, of: Shift['of'], to: ServiceRevision, control: StepControl): void {
  const arn = routeArn(deployment, of);
  ask(deployment, of, 0);
  if (arn === undefined) control.done();
  else giveAll(world, arn, to, control);
}
