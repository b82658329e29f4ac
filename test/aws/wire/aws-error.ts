/**
 * An error as AWS answers it. `name` is the name of the error's schema (`ClusterNotFoundException`), or any name that the
 * service's model does not hold (`ThrottlingException`, `AccessDeniedException`), which then goes out as it is.
 * `extras` are further members of the modelled error; they are checked against its schema.
 */
export class AwsError extends Error {
  readonly extras: Readonly<Record<string, unknown>>;

  constructor(name: string, message: string, extras: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = name;
    this.extras = extras;
  }
}

/**
 * HTTP status of an error that no schema describes. Both spellings exist: the Query services drop the suffix "Exception", and
 * tell a refusal from a mistake by 403; the AWS JSON protocols have 400 for whatever is the caller's fault.
 * Source: "Common Errors" of the AWS API references; everything that is not listed there is the caller's fault, 400.
 */
export function commonErrorStatus(name: string): number {
  switch (name) {
    case 'AccessDenied':
    case 'ExpiredToken':
    case 'InvalidClientTokenId':
    case 'MissingAuthenticationToken':
    case 'SignatureDoesNotMatch':
      return 403;
    case 'InternalError':
    case 'InternalFailure':
    case 'InternalServerError':
      return 500;
    case 'ServiceUnavailable':
    case 'ServiceUnavailableException':
      return 503;
    default:
      return 400;
  }
}
