import type { RunningAws } from '../aws/start-aws.ts';
import { blueImage, production } from './shop.ts';

/** The part of the production traffic (0 to 1) that meets each version: whoever stands in whichever of the two target groups. */
export function trafficByImage({ world }: RunningAws): ReadonlyMap<string, number> {
  const listener = world.balancers.listenerArn(production.loadBalancer, production.port);
  const weights = world.balancers.weightsInEffect(listener);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const parts = new Map<string, number>();
  if (all === 0) return parts;
  for (const { arn, targets } of world.balancers.all.flatMap(({ targetGroups }) => targetGroups)) {
    // Those that drain receive nothing new.
    const staying = targets().filter(({ health }) => health !== 'draining');
    const each = (weights.get(arn) ?? 0) / all / staying.length;
    for (const { image } of staying) parts.set(image, (parts.get(image) ?? 0) + each);
  }
  return parts;
}

/** The share of the traffic, in whole percents, that meets another version than the one of the beginning. */
export function shareOfGreen(aws: RunningAws): number {
  const green = [...trafficByImage(aws)].filter(([image]) => image !== blueImage);
  return Math.round(100 * green.reduce((sum, [, part]) => sum + part, 0));
}

/** The version that has most of the traffic; undefined while nobody can answer. */
export function servingImage(aws: RunningAws): string | undefined {
  const [most] = [...trafficByImage(aws)].toSorted(([, one], [, other]) => other - one);
  return most?.[0];
}

/** The weights that took effect, in whole percents by the name of the target group. Only they tell a version from its copy. */
export function weightsByGroup({ world }: RunningAws): Readonly<Record<string, number>> {
  const listener = world.balancers.listenerArn(production.loadBalancer, production.port);
  const weights = world.balancers.weightsInEffect(listener);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const groups = world.balancers.all.flatMap(({ targetGroups }) => targetGroups);
  return Object.fromEntries(
    groups
      .filter(({ arn }) => weights.has(arn))
      .map(({ name, arn }) => [name, Math.round((100 * (weights.get(arn) ?? 0)) / all)]),
  );
}
