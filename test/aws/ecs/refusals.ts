import { AwsError } from '../wire/index.ts';

/**
 * Errors of ECS. Names are those of the API's model; texts are the ones that AWS is known to answer with, except where
 * `README.md` says that a text is ours.
 */
export const clusterNotFound = () => new AwsError('ClusterNotFoundException', 'Cluster not found.');
export const serviceNotFound = () => new AwsError('ServiceNotFoundException', 'Service not found.');
export const serviceNotActive = () => new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
export const invalidParameter = (message: string) => new AwsError('InvalidParameterException', message);
export const clientError = (message: string) => new AwsError('ClientException', message);
export const unsupported = (message: string) => new AwsError('UnsupportedFeatureException', message);
export const serviceDeploymentNotFound = () =>
  new AwsError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
export const conflict = (message: string) => new AwsError('ConflictException', message);
export const invalidToken = () => invalidParameter('Invalid token.');
