import { AwsError } from '../wire/index.ts';

/**
 * Errors of Lambda. Names are those of the API's model; texts are the ones that AWS is known to answer with, except where
 * `README.md` says that a text is ours.
 */
const byUser = (name: string, message: string) => new AwsError(name, message, { Type: 'User' });

export const functionNotFound = (arn: string) =>
  new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, { Type: 'User' });
export const aliasNotFound = (arn: string) => byUser('ResourceNotFoundException', `Cannot find alias arn: ${arn}`);
export const nothingThere = () => byUser('ResourceNotFoundException', 'The resource you requested does not exist.');
export const provisionNotFound = () =>
  byUser('ProvisionedConcurrencyConfigNotFoundException', 'No Provisioned Concurrency Config found for this function');

export const conflict = (message: string) => byUser('ResourceConflictException', message);
export const updateInProgress = (arn: string) =>
  conflict(`The operation cannot be performed at this time. An update is in progress for resource: ${arn}`);
export const notInvocable = (state: string) =>
  conflict(
    `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
  );

/** "Errors" of Invoke in the API reference; the texts are ours. */
export const notReady = (hasSnapshots: boolean) =>
  hasSnapshots
    ? new AwsError(
        'SnapStartNotReadyException',
        'Lambda is initializing your function. It will be ready to invoke once your function state becomes ACTIVE.',
        { Type: 'User' },
      )
    : new AwsError('ResourceNotReadyException', 'The function is inactive. Wait until it is active, and try again.', {
        Type: 'Service',
      });

export const staleRevision = () =>
  byUser(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
  );

export const invalidParameter = (message: string) => byUser('InvalidParameterValueException', message);
export const codeStorageExceeded = () => byUser('CodeStorageExceededException', 'Code storage limit exceeded.');
export const throttled = () =>
  new AwsError('TooManyRequestsException', 'Rate exceeded', { Type: 'User', Reason: 'CallerRateLimitExceeded' });

/** HTTP 413; the model of the API does not name it. */
export const requestTooLarge = (operation: string, limitBytes: number) =>
  new AwsError(
    'RequestEntityTooLargeException',
    `Request must be smaller than ${limitBytes} bytes for the ${operation} operation`,
  );

/** One constraint of a member that the API's model states; the wire layer checks types alone. */
export const constraint = (member: string, value: unknown, rule: string) =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: ${rule}`,
  );
