import type {
  AutoRollbackEvent,
  BlueGreenDeploymentConfiguration,
  ComputePlatform,
  DeploymentGroupInfo,
  DeploymentStyle,
} from '@aws-sdk/client-codedeploy';
import { RefusedError, UnknownAnswerError } from '../../errors.ts';
import type { Millis } from '../../release/words.ts';
import type { PlatformName } from './platform.ts';

const minute: Millis = 60_000;

/** A deployment group: of ECS it releases one service; of Lambda whatever alias a deployment names. */
export interface Group {
  readonly application: string;
  readonly name: string;
  readonly configuration: string;
  readonly alarms: readonly string[];
  /** What CodeDeploy does of itself when an alarm of the group rings. */
  readonly stopsOnAlarm: 'and goes back' | 'and leaves traffic' | 'no';
  /** What the group itself rolls back on. */
  readonly rollsBackOn: readonly AutoRollbackEvent[];
  /** How long AWS waits for a word before it moves traffic, and then stops; `none`: it moves traffic as soon as green is ready. */
  readonly readyWait: Millis | 'none';
  readonly termination: Termination | undefined;
  readonly blueKept: Millis;
  /** Undefined on Lambda, and where a group of ECS names none. */
  readonly pair: Pair | undefined;
  readonly lastDeployment: string | undefined;
}

/** Between which target groups releases alternate, and the listeners that lead to them. */
export interface Pair {
  /** Names. */
  readonly targetGroups: readonly [string, string];
  /** ARNs; CodeDeploy takes one for each of the two routes at most. */
  readonly prodListeners: readonly string[];
  readonly testListeners: readonly string[];
}

/** What the group has AWS do with blue once all traffic is on green, as CodeDeploy writes it. */
export type Termination =
  { readonly action: 'TERMINATE'; readonly minutes: number } | { readonly action: 'KEEP_ALIVE' };

/** @throws RefusedError for a group that is not of this platform, or that moves no traffic */
export function groupOf(info: DeploymentGroupInfo, platform: PlatformName): Group {
  const { deploymentStyle, blueGreenDeploymentConfiguration: blueGreen, alarmConfiguration: alarms } = info;
  refuseUnlessReleasable(info, platform, deploymentStyle);
  const rollsBackOn = rollsBackOnIn(info);
  const termination = terminationOf(blueGreen);
  return {
    application: info.applicationName ?? '',
    name: info.deploymentGroupName ?? '',
    configuration: configurationOf(info),
    alarms:
      alarms?.enabled === true
        ? (alarms.alarms ?? []).flatMap(alarm => (alarm.name === undefined ? [] : [alarm.name]))
        : [],
    stopsOnAlarm:
      alarms?.enabled !== true
        ? 'no'
        : rollsBackOn.includes('DEPLOYMENT_STOP_ON_ALARM')
          ? 'and goes back'
          : 'and leaves traffic',
    rollsBackOn,
    readyWait: readyWaitOf(blueGreen),
    termination,
    // KEEP_ALIVE ends the deployment with blue still up, and nothing of this deployment can go back to it from then on.
    blueKept: termination?.action === 'TERMINATE' ? termination.minutes * minute : 0,
    pair: pairOf(info),
    lastDeployment: info.lastAttemptedDeployment?.deploymentId,
  };
}

/** `application/group`, as people name it. */
export function titleOf(group: DeploymentGroupInfo): string {
  return `${group.applicationName ?? '?'}/${group.deploymentGroupName ?? '?'}`;
}

export function platformOf(info: DeploymentGroupInfo): ComputePlatform {
  const platform = info.computePlatform;
  switch (platform) {
    case 'ECS':
    case 'Lambda':
    case 'Server':
      return platform;
    default:
      throw unknown(`Deployment group ${titleOf(info)} is of a platform`, String(platform satisfies undefined));
  }
}

/** For ECS and for Lambda, CodeDeploy has one style only. */
function refuseUnlessReleasable(
  info: DeploymentGroupInfo,
  wanted: PlatformName,
  style: DeploymentStyle | undefined,
): void {
  const refuse = (reason: string) =>
    new RefusedError([
      {
        where: 'deployment-group',
        value: titleOf(info),
        reason,
        remedy: `a group of platform ${wanted}, of style BLUE_GREEN and WITH_TRAFFIC_CONTROL`,
      },
    ]);
  const platform = platformOf(info);
  if (platform !== wanted) throw refuse(`it is of the platform ${platform}`);
  const type = style?.deploymentType;
  switch (type) {
    case 'BLUE_GREEN':
    case undefined:
      break;
    case 'IN_PLACE':
      throw refuse('it replaces what serves in place (IN_PLACE): no blue is left to go back to');
    default:
      throw unknown(`Deployment group ${titleOf(info)} is of a type`, type satisfies never);
  }
  const option = style?.deploymentOption;
  switch (option) {
    case 'WITH_TRAFFIC_CONTROL':
    case undefined:
      return;
    case 'WITHOUT_TRAFFIC_CONTROL':
      throw refuse('it moves no traffic (WITHOUT_TRAFFIC_CONTROL)');
    default:
      throw unknown(`Deployment group ${titleOf(info)} has an option for traffic`, option satisfies never);
  }
}

function configurationOf(info: DeploymentGroupInfo): string {
  if (info.deploymentConfigName !== undefined) return info.deploymentConfigName;
  throw new UnknownAnswerError({
    message: `CodeDeploy does not say how deployment group ${titleOf(info)} moves traffic.`,
    hint: 'Give the group a deployment configuration.',
  });
}

function rollsBackOnIn({ autoRollbackConfiguration: rollback }: DeploymentGroupInfo): readonly AutoRollbackEvent[] {
  if (rollback?.enabled !== true) return [];
  const events = rollback.events ?? [];
  for (const event of events)
    switch (event) {
      case 'DEPLOYMENT_FAILURE':
      case 'DEPLOYMENT_STOP_ON_ALARM':
      case 'DEPLOYMENT_STOP_ON_REQUEST':
        break;
      default:
        throw unknown('The deployment group rolls back on an event', event satisfies never);
    }
  return events;
}

function readyWaitOf(blueGreen: BlueGreenDeploymentConfiguration | undefined): Group['readyWait'] {
  const ready = blueGreen?.deploymentReadyOption;
  const action = ready?.actionOnTimeout;
  switch (action) {
    case 'STOP_DEPLOYMENT':
      return (ready?.waitTimeInMinutes ?? 0) * minute;
    case 'CONTINUE_DEPLOYMENT':
    case undefined:
      return 'none';
    default:
      throw unknown('The deployment group has a wait before traffic', action satisfies never);
  }
}

function terminationOf(blueGreen: BlueGreenDeploymentConfiguration | undefined): Termination | undefined {
  const ending = blueGreen?.terminateBlueInstancesOnDeploymentSuccess;
  const action = ending?.action;
  switch (action) {
    case 'TERMINATE':
      return { action, minutes: ending?.terminationWaitTimeInMinutes ?? 0 };
    case 'KEEP_ALIVE':
      return { action };
    case undefined:
      return undefined;
    default:
      throw unknown('The deployment group ends blue in a way', action satisfies never);
  }
}

function pairOf(info: DeploymentGroupInfo): Pair | undefined {
  const [pair, ...others] = info.loadBalancerInfo?.targetGroupPairInfoList ?? [];
  if (pair === undefined) return undefined;
  const [one, two, ...more] = (pair.targetGroups ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]));
  if (others.length > 0 || one === undefined || two === undefined || more.length > 0)
    throw new RefusedError([
      {
        where: 'deployment-group',
        value: titleOf(info),
        reason:
          others.length > 0
            ? `it has ${others.length + 1} pairs of target groups, and Greenlight knows groups with one`
            : 'its pair of target groups does not name two',
        remedy: 'one pair of two target groups in the deployment group',
      },
    ]);
  return {
    targetGroups: [one, two],
    prodListeners: pair.prodTrafficRoute?.listenerArns ?? [],
    testListeners: pair.testTrafficRoute?.listenerArns ?? [],
  };
}

function unknown(what: string, value: string): UnknownAnswerError {
  return new UnknownAnswerError({
    message: `${what} that Greenlight does not know: ${value}.`,
    hint: 'Update Greenlight.',
  });
}
