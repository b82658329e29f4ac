import type { Plan } from '../../release/plan.ts';
import type { Change } from '../../release/words.ts';
import type { EcsTarget } from '../../request/request.ts';
import type { Registry } from '../ecs/registry.ts';
import { ecsStager, knownRevision } from '../ecs/stager.ts';
import type { Hands } from '../ports.ts';
import type { Reach } from '../reach.ts';
import { confirmed } from './confirm.ts';
import { explained } from './explain.ts';
import { follower } from './follower.ts';
import { nativeHand } from './hand.ts';
import { sidesHealth } from './health.ts';
import { shiftingMover } from './mover.ts';
import { putBack } from './put-back.ts';
import { rollingConfirmed } from './rolling/confirm.ts';
import { rollingFollower } from './rolling/follower.ts';
import { rollingMover } from './rolling/mover.ts';
import type { Sights } from './sights.ts';
import { nativeBegin } from './start.ts';

export interface Task {
  readonly asked: EcsTarget;
  readonly definitions: Registry;
  readonly plan: Plan;
  readonly reach: Reach;
}

/** What carries out a plan on this service, and looks: the ECS stager and the mover of its strategy, put together. */
export function handsOf({ service, wanted, live }: Sights, { asked, definitions, plan, reach }: Task): Hands {
  const hand = nativeHand(reach, service.place, plan);
  const begin = nativeBegin(hand, { service, hooks: asked.hooks });
  const common = {
    stager:
      wanted.known === undefined
        ? ecsStager(wanted.definition, live.revision, definitions)
        : knownRevision(wanted.known),
    vantage: () => ({ invoke: 'no function', replication: 'none' }) as const,
    cleanUp: (change: Change) => putBack(hand, service.configuration, change),
  };
  if (plan.strategy.kind === 'rolling') {
    const follows = rollingFollower(hand);
    return {
      ...common,
      mover: rollingMover(hand, follows, begin),
      confirm: change => rollingConfirmed(hand, change),
      health: change => sidesHealth(hand, follows, change),
      explain: change => explained(hand, follows, change),
    };
  }
  const follows = follower(hand);
  return {
    ...common,
    mover: shiftingMover(hand, follows, begin),
    confirm: change => confirmed(hand, follows, change),
    health: change => sidesHealth(hand, follows, change),
    explain: change => explained(hand, follows, change),
  };
}
