import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Act } from '../aws/act.ts';
import type { SeedInput } from '../aws/seed.ts';
import { production, shop, type ShopChanges, testing } from './shop.ts';

/** What a scenario changes of the shop whose service ECS itself deploys. */
export interface NativeShopChanges extends Omit<ShopChanges, 'group' | 'functions'> {
  /** Members of the service's `deploymentConfiguration`, over those of the canary. */
  readonly configuration?: DeploymentConfiguration;
  /** Members of the service itself. */
  readonly service?: Partial<Service>;
  /** What the functions answer that are its hooks, and what AWS leaves open. */
  readonly ecs?: Partial<Pick<Ecs, 'hookFunctions' | 'uncertain'>>;
}

type Ecs = NonNullable<SeedInput['ecs']>;
type Service = Ecs['services'][number];

/** AWS waits for a word before each share and before the bake, and goes back when none comes. */
export const pauses = {
  targetType: 'PAUSE',
  lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'],
  timeoutConfiguration: { timeoutInMinutes: 60, action: 'ROLLBACK' },
} as const satisfies NonNullable<DeploymentConfiguration['lifecycleHooks']>[number];

/** Somebody deploys by hand what serves already: a restart, as people do. */
export const colleaguesRestart: Act = {
  call: 'ecs:UpdateService',
  input: { cluster: 'shop', service: 'api', taskDefinition: 'api:1', forceNewDeployment: true },
};

const attached = { alarms: { alarmNames: ['api-5xx', 'api-p99'], rollback: true, enable: true } };

/** A tenth of the users for five minutes, all of them for ten; judged at the pauses. */
export const canaryWithPauses: DeploymentConfiguration = {
  ...attached,
  strategy: 'CANARY',
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
  bakeTimeInMinutes: 10,
  lifecycleHooks: [{ ...pauses, lifecycleStages: [...pauses.lifecycleStages] }],
};

export const rolling: DeploymentConfiguration = {
  ...attached,
  strategy: 'ROLLING',
  maximumPercent: 200,
  minimumHealthyPercent: 100,
  deploymentCircuitBreaker: { enable: true, rollback: true },
};

/**
 * The shop, where ECS itself deploys: the same API, load balancer and alarms. The service tells of both target groups, of the rule
 * that users come in by, and of the one for tests.
 */
export function nativeShop({
  configuration = canaryWithPauses,
  service,
  ecs,
  world,
  ...changes
}: NativeShopChanges = {}): SeedInput {
  const { ecs: here, codeDeploy: _none, ...seed } = shop(changes);
  if (here === undefined) throw new Error('the shop has a service');
  return {
    ...seed,
    ecs: { ...here, ...ecs, services: here.services.map(one => native(one, configuration, service)) },
    ...world,
  };
}

function native(service: Service, configuration: DeploymentConfiguration, changes: Partial<Service> = {}): Service {
  const { loadBalancer, ...rest } = service;
  return {
    ...rest,
    deploymentController: 'ECS',
    deploymentConfiguration: configuration,
    ...(loadBalancer === undefined
      ? {}
      : {
          loadBalancer: { ...loadBalancer, advanced: { alternateTargetGroup: 'api-2', production, test: testing } },
        }),
    ...changes,
  };
}
