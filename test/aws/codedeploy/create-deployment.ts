import { AwsError, type Input } from '../wire/index.ts';
import type { DeploymentConfig } from './configs.ts';
import type { AlarmSettings, AutoRollback, Order } from './deployment.ts';
import type { Group } from './groups.ts';
import { readRevision } from './revision.ts';

type CreateInput = Input<typeof import('@aws-sdk/client-codedeploy'), 'CreateDeployment'>;

/** "The description is too long": more than 256 characters. */
const LONGEST_DESCRIPTION = 256;

/** AlarmConfiguration in the API reference. */
const MOST_ALARMS = 10;

/** The order for a release, with its AppSpec as it came, or the error that CreateDeployment answers. */
export function orderOf(
  input: CreateInput,
  group: Group,
  config: DeploymentConfig,
): Order & { readonly appSpecContent: string } {
  const { platform } = group;
  if ((input.description?.length ?? 0) > LONGEST_DESCRIPTION) {
    throw new AwsError(
      'DescriptionTooLongException',
      `The description is longer than ${LONGEST_DESCRIPTION} characters`,
    );
  }
  refuseServerOptions(input, platform.name);
  if (config.platform !== platform.name) {
    throw new AwsError(
      'InvalidComputePlatformException',
      `The deployment configuration ${config.name} is for the ${config.platform} compute platform, not ${platform.name}`,
    );
  }
  const { appSpecContent, revision } = readRevision(input.revision, platform);
  return {
    appSpecContent,
    revision,
    config,
    description: input.description,
    autoRollback: autoRollbackOf(input.autoRollbackConfiguration) ?? group.autoRollback,
    alarms: alarmsOf(input.overrideAlarmConfiguration) ?? group.alarms,
    overridesAlarms: input.overrideAlarmConfiguration !== undefined,
  };
}

function autoRollbackOf(given: CreateInput['autoRollbackConfiguration']): AutoRollback | undefined {
  if (given === undefined) return undefined;
  const { enabled = false, events = [] } = given;
  if (enabled && events.length === 0) {
    throw new AwsError('InvalidAutoRollbackConfigException', 'Automatic rollback is enabled without any event');
  }
  return { enabled, events };
}

function alarmsOf(given: CreateInput['overrideAlarmConfiguration']): AlarmSettings | undefined {
  if (given === undefined) return undefined;
  const { enabled = false, ignorePollAlarmFailure = false, alarms = [] } = given;
  const names = alarms.flatMap(({ name }) => name ?? []);
  if (enabled && names.length === 0) {
    throw new AwsError('InvalidAlarmConfigException', 'The alarm configuration is enabled without any alarm');
  }
  if (names.length > MOST_ALARMS) {
    throw new AwsError('AlarmsLimitExceededException', `At most ${MOST_ALARMS} alarms can be given`);
  }
  return { enabled, ignorePollAlarmFailure, names };
}

/** CreateDeploymentInput in the API reference: these are for the EC2/on-premises platform. */
function refuseServerOptions(input: CreateInput, platform: string): void {
  const refuse = (name: string, member: string): never => {
    throw new AwsError(name, `${member} is not supported for deployments to ${platform}`);
  };
  if (input.ignoreApplicationStopFailures) {
    refuse('InvalidIgnoreApplicationStopFailuresValueException', 'ignoreApplicationStopFailures');
  }
  if (input.updateOutdatedInstancesOnly) {
    refuse('InvalidUpdateOutdatedInstancesOnlyValueException', 'updateOutdatedInstancesOnly');
  }
  if (input.fileExistsBehavior !== undefined) {
    throw new AwsError(
      'InvalidFileExistsBehaviorException',
      'For Lambda and ECS deployment, fileExistsBehavior can not be specified',
    );
  }
  if (input.targetInstances !== undefined) refuse('InvalidTargetInstancesException', 'targetInstances');
  if (input.deploymentMode === 'RESTART') refuse('InvalidInputException', 'deploymentMode RESTART');
}
