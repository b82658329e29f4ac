import { failureOf, type Failure } from '../outcome.ts';
import type { LambdaAppSpec } from './appspec.ts';

/** Quoted from real deployments, alone and with a reason after it. */
const NOT_AS_CONFIGURED =
  'The deployment failed because the AppSpec file that specifies the AWS Lambda deployment configuration is missing or has an invalid configuration.';

const misconfigured = (reason: string): Failure =>
  failureOf('INVALID_LAMBDA_CONFIGURATION', `${NOT_AS_CONFIGURED}${reason}`);

/** `errorInformation` that only deployments to Lambda have. The README says which codes and texts are AWS's. */
export const lambdaFailures = {
  noFunction: ({ functionName }: LambdaAppSpec): Failure =>
    failureOf('INVALID_LAMBDA_FUNCTION', `The Lambda function ${functionName} does not exist.`),

  noAlias: ({ functionName, alias }: LambdaAppSpec): Failure =>
    failureOf('INVALID_LAMBDA_FUNCTION', `The Lambda function ${functionName} has no alias ${alias}.`),

  noVersion: ({ functionName }: LambdaAppSpec, version: string): Failure =>
    failureOf('INVALID_LAMBDA_FUNCTION', `The Lambda function ${functionName} has no version ${version}.`),

  otherCurrentVersion: (): Failure =>
    misconfigured(' The Lambda function alias version does not match the current version in AppSpec file.'),

  nothingToShift: (): Failure => misconfigured(''),

  aliasIsSplit: ({ functionName, alias }: LambdaAppSpec): Failure =>
    misconfigured(` The alias ${alias} of ${functionName} divides its traffic between two versions already.`),

  aliasChanged: ({ functionName, alias }: LambdaAppSpec): Failure =>
    misconfigured(` The alias ${alias} of ${functionName} was changed during the deployment.`),

  refusedByLambda: (errorName: string, message: string): Failure =>
    failureOf(
      'INVALID_LAMBDA_CONFIGURATION',
      `The alias cannot be updated: ${message} (Service: AWSLambda; Error Code: ${errorName}).`,
    ),
};
