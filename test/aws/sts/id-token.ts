import { AwsError } from '../wire/index.ts';

/** What STS reads in an OIDC token of GitHub's. */
export interface IdToken {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  /** Epoch seconds. */
  readonly expires: number;
}

/**
 * Reads the middle part of a JSON Web Token. Its signature is not verified, as those of requests are not.
 *
 * @throws AwsError for what is no such token
 */
export function readIdToken(jwt: string): IdToken {
  const { iss, aud, sub, exp } = claimsIn(jwt);
  if (typeof iss !== 'string' || typeof aud !== 'string' || typeof sub !== 'string' || typeof exp !== 'number')
    throw new AwsError('InvalidIdentityTokenException', 'Missing a required claim: iss, aud, sub or exp');
  return { issuer: iss, audience: aud, subject: sub, expires: exp };
}

function claimsIn(jwt: string): Readonly<Record<string, unknown>> {
  const [, claims, , ...more] = jwt.split('.');
  try {
    const read: unknown = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString('utf8'));
    if (more.length === 0 && typeof read === 'object' && read !== null) return read as Record<string, unknown>;
  } catch {
    // Answered below, as whatever else is no token.
  }
  const message = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
  throw new AwsError('InvalidIdentityTokenException', message);
}
