import type { ServiceName } from './wire/index.ts';

/**
 * How a service spells the errors that every service has. The JSON services say `…Exception`; the ones that come from the
 * Query protocol do not. Source: "Common Errors" and the error lists of the API references.
 */
export interface ErrorNames {
  readonly denied: string;
  readonly throttled: string;
  readonly expiredCredentials: string;
  readonly unknownCredentials: string;
  /** Answered with HTTP 500. */
  readonly internal: string;
}

const JSON_NAMES: ErrorNames = {
  denied: 'AccessDeniedException',
  throttled: 'ThrottlingException',
  expiredCredentials: 'ExpiredTokenException',
  unknownCredentials: 'UnrecognizedClientException',
  internal: 'InternalFailure',
};

const QUERY_NAMES: ErrorNames = {
  denied: 'AccessDenied',
  throttled: 'Throttling',
  expiredCredentials: 'ExpiredToken',
  unknownCredentials: 'InvalidClientTokenId',
  internal: 'InternalFailure',
};

export function errorNames(service: ServiceName): ErrorNames {
  switch (service) {
    case 'ecs':
      return { ...JSON_NAMES, internal: 'ServerException' };
    case 'codedeploy':
      return JSON_NAMES;
    case 'lambda':
      return { ...JSON_NAMES, throttled: 'TooManyRequestsException', internal: 'ServiceException' };
    case 'cloudwatch':
    case 'elasticloadbalancing':
    case 'rds':
    case 'sts':
      return QUERY_NAMES;
    default: {
      const never: never = service;
      throw new Error(`no such service: ${String(never)}`);
    }
  }
}
