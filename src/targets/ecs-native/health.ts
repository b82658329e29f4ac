import type { Change, Health, SeenHealth } from '../../release/words.ts';
import { readHealth } from '../elbv2/health.ts';
import type { NativeDeployment } from './deployment.ts';
import type { Follower } from './follower.ts';
import type { NativeHand } from './hand.ts';
import { deploymentArn } from './place.ts';
import { readDeployment } from './read-deployment.ts';

/** What the load balancer says of the target groups of both revisions: nothing of sides that share theirs, or have none. */
export async function sidesHealth(hand: NativeHand, follower: Follower, { id }: Change): Promise<SeenHealth> {
  const { ecs, brisk, place } = hand;
  const deployment = follower.last()?.deployment ?? (await readDeployment(ecs, brisk, deploymentArn(place, id)));
  const groups = await groupsOf(hand, deployment);
  const [blue, green] = await Promise.all([healthIn(hand, groups.blue), healthIn(hand, groups.green)]);
  return { at: hand.now(), blue, green };
}

interface Groups {
  /** ARNs. */
  readonly blue: readonly string[];
  readonly green: readonly string[];
}

/** Beside blue there may be what an earlier deployment has left: it has no traffic that could be sent back to it. */
async function groupsOf({ revisions, plan }: NativeHand, { target, sources }: NativeDeployment): Promise<Groups> {
  const found = await revisions.find([target.revision, ...sources.map(({ revision }) => revision)]);
  const of = (isSide: (one: { arn: string; taskDefinition: string }) => boolean): readonly string[] => [
    ...new Set(found.filter(isSide).flatMap(({ stands }) => stands.map(({ targetGroup }) => targetGroup))),
  ];
  const green = of(({ arn }) => arn === target.revision);
  const blue = of(({ arn, taskDefinition }) => arn !== target.revision && taskDefinition === plan.blue.id);
  return blue.some(arn => green.includes(arn)) ? { blue: [], green: [] } : { blue, green };
}

async function healthIn({ elbv2, brisk }: NativeHand, groups: readonly string[]): Promise<Health | undefined> {
  const [first, ...others] = await Promise.all(groups.map(arn => readHealth(elbv2, brisk, arn)));
  return first === undefined ? undefined : others.reduce(summed, first);
}

/** A task that stands in several target groups is counted in each. */
function summed(one: Health, other: Health): Health {
  return {
    healthy: one.healthy + other.healthy,
    unhealthy: one.unhealthy + other.unhealthy,
    starting: one.starting + other.starting,
    unchecked: one.unchecked + other.unchecked,
    reasons: [...new Set([...one.reasons, ...other.reasons])],
  };
}
