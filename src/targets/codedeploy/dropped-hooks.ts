import type { Hook } from '../../release/plan.ts';
import type { Finding } from '../../release/problem.ts';

/** A proof that ran last time and would not run this time, for want of an AppSpec, is not left out in silence. */
export function droppedHooks(lastHooks: readonly Hook[]): readonly Finding[] {
  if (lastHooks.length === 0) return [];
  const names = lastHooks.map(hook => `${hook.event} (${hook.function})`).join(', ');
  return [
    {
      level: 'warning',
      where: 'appspec',
      value: undefined,
      reason: `the last deployment of the group ran ${names}, and this step names no AppSpec: they do not run`,
      remedy: 'give the AppSpec that names them as `appspec`',
    },
  ];
}
