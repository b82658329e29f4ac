import type { AlarmReader } from '../gates/alarms.ts';
import type { LagReader } from '../gates/lag.ts';
import type { SmokeTester } from '../gates/smoke.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { Plan } from '../release/plan.ts';
import type { Hands } from '../targets/ports.ts';
import type { Clock } from './clock.ts';
import type { Memo } from './memo.ts';

/** All that one release works with, for as long as it is in the loop. */
export interface Crew {
  readonly plan: Plan;
  readonly hands: Hands;
  readonly alarms: AlarmReader;
  readonly smoke: SmokeTester;
  readonly lag: LagReader;
  readonly clock: Clock;
  /** Aborted by SIGINT or SIGTERM; its reason is the signal's name. */
  readonly cancelled: AbortSignal;
  readonly memo: Memo;
  readonly publish: (events: readonly ReleaseEvent[]) => Promise<void>;
}
