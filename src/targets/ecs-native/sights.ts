import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Drift } from '../../release/plan.ts';
import type { Health, Millis, Side, Strategy } from '../../release/words.ts';
import type { Registered } from '../ecs/registry.ts';
import type { Wanted } from '../ecs/wanted.ts';
import type { Lately } from './last-deployment.ts';
import type { OwnDeployment } from './own-deployment.ts';
import type { PairRoute } from './preflight/facts.ts';
import type { Ringing } from './preflight/ringing.ts';
import type { NativeService } from './service.ts';

/** What serves, or served before the deployment in flight. */
export interface Blue {
  /** ARN. */
  readonly taskDefinition: string;
  readonly side: Side;
  /** ARNs of the target groups in which its tasks stand, as far as ECS tells. */
  readonly targetGroups: readonly string[];
  /** What no deployment has ever brought to a good end is nothing that could be gone back to. */
  readonly everCompleted: boolean;
}

/** How the service's settings are, and would be for the release that is asked for. */
export interface Settings {
  /** Those of our deployment in flight, else the service's. */
  readonly present: DeploymentConfiguration;
  readonly wanted: DeploymentConfiguration;
  readonly drift: readonly Drift[];
  readonly strategy: Strategy;
  readonly bake: Millis;
}

/** All that was read of a service, of its deployments and of what leads its traffic. */
export interface Sights {
  readonly service: NativeService;
  readonly lately: Lately;
  readonly blue: Blue;
  readonly health: Health | undefined;
  readonly routes: readonly PairRoute[];
  /** CloudWatch's name of the load balancer that blue stands behind; undefined where none is known. */
  readonly loadBalancer: string | undefined;
  readonly settings: Settings;
  readonly ringing: readonly Ringing[];
  /** What blue runs. */
  readonly live: Registered;
  /** What green shall run. */
  readonly wanted: Wanted;
  /** A deployment that is aimed at, and what it brings. */
  readonly ours: OwnDeployment | undefined;
  readonly begun: Registered | undefined;
  /** What the service's last deployment brought, which is over. */
  readonly lastBrought: Registered | undefined;
}
