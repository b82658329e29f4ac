import type { Timers } from '../../world/timers.ts';
import { SCHEDULER_PERIOD_MS } from '../scheduler.ts';
import { ALARM_PERIOD_MS, isAlarmsIgnored, triggeredAlarms } from './alarm-watch.ts';
import { breakerFailure, breakerReading, isTripped } from './circuit-breaker.ts';
import { failures, type Failure } from './failure.ts';
import type { Site } from './rollout.ts';

/** Alarms and the circuit breaker, from the start of a deployment to the end of its bake. */
export function watchMonitors(site: Site, timers: Timers, fail: (failure: Failure) => void): void {
  watchAlarms(site, timers, fail);
  watchBreaker(site, timers, fail);
}

export function completeMonitors({ deployment }: Pick<Site, 'deployment'>): void {
  if (deployment.alarms.status === 'MONITORING') deployment.alarms = { status: 'MONITORING_COMPLETE' };
  if (deployment.breaker.status === 'MONITORING') {
    deployment.breaker = { ...deployment.breaker, status: 'MONITORING_COMPLETE' };
  }
}

function watchAlarms({ world, deployment, uncertain }: Site, timers: Timers, fail: (failure: Failure) => void): void {
  const { alarms: settings, strategy } = deployment.settings;
  if (settings.kind === 'off' || isAlarmsIgnored(settings, world.alarms, strategy.kind, uncertain)) return;
  deployment.alarms = { status: 'MONITORING' };
  const { low, high } = ALARM_PERIOD_MS;
  const period = Math.round(world.random.fork(`alarm period of ${deployment.id}`).between(low, high));
  timers.every(period, () => {
    const triggered = triggeredAlarms(settings, world.alarms);
    if (deployment.alarms.status !== 'MONITORING' || triggered.length === 0) return;
    deployment.alarms = { status: 'TRIGGERED', triggered };
    fail(failures.alarms(triggered, settings.onFailure));
  });
}

function watchBreaker({ book, deployment, uncertain }: Site, timers: Timers, fail: (failure: Failure) => void): void {
  const { service, target, settings } = deployment;
  const { circuitBreaker, strategy } = settings;
  if (circuitBreaker.kind === 'off') return;
  if (strategy.kind !== 'ROLLING' && uncertain.breakerWhenShifting === 'rests') return;
  const look = (): void => {
    if (deployment.breaker.status !== 'MONITORING' && deployment.breaker.status !== 'DISABLED') return;
    const sets = book.setsOf(service, target);
    const failed = sets.flatMap(set => set.failures).sort((a, b) => a.at - b.at);
    const healthyAt = sets.flatMap(({ lastHealthyAt }) => lastHealthyAt ?? []);
    const lastHealthyAt = healthyAt.length === 0 ? undefined : Math.max(...healthyAt);
    const reading = breakerReading(circuitBreaker, service.desiredCount, failed, lastHealthyAt);
    if (reading === 'off') return;
    deployment.breaker = { ...reading, status: isTripped(reading) ? 'TRIGGERED' : 'MONITORING' };
    if (isTripped(reading)) fail(breakerFailure(circuitBreaker));
  };
  timers.every(SCHEDULER_PERIOD_MS, look);
  look();
}
