import type { TargetGroupSeed } from './seed.ts';

/** Defaults: "Target group attributes", ELB user guide for Application Load Balancers. */
export function initialAttributes({ deregistrationDelaySeconds }: TargetGroupSeed): Map<string, string> {
  return new Map([
    ['deregistration_delay.timeout_seconds', String(deregistrationDelaySeconds)],
    ['stickiness.enabled', 'false'],
    ['stickiness.type', 'lb_cookie'],
    ['stickiness.lb_cookie.duration_seconds', '86400'],
    ['slow_start.duration_seconds', '0'],
    ['load_balancing.algorithm.type', 'round_robin'],
    ['load_balancing.cross_zone.enabled', 'use_load_balancer_configuration'],
  ]);
}
