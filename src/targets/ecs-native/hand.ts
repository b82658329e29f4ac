import type { Asking } from '../../aws/asking.ts';
import type { Ecs, Elbv2 } from '../../aws/clients.ts';
import type { Plan } from '../../release/plan.ts';
import type { Instant } from '../../release/words.ts';
import type { Reach } from '../reach.ts';
import type { Place } from './place.ts';
import { type Revisions, revisions } from './revisions.ts';

/** What the movers of ECS's own deployments work with: whom to ask, where, and the plan that they carry out. */
export interface NativeHand {
  readonly ecs: () => Promise<Ecs>;
  readonly elbv2: () => Promise<Elbv2>;
  /** Rides troubles out, for writes; and gives each look one try, for the loop looks again soon. */
  readonly patient: Asking;
  readonly brisk: Asking;
  readonly place: Place;
  readonly revisions: Revisions;
  readonly plan: Plan;
  readonly now: () => Instant;
}

export function nativeHand({ clients, patient, brisk, now }: Reach, place: Place, plan: Plan): NativeHand {
  return {
    ecs: clients.ecs,
    elbv2: clients.elbv2,
    patient,
    brisk,
    place,
    revisions: revisions(clients.ecs, brisk),
    plan,
    now,
  };
}
