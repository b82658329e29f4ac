import type { Finding } from '../../../release/problem.ts';
import { blueFindings } from './blue.ts';
import type { Facts } from './facts.ts';
import { listenerFindings } from './listeners.ts';
import { migrationFindings } from './migration.ts';
import { networkLoadBalancerFindings } from './network-load-balancer.ts';
import { readyWaitFindings } from './ready-wait.ts';
import { rollbackFindings } from './rollback.ts';
import { skippedHookFindings } from './skipped-hooks.ts';
import { splitFindings } from './split.ts';
import { stickinessFindings } from './stickiness.ts';
import { targetGroupFindings } from './target-groups.ts';
import { testListenerFindings } from './test-listener.ts';

/** All that stands in the way of a release that has not begun, and all that is worth knowing before it does. */
export function findings(facts: Facts): readonly Finding[] {
  const fit = [...targetGroupFindings(facts), ...listenerFindings(facts)];
  return [
    ...migrationFindings(facts),
    ...fit,
    // Weights are worth a word only where they are the weights of what fits together.
    ...(fit.length > 0 ? [] : splitFindings(facts)),
    ...blueFindings(facts),
    ...readyWaitFindings(facts),
    ...testListenerFindings(facts),
    ...skippedHookFindings(facts),
    ...stickinessFindings(facts),
    ...networkLoadBalancerFindings(facts),
    ...rollbackFindings(facts),
  ];
}

/** A release that is in flight already is gone on with, whatever stands there: all that is said is what going back would meet. */
export function findingsUnderWay(facts: Facts): readonly Finding[] {
  return blueFindings(facts).filter(({ level }) => level === 'warning');
}
