import type { DeploymentConfiguration, LoadBalancer } from '@aws-sdk/client-ecs';
import { isDeepStrictEqual } from 'node:util';
import type { Input } from '../../wire/index.ts';
import { checkLaunch, type LaunchSettings } from '../launch-settings.ts';
import { clientError, invalidParameter, unsupported } from '../refusals.ts';
import { primaryOf, type LoadBalancing, type Service } from '../state.ts';
import { checkBinding } from '../task-sets.ts';
import type { RegisteredTaskDefinition, TaskDefinitions } from '../task-definitions.ts';
import type { DeploymentBook } from './book.ts';
import type { Deployer } from './deployer.ts';
import { bindingFor } from './new-revision.ts';
import { readSettings } from './read-settings.ts';
import type { Uncertain } from './seed.ts';
import { servingRevision } from './serving.ts';

type UpdateInput = Input<typeof import('@aws-sdk/client-ecs'), 'UpdateService'>;

/** UpdateService for a service of ECS's own controller: what it changes at once, and what begins a deployment. */
export type OwnUpdate = (service: Service, input: UpdateInput) => void;

/** Members that would begin a deployment, or change how tasks are placed, and that this world knows nothing of. */
const UNKNOWN_HERE = [
  'capacityProviderStrategy',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
  'gatewayConnectors',
] as const;

/** Seen as "5 active deployments exist, unable to create new deployment." (containers-roadmap #2836). */
const MOST_DEPLOYMENTS = 5;

export interface UpdateRooms {
  readonly book: DeploymentBook;
  readonly definitions: TaskDefinitions;
  readonly deployer: Deployer;
  readonly uncertain: Uncertain;
}

export function ownUpdate({ book, definitions, deployer, uncertain }: UpdateRooms): OwnUpdate {
  const mergedWith = (former: DeploymentConfiguration, asked: DeploymentConfiguration | undefined) => {
    if (asked === undefined) return former;
    return uncertain.configurationUpdate === 'keeps-the-rest' ? merged(former, asked) : asked;
  };

  return (service, input) => {
    for (const member of UNKNOWN_HERE) {
      if (input[member] !== undefined) throw unsupported(`This simulated AWS does not know ${member} of a service.`);
    }
    const record = book.record(service);
    const present = primaryOf(service);
    const isPinned = input.loadBalancers !== undefined && uncertain.loadBalancersResent === 'pin';
    const loadBalancing =
      input.loadBalancers === undefined ? service.loadBalancing : requestedBalancing(input.loadBalancers);
    const configuration = mergedWith(record.configuration, input.deploymentConfiguration);
    const settings = readSettings(configuration, loadBalancing);
    const definition =
      input.taskDefinition === undefined ? present.definition : usable(definitions, input.taskDefinition);
    const launch = requestedLaunch(present.launch, input);
    const { kind } = settings.strategy;
    const served = servingRevision(book, service).binding;
    const binding = bindingFor(loadBalancing, kind, isPinned ? undefined : served);
    checkBinding(definition, binding);
    const isChanged =
      definition !== present.definition ||
      !isDeepStrictEqual(launch, present.launch) ||
      !isDeepStrictEqual(loadBalancing, service.loadBalancing);
    const deploys = isChanged || input.forceNewDeployment === true;
    if (deploys && service.taskSets.length >= MOST_DEPLOYMENTS) {
      throw invalidParameter(`${MOST_DEPLOYMENTS} active deployments exist, unable to create new deployment.`);
    }

    record.configuration = configuration;
    service.loadBalancing = loadBalancing;
    service.desiredCount = input.desiredCount ?? service.desiredCount;
    service.healthCheckGracePeriodSeconds =
      input.healthCheckGracePeriodSeconds ?? service.healthCheckGracePeriodSeconds;
    if (deploys) deployer.deploy(service, { definition, launch, loadBalancing, binding }, settings);
  };
}

/**
 * The API reference does not say how the given members and the present ones go together; here a member that is not named stays.
 * The members of another strategy than the new one cannot stay.
 */
function merged(former: DeploymentConfiguration, asked: DeploymentConfiguration): DeploymentConfiguration {
  const { strategy = former.strategy } = asked;
  const { linearConfiguration, canaryConfiguration, earlySuccessCriteria, ...rest } = former;
  return {
    ...rest,
    ...(strategy === 'LINEAR' && linearConfiguration !== undefined && { linearConfiguration }),
    ...(strategy === 'CANARY' && canaryConfiguration !== undefined && { canaryConfiguration }),
    ...((strategy ?? 'ROLLING') === 'ROLLING' && earlySuccessCriteria !== undefined && { earlySuccessCriteria }),
    ...asked,
  };
}

function usable(definitions: TaskDefinitions, reference: string): RegisteredTaskDefinition {
  const found = definitions.find(reference);
  if (found === undefined) throw clientError('Unable to find the specified task definition.');
  if (found.definition.status !== 'ACTIVE') throw clientError('TaskDefinition is inactive');
  return found;
}

function requestedLaunch(
  present: LaunchSettings,
  { platformVersion, networkConfiguration }: UpdateInput,
): LaunchSettings {
  const asked = networkConfiguration?.awsvpcConfiguration;
  const launch: LaunchSettings = {
    ...present,
    ...(platformVersion !== undefined && { platformVersion }),
    ...(asked !== undefined && {
      network: {
        subnets: asked.subnets,
        securityGroups: asked.securityGroups ?? [],
        assignPublicIp: asked.assignPublicIp ?? 'DISABLED',
      },
    }),
  };
  checkLaunch(launch);
  return launch;
}

function requestedBalancing(asked: readonly LoadBalancer[]): LoadBalancing {
  const [balancer, another] = asked;
  if (balancer === undefined) return { kind: 'none' };
  if (another !== undefined) throw unsupported('This simulated AWS knows one load balancer of a service.');
  const { targetGroupArn, containerName, containerPort, advancedConfiguration: advanced } = balancer;
  if (targetGroupArn === undefined || containerName === undefined || containerPort === undefined) {
    throw invalidParameter('targetGroupArn, containerName and containerPort are required.');
  }
  const binding = { targetGroupArn, containerName, containerPort };
  if (advanced === undefined) return { kind: 'one group', binding };
  const { alternateTargetGroupArn, productionListenerRule: production, testListenerRule: test, roleArn } = advanced;
  if (alternateTargetGroupArn === undefined || production === undefined || roleArn === undefined) {
    throw invalidParameter('advancedConfiguration needs alternateTargetGroupArn, productionListenerRule and roleArn.');
  }
  return { kind: 'two groups', binding, alternateTargetGroupArn, production, test, roleArn };
}
