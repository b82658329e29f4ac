/** How a deployment configuration moves traffic. Percent are whole and from 1 to 99, minutes whole and at least 1. */
export type TrafficRouting =
  | { readonly type: 'AllAtOnce' }
  | { readonly type: 'TimeBasedCanary'; readonly percent: number; readonly minutes: number }
  | { readonly type: 'TimeBasedLinear'; readonly percent: number; readonly minutes: number };

export const ALL_AT_ONCE: TrafficRouting = { type: 'AllAtOnce' };

export interface Increment {
  /** Since AllowTraffic began. */
  readonly afterMs: number;
  /** Share of production traffic that the destination has from then on. */
  readonly percent: number;
}

const MINUTE_MS = 60_000;

/**
 * "Deployment configurations on an Amazon ECS compute platform" of the CodeDeploy User Guide: a canary moves its share at
 * once and the rest after the interval; linear moves its share at once and again after every interval until nothing is left.
 */
export function incrementsOf(routing: TrafficRouting): readonly Increment[] {
  switch (routing.type) {
    case 'AllAtOnce':
      return [{ afterMs: 0, percent: 100 }];
    case 'TimeBasedCanary':
      return [
        { afterMs: 0, percent: routing.percent },
        { afterMs: routing.minutes * MINUTE_MS, percent: 100 },
      ];
    case 'TimeBasedLinear':
      return Array.from({ length: Math.ceil(100 / routing.percent) }, (_, index) => ({
        afterMs: index * routing.minutes * MINUTE_MS,
        percent: Math.min(100, (index + 1) * routing.percent),
      }));
  }
}

/** From the first increment to the last. */
export function shiftMinutes(routing: TrafficRouting): number {
  return (incrementsOf(routing).at(-1)?.afterMs ?? 0) / MINUTE_MS;
}
