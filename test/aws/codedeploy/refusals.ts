import { AwsError } from '../wire/index.ts';

/**
 * Errors of CodeDeploy. Names are those of the API's model. Texts follow what AWS is quoted with where it is quoted;
 * `README.md` says which are.
 */
export const refusals = {
  noApplication: (name: string) =>
    new AwsError('ApplicationDoesNotExistException', `No application found for name: ${name}`),
  noGroup: (name: string) =>
    new AwsError('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`),
  groupNameRequired: () => new AwsError('DeploymentGroupNameRequiredException', 'Deployment Group name is missing'),
  applicationNameRequired: () => new AwsError('ApplicationNameRequiredException', 'Application name is missing'),
  noConfig: (name: string) =>
    new AwsError('DeploymentConfigDoesNotExistException', `No deployment configuration found for name: ${name}`),
  noDeployment: (id: string) =>
    new AwsError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`),
  invalidDeploymentId: (id: string) =>
    new AwsError('InvalidDeploymentIdException', `Specified DeploymentId is not in the valid format: ${id}`),
  deploymentIdRequired: () => new AwsError('DeploymentIdRequiredException', 'The deployment ID is missing'),
  busy: (group: string, id: string) =>
    new AwsError(
      'DeploymentLimitExceededException',
      `The Deployment Group '${group}' already has an active Deployment '${id}'`,
    ),
  accountFull: (limit: number) =>
    new AwsError(
      'DeploymentLimitExceededException',
      `The number of deployments in progress has reached the limit of ${limit} for this account`,
    ),
  otherPlatform: (group: string, platform: string) =>
    new AwsError(
      'InvalidComputePlatformException',
      `The deployment group ${group} is for the ${platform} compute platform, to which this simulated AWS deploys nothing`,
    ),
  completed: (id: string) =>
    new AwsError('DeploymentAlreadyCompletedException', `The deployment ${id} is already completed`),
  notStarted: (id: string) => new AwsError('DeploymentNotStartedException', `Deployment ${id} has not started`),
  notReady: (id: string) =>
    new AwsError('DeploymentIsNotInReadyStateException', `The deployment ${id} is not in the Ready state`),
  noTarget: (target: string) =>
    new AwsError(
      'DeploymentTargetDoesNotExistException',
      `The deployment target ${target} does not belong to the deployment`,
    ),
  tooManyTargets: (limit: number) =>
    new AwsError('DeploymentTargetListSizeExceededException', `At most ${limit} deployment targets can be asked for`),
  batchTooLarge: (limit: number) =>
    new AwsError('BatchLimitExceededException', `At most ${limit} names or IDs can be asked for`),
  invalidToken: () => new AwsError('InvalidNextTokenException', 'The next token is not valid'),
  invalidInput: (message: string) => new AwsError('InvalidInputException', message),
  invalidRevision: (message: string) => new AwsError('InvalidRevisionException', message),
  invalidAppSpec: (problem: string) => refusals.invalidRevision(`The AppSpec is not valid: ${problem}`),
  cannotContinue: (id: string, platform: string) =>
    new AwsError(
      'UnsupportedActionForDeploymentTypeException',
      `The deployment ${id} is for the ${platform} compute platform, whose deployments cannot be continued`,
    ),
};
