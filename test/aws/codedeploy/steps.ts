import type { Deployment } from './deployment.ts';
import type { EventName, HookEvent } from './lifecycle-events.ts';
import { incrementsOf, type Increment } from './traffic-shift.ts';

/** One thing after the other that a deployment does. Steps with an `event` are shown as lifecycle events. */
export type Step =
  | { readonly kind: 'hook'; readonly event: HookEvent; readonly functionName: string | undefined }
  | { readonly kind: 'create-green'; readonly event: 'Install' }
  | { readonly kind: 'inspect-blue'; readonly event: 'Install' }
  | { readonly kind: 'test-traffic'; readonly event: 'AllowTestTraffic' }
  | { readonly kind: 'ready-wait'; readonly minutes: number }
  | { readonly kind: 'shift'; readonly event: 'AllowTraffic'; readonly increments: readonly Increment[] }
  | { readonly kind: 'termination-wait'; readonly minutes: number }
  | { readonly kind: 'terminate' };

export function stepsOf({ group, order, work }: Pick<Deployment, 'group' | 'order' | 'work'>): readonly Step[] {
  const hook = (event: HookEvent): Step => ({
    kind: 'hook',
    event,
    functionName: work.kind === 'release' ? work.appSpec.hooks.get(event) : undefined,
  });
  const testTraffic: readonly Step[] =
    group.testListener === undefined
      ? []
      : [{ kind: 'test-traffic', event: 'AllowTestTraffic' }, hook('AfterAllowTestTraffic')];
  switch (work.kind) {
    case 'release':
      return [
        hook('BeforeInstall'),
        { kind: 'create-green', event: 'Install' },
        hook('AfterInstall'),
        ...testTraffic,
        ...readyWait(group),
        hook('BeforeAllowTraffic'),
        { kind: 'shift', event: 'AllowTraffic', increments: incrementsOf(order.config.routing) },
        hook('AfterAllowTraffic'),
        ...termination(group),
      ];
    case 'rollback':
      return [
        hook('BeforeInstall'),
        { kind: 'inspect-blue', event: 'Install' },
        hook('AfterInstall'),
        ...testTraffic,
        hook('BeforeAllowTraffic'),
        { kind: 'shift', event: 'AllowTraffic', increments: incrementsOf(order.config.routing) },
        hook('AfterAllowTraffic'),
        { kind: 'terminate' },
      ];
  }
}

/** DeploymentReadyOption in the API reference: the wait applies to STOP_DEPLOYMENT only; CONTINUE_DEPLOYMENT goes on at once. */
function readyWait({ readyWait: { onTimeout, minutes } }: Deployment['group']): readonly Step[] {
  return onTimeout === 'STOP_DEPLOYMENT' ? [{ kind: 'ready-wait', minutes }] : [];
}

function termination({ terminate, terminationWaitMinutes: minutes }: Deployment['group']): readonly Step[] {
  return terminate === 'KEEP_ALIVE' ? [] : [{ kind: 'termination-wait', minutes }, { kind: 'terminate' }];
}

export const eventOf = (step: Step): EventName | undefined => ('event' in step ? step.event : undefined);
