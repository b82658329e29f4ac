import type { DeploymentConfiguration, NetworkMode } from '@aws-sdk/client-ecs';
import type { Purpose } from '../../../release/purpose.ts';
import type { Gate, Health, Side, Strategy } from '../../../release/words.ts';
import type { Consequences, EcsTarget } from '../../../request/request.ts';
import type { Sought, TargetGroup } from '../../elbv2/balancing.ts';
import type { LiveForward } from '../../elbv2/live-forward.ts';
import type { Balanced } from '../balanced.ts';
import type { NativeService } from '../service.ts';
import type { Ringing } from './ringing.ts';

/** All that is known before the first write of a service that ECS deploys, and of what leads its traffic. */
export interface Facts {
  /** For commands: a shell may have another default. */
  readonly region: string;
  readonly service: NativeService;
  readonly blue: {
    readonly side: Side;
    /** Where nothing serves that ever came to a good end, there is nothing to go back to. */
    readonly everCompleted: boolean;
    /** From a task definition that was deregistered ECS starts no tasks. */
    readonly isRegistered: boolean;
  };
  /** Undefined where no target group tells of blue. */
  readonly health: Health | undefined;
  readonly routes: readonly PairRoute[];
  /** Of the task definition that is to be released. */
  readonly networkMode: NetworkMode | undefined;
  /** By which the deployment would go: the service's own, with what the inputs change. */
  readonly settings: DeploymentConfiguration;
  /** Alarms of the service that rang when it was read. */
  readonly ringing: readonly Ringing[];
  readonly asked: Pick<EcsTarget, 'appspec' | 'hooks'>;
  readonly onAlarmAlready: Consequences['onAlarmAlready'];
  readonly gates: readonly Gate[];
  readonly strategy: Strategy;
  readonly purpose: Purpose['is'];
}

export type Pair = Extract<Balanced, { is: 'a pair' }>;

/** What leads traffic to a pair of target groups, as the load balancer has it now. */
export interface PairRoute {
  readonly pair: Pair;
  readonly targetGroups: readonly Sought<TargetGroup>[];
  readonly production: Sought<LiveForward>;
  readonly test: Sought<LiveForward> | undefined;
  /** ARN of the one of the two in which ECS has blue stand; undefined where it does not say. */
  readonly blues: string | undefined;
}

/** By the name in its ARN: `targetgroup/api-1/73e2d6bc24d8a067`. */
export function groupName(arn: string): string {
  return /:targetgroup\/([^/]+)\//.exec(arn)?.[1] ?? arn;
}

/** Whether something new is brought: nobody is kept from going back by what was written for a release. */
export function bringsNew({ purpose }: Pick<Facts, 'purpose'>): boolean {
  switch (purpose) {
    case 'release':
    case 'stage':
    case 'drill':
      return true;
    case 'restore':
    case 'swap back':
      return false;
  }
}
