import type { DeploymentInfo, LifecycleEvent } from '@aws-sdk/client-codedeploy';
import type { Fleet, FleetSide } from '../../../src/targets/codedeploy/fleet.ts';
import type { Look } from '../../../src/targets/codedeploy/motion.ts';

export const began = Date.UTC(2026, 10, 20, 12);
export const minute = 60_000;

/** A lifecycle event whose times are minutes after the deployment began. */
export function event(name: string, status: string, from?: number, to?: number): LifecycleEvent {
  return {
    lifecycleEventName: name,
    status: status as LifecycleEvent['status'],
    ...(from === undefined ? {} : { startTime: new Date(began + from * minute) }),
    ...(to === undefined ? {} : { endTime: new Date(began + to * minute) }),
  };
}

export function side(taskSet: string, share: number): FleetSide {
  return { id: taskSet, share, tasks: { revision: taskSet, wanted: 3, running: 3, pending: 0 } };
}

export function fleet(greenShare: number): Fleet {
  return { blue: side('ecs-svc/blue', 100 - greenShare), green: side('ecs-svc/green', greenShare) };
}

export function look(info: DeploymentInfo, around: Partial<Look> = {}): Look {
  return { info, events: [], fleet: fleet(0), back: { is: 'not seen' }, ...around };
}
