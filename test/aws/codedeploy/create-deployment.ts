import { createHash } from 'node:crypto';
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { AwsError, type Input } from '../wire/index.ts';
import { readAppSpec, type AppSpec } from './appspec.ts';
import type { DeploymentConfig } from './configs.ts';
import type { AlarmSettings, AutoRollback, Order } from './deployment.ts';
import type { Group } from './groups.ts';
import { refusals } from './refusals.ts';

type CreateInput = Input<typeof import('@aws-sdk/client-codedeploy'), 'CreateDeployment'>;

/** "The description is too long": more than 256 characters. */
const LONGEST_DESCRIPTION = 256;

/** AlarmConfiguration in the API reference. */
const MOST_ALARMS = 10;

/** The order for a release, or the error that CreateDeployment answers. */
export function orderOf(input: CreateInput, group: Group, config: DeploymentConfig): Order & { appSpec: AppSpec } {
  if ((input.description?.length ?? 0) > LONGEST_DESCRIPTION) {
    throw new AwsError(
      'DescriptionTooLongException',
      `The description is longer than ${LONGEST_DESCRIPTION} characters`,
    );
  }
  refuseServerOptions(input);
  if (config.platform !== 'ECS') {
    throw new AwsError(
      'InvalidComputePlatformException',
      `The deployment configuration ${config.name} is for the ${config.platform} compute platform, not ECS`,
    );
  }
  const { appSpec, revision } = revisionOf(input.revision);
  return {
    appSpec,
    revision,
    config,
    description: input.description,
    autoRollback: autoRollbackOf(input.autoRollbackConfiguration) ?? group.autoRollback,
    alarms: alarmsOf(input.overrideAlarmConfiguration) ?? group.alarms,
    overridesAlarms: input.overrideAlarmConfiguration !== undefined,
  };
}

function revisionOf(given: CreateInput['revision']): { appSpec: AppSpec; revision: RevisionLocation } {
  if (given === undefined) throw new AwsError('RevisionRequiredException', 'The revision is missing');
  if (given.revisionType === 'S3' || given.revisionType === 'GitHub') {
    throw new AwsError(
      'RevisionDoesNotExistException',
      `This simulated AWS keeps no revisions in ${given.revisionType}`,
    );
  }
  if (given.revisionType !== 'AppSpecContent') {
    throw refusals.invalidRevision(
      `A deployment to ECS takes a revision of type AppSpecContent, not ${given.revisionType}`,
    );
  }
  const { content, sha256 } = given.appSpecContent ?? {};
  if (content === undefined) throw refusals.invalidRevision('The AppSpec content is missing');
  if (sha256 !== undefined && sha256 !== createHash('sha256').update(content).digest('hex')) {
    throw refusals.invalidRevision('The sha256 is not that of the AppSpec content');
  }
  const read = readAppSpec(content);
  if (read.kind === 'invalid') throw refusals.invalidRevision(`The AppSpec is not valid: ${read.problem}`);
  const appSpecContent = { content, ...(sha256 === undefined ? {} : { sha256 }) };
  return { appSpec: read.appSpec, revision: { revisionType: 'AppSpecContent', appSpecContent } };
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
function refuseServerOptions(input: CreateInput): void {
  const refuse = (name: string, member: string): never => {
    throw new AwsError(name, `${member} is not supported for deployments to ECS`);
  };
  if (input.ignoreApplicationStopFailures) {
    refuse('InvalidIgnoreApplicationStopFailuresValueException', 'ignoreApplicationStopFailures');
  }
  if (input.updateOutdatedInstancesOnly) {
    refuse('InvalidUpdateOutdatedInstancesOnlyValueException', 'updateOutdatedInstancesOnly');
  }
  if (input.fileExistsBehavior !== undefined) refuse('InvalidFileExistsBehaviorException', 'fileExistsBehavior');
  if (input.targetInstances !== undefined) refuse('InvalidTargetInstancesException', 'targetInstances');
  if (input.deploymentMode === 'RESTART') refuse('InvalidInputException', 'deploymentMode RESTART');
}
