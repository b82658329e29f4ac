import type { Site, StepControl } from '../rollout.ts';
import { removeAllBut } from './retire.ts';
import { giveAll, routeArn } from './traffic.ts';

/**
 * A deployment that was stopped halfway leaves two revisions behind. What ECS does about it at RECONCILE_SERVICE is not
 * published; here all traffic goes to what served before, and the rest is removed.
 */
export function reconcile(site: Site, control: StepControl): void {
  const { world, deployment } = site;
  const { base } = deployment;
  const arn = routeArn(deployment, 'production');
  if (base === undefined) {
    control.done();
    return;
  }
  const remove = () => removeAllBut(site, base, control);
  if (arn === undefined) remove();
  else giveAll(world, arn, base, { ...control, done: remove });
}
