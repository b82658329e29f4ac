import type { World } from '../world/world.ts';
import type { Routing } from './functions.ts';
import { revisionRun } from './function-book.ts';
import type { Provisioning } from './provisioning.ts';
import { constraint, functionNotFound, invalidParameter } from './refusals.ts';
import type { Alias, LambdaFunction, Revision } from './state.ts';

/**
 * What an alias may point at. Sources: "Implement Lambda canary deployments using a weighted alias" (two versions, both
 * published, the same execution role and dead-letter queue) and "AliasRoutingConfiguration" of the API reference.
 */
export function checkRouting(owner: LambdaFunction, { version, weights }: Routing): void {
  const primary = revisionOf(owner, version);
  for (const [number, weight] of weights) checkWeight(number, weight);
  if (weights.size > 1) throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  for (const number of weights.keys()) {
    if (number === version) {
      throw invalidParameter(
        `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
      );
    }
    if (version === '$LATEST')
      throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
    checkAlike(primary, revisionOf(owner, number));
  }
}

function revisionOf(owner: LambdaFunction, version: string): Revision {
  const revision = revisionRun(owner, version);
  if (revision === undefined) throw functionNotFound(`${owner.arn}:${version}`);
  return revision;
}

function checkWeight(number: string, weight: number): void {
  const given = `{${number}=${weight}}`;
  if (!/^\d+$/.test(number)) {
    throw constraint(
      'routingConfig.additionalVersionWeights',
      given,
      'Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+, Member must not be null]',
    );
  }
  if (weight >= 0 && weight <= 1) return;
  throw constraint(
    'routingConfig.additionalVersionWeights',
    given,
    'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]',
  );
}

function checkAlike({ configuration: a }: Revision, { configuration: b }: Revision): void {
  if (a.Role !== b.Role) throw invalidParameter('Specified versions must be associated with the same execution role');
  if (a.DeadLetterConfig?.TargetArn !== b.DeadLetterConfig?.TargetArn)
    throw invalidParameter('Specified versions must have the same dead-letter configuration');
}

/** Points an alias elsewhere: at once for whoever reads it, 1 to 5 s later for its users (AWS publishes no figure). */
export type PointAlias = (owner: LambdaFunction, alias: Alias, to: Routing) => void;

export function createPointAlias(
  { timeline, random }: Pick<World, 'timeline' | 'random'>,
  provisioning: Provisioning,
  newRevisionId: () => string,
): PointAlias {
  const delays = random.fork('lambda aliases');
  return (owner, alias, to) => {
    if (to.version !== alias.asked.version) provisioning.moveWith(owner, alias);
    alias.asked = to;
    alias.revisionId = newRevisionId();
    alias.arrivesAt = Math.max(alias.arrivesAt, timeline.now() + delays.between(1000, 5000));
    timeline.at(alias.arrivesAt, () => {
      alias.inEffect = followed(alias, to);
    });
  };
}

/** What requests make of a routing. */
export const followed = ({ weightsAre }: Pick<Alias, 'weightsAre'>, to: Routing): Routing =>
  weightsAre === 'followed' ? to : { version: to.version, weights: new Map() };
