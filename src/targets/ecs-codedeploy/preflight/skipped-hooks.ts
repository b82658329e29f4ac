import type { Finding } from '../../../release/problem.ts';
import { type Facts, titleOf } from './facts.ts';

/**
 * Hooks that AWS would never run. Without a test listener CodeDeploy has no test traffic to allow, and skips the event with
 * whatever was to run after it: a proof that the user counts on would be missing, and nobody would notice.
 */
export function skippedHookFindings(facts: Facts): readonly Finding[] {
  const { group, hooks } = facts;
  if (group.pair === undefined || group.pair.testListeners.length > 0) return [];
  return hooks
    .filter(({ event }) => event === 'AfterAllowTestTraffic')
    .map(hook => ({
      level: 'error',
      where: 'appspec',
      value: hook.function,
      reason: `deployment group ${titleOf(facts)} has no test listener, so AWS skips ${hook.event} and never calls this function`,
      remedy: 'add a test listener to the group, or name the function at `BeforeAllowTraffic`',
    }));
}
