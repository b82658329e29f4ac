import { AwsError } from '../wire/index.ts';

/**
 * Errors of RDS. Names are those of the API's model, `InvalidParameter…` are of its "Common Errors". `README.md` says which texts are
 * known from AWS.
 */
export const instanceNotFound = (name: string) =>
  new AwsError('DBInstanceNotFoundFault', `DBInstance ${name} not found.`);
export const clusterNotFound = (name: string) => new AwsError('DBClusterNotFoundFault', `DBCluster ${name} not found.`);
export const deploymentNotFound = (id: string) =>
  new AwsError('BlueGreenDeploymentNotFoundFault', `Blue Green Deployment with the identifier '${id}' not found.`);
export const deploymentExists = (name: string) =>
  new AwsError(
    'BlueGreenDeploymentAlreadyExistsFault',
    `A Blue Green Deployment with the name '${name}' already exists`,
  );

export const invalidValue = (message: string) => new AwsError('InvalidParameterValue', message);
export const invalidCombination = (message: string) => new AwsError('InvalidParameterCombination', message);

export const invalidDeploymentState = (message: string) =>
  new AwsError('InvalidBlueGreenDeploymentStateFault', message);
export const instanceNotAvailable = (name: string) =>
  invalidDeploymentState(`DB instance ${name} is not in available state`);
export const clusterNotAvailable = (name: string) =>
  invalidDeploymentState(`DB cluster ${name} is not in available state`);

export const invalidInstanceState = (message: string) => new AwsError('InvalidDBInstanceStateFault', message);
export const invalidClusterState = (message: string) => new AwsError('InvalidDBClusterStateFault', message);

/** The source of a deployment that cannot be one. */
export const sourceNotSupported = (is: 'instance' | 'cluster', message: string) =>
  new AwsError(is === 'instance' ? 'SourceDatabaseNotSupportedFault' : 'SourceClusterNotSupportedFault', message);

export const notSimulated = (what: string) => new AwsError('NotImplemented', `The simulated RDS does not know ${what}`);
