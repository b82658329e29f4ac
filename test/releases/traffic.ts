import type { RunningAws } from '../aws/start-aws.ts';
import { database } from './orders.ts';
import { blueImage, production } from './shop.ts';

/** The part of the production traffic (0 to 1) that meets each version: image, package or engine, whoever answers for it. */
export function trafficByImage(aws: RunningAws): ReadonlyMap<string, number> {
  const way = wayIn(aws);
  switch (way) {
    case 'a load balancer':
      return trafficBehindBalancer(aws);
    case 'an alias':
      return trafficOfAlias(aws);
    case 'a name':
      return new Map(servingDatabases(aws).map(({ version }) => [version, 1]));
    default: {
      const never: never = way;
      throw new Error(`no such way in: ${String(never)}`);
    }
  }
}

/** The share of the traffic, in whole percents, that meets another version than the one of the beginning. */
export function shareOfGreen(aws: RunningAws, blue = blueImage): number {
  const green = [...trafficByImage(aws)].filter(([image]) => image !== blue);
  return Math.round(100 * green.reduce((sum, [, part]) => sum + part, 0));
}

/** The version that has most of the traffic; undefined while nobody can answer. */
export function servingImage(aws: RunningAws): string | undefined {
  const [most] = [...trafficByImage(aws)].toSorted(([, one], [, other]) => other - one);
  return most?.[0];
}

/**
 * The weights that took effect, in whole percents, by the name of the target group, the number of the function's version or the
 * resource id of the database. Only they tell a version from its copy.
 */
export function weightsByGroup(aws: RunningAws): Readonly<Record<string, number>> {
  const way = wayIn(aws);
  switch (way) {
    case 'a load balancer':
      return weightsOfBalancer(aws);
    case 'an alias':
      return Object.fromEntries(partsOfAlias(aws).map(inWholePercents));
    case 'a name':
      return Object.fromEntries(servingDatabases(aws).map(({ resourceId }) => [resourceId, 100]));
    default: {
      const never: never = way;
      throw new Error(`no such way in: ${String(never)}`);
    }
  }
}

/** How users come in: by the load balancer of the shop, the alias of a function, or the name of a database. */
function wayIn({ world, functions }: RunningAws): 'a load balancer' | 'an alias' | 'a name' {
  if (world.balancers.all.some(({ name }) => name === production.loadBalancer)) return 'a load balancer';
  return functions().length > 0 ? 'an alias' : 'a name';
}

/** One at the most: who has the name, and takes writes. */
function servingDatabases(aws: RunningAws): ReturnType<RunningAws['databases']> {
  return aws.databases().filter(({ name, access }) => name === database && access === 'read-write');
}

/** Whoever stands in whichever of the two target groups. */
function trafficBehindBalancer({ world }: RunningAws): ReadonlyMap<string, number> {
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

function weightsOfBalancer({ world }: RunningAws): Readonly<Record<string, number>> {
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

function trafficOfAlias(aws: RunningAws): ReadonlyMap<string, number> {
  const [owner] = aws.functions();
  const parts = new Map<string, number>();
  for (const [number, part] of partsOfAlias(aws)) {
    const of = owner?.versions.find(({ version }) => version === number)?.package ?? `version ${number}`;
    parts.set(of, (parts.get(of) ?? 0) + part);
  }
  return parts;
}

/** Of the first function's first alias, which is what the stories of functions release. */
function partsOfAlias(aws: RunningAws): readonly (readonly [version: string, part: number])[] {
  const route = aws.functions()[0]?.aliases[0]?.inEffect;
  if (route === undefined) return [];
  const beside = Object.entries(route.weights).filter(([, weight]) => weight > 0);
  const rest = 1 - beside.reduce((sum, [, weight]) => sum + weight, 0);
  return [[route.version, rest] as const, ...beside].filter(([, part]) => part > 0);
}

function inWholePercents([name, part]: readonly [string, number]): readonly [string, number] {
  return [name, Math.round(100 * part)];
}
