import type { ServiceDeploymentAlarms, ServiceDeploymentCircuitBreaker } from '@aws-sdk/client-ecs';

/** What ECS makes of the alarms that the service names. */
export type AlarmMonitor =
  | { readonly is: 'off' }
  | { readonly is: 'watching' | 'done'; readonly names: readonly string[] }
  | { readonly is: 'rang'; readonly names: readonly string[]; readonly ringing: readonly string[] }
  | { readonly is: 'strange'; readonly status: string };

/** What ECS makes of tasks that do not stay up. */
export type Breaker =
  | { readonly is: 'off' }
  | { readonly is: 'watching' | 'done' | 'tripped'; readonly failures: number; readonly threshold: number | undefined }
  | { readonly is: 'strange'; readonly status: string };

export function alarmsOf(alarms: ServiceDeploymentAlarms | undefined): AlarmMonitor {
  const { status, alarmNames: names = [], triggeredAlarmNames: ringing = [] } = alarms ?? {};
  switch (status) {
    case undefined:
    case 'DISABLED':
      return { is: 'off' };
    case 'MONITORING':
      return { is: 'watching', names };
    case 'MONITORING_COMPLETE':
      return { is: 'done', names };
    case 'TRIGGERED':
      return { is: 'rang', names, ringing };
    default:
      return { is: 'strange', status: String(status satisfies never) };
  }
}

export function breakerOf(breaker: ServiceDeploymentCircuitBreaker | undefined): Breaker {
  const { status, failureCount: failures = 0, threshold } = breaker ?? {};
  switch (status) {
    case undefined:
    case 'DISABLED':
      return { is: 'off' };
    case 'MONITORING':
      return { is: 'watching', failures, threshold };
    case 'MONITORING_COMPLETE':
      return { is: 'done', failures, threshold };
    case 'TRIGGERED':
      return { is: 'tripped', failures, threshold };
    default:
      return { is: 'strange', status: String(status satisfies never) };
  }
}
