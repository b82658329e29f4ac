import * as v from 'valibot';
import type { hookEvents } from './appspec-keys.ts';
import { hookFunction, mapping, text, topOf } from './appspec-shape.ts';
import type { Path } from './yaml-lines.ts';

const whole = (message: string, least: number, most: number) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));

/** At most 16 subnets and 5 security groups (ECS API reference, `AwsVpcConfiguration`). */
const addresses = (name: string, most: number) =>
  v.pipe(
    v.array(text('an id is text'), `\`${name}\` is a list`),
    v.minLength(1, `\`${name}\` is empty`),
    v.maxLength(most, `\`${name}\` has ${most} items at most`),
  );

const network = {
  Subnets: addresses('Subnets', 16),
  SecurityGroups: addresses('SecurityGroups', 5),
  AssignPublicIp: v.picklist(['ENABLED', 'DISABLED'], '`AssignPublicIp` is `ENABLED` or `DISABLED`'),
};

/** Base up to 100000, weight up to 1000 (ECS API reference, `CapacityProviderStrategyItem`). */
const capacityProvider = {
  CapacityProvider: text('a capacity provider is named by text'),
  Base: v.nullish(whole('`Base` is a number of tasks, 0 to 100000', 0, 100_000)),
  Weight: v.nullish(whole('`Weight` is a whole number, 0 to 1000', 0, 1_000)),
};

const loadBalancer = {
  ContainerName: text('the name of a container is text'),
  ContainerPort: whole('a port is a whole number, 1 to 65535', 1, 65_535),
};

const properties = {
  /** Whatever stands there: Greenlight fills it in. */
  TaskDefinition: v.optional(v.unknown()),
  LoadBalancerInfo: v.nullish(mapping('`LoadBalancerInfo`', loadBalancer)),
  PlatformVersion: v.nullish(text('a platform version is text')),
  NetworkConfiguration: v.nullish(
    mapping('`NetworkConfiguration`', { AwsvpcConfiguration: mapping('`AwsvpcConfiguration`', network) }),
  ),
  CapacityProviderStrategy: v.nullish(
    v.array(mapping('a capacity provider', capacityProvider), '`CapacityProviderStrategy` is a list'),
  ),
};

const resource = {
  Type: v.literal('AWS::ECS::Service', 'not a type that CodeDeploy deploys to ECS'),
  Properties: v.nullish(mapping('`Properties`', properties)),
};

const hooks = {
  BeforeInstall: hookFunction,
  AfterInstall: hookFunction,
  AfterAllowTestTraffic: hookFunction,
  BeforeAllowTraffic: hookFunction,
  AfterAllowTraffic: hookFunction,
} satisfies Record<(typeof hookEvents)[number], typeof hookFunction>;

const top = topOf('ECS', 'service', resource, hooks);

/** An AppSpec for ECS with its keys in one spelling (CodeDeploy User Guide, "AppSpec file structure"). */
export const ecsAppSpecShape = mapping('an AppSpec', top);

export type EcsAppSpec = v.InferOutput<typeof ecsAppSpecShape>;

const entriesByName: ReadonlyMap<string, object> = new Map(
  Object.entries({
    Properties: properties,
    LoadBalancerInfo: loadBalancer,
    NetworkConfiguration: { AwsvpcConfiguration: undefined },
    AwsvpcConfiguration: network,
    CapacityProviderStrategy: capacityProvider,
    Hooks: hooks,
  }),
);

/** The keys that are legal beside the one at `path`. */
export function ecsKeysBeside(path: Path): readonly string[] {
  const around = path.slice(0, -1);
  const name = around.findLast(step => typeof step === 'string');
  if (name === undefined) return Object.keys(top);
  // `Resources`, the place in its list, and a name that is the user's own.
  return Object.keys(around.length === 3 ? resource : (entriesByName.get(name) ?? {}));
}
