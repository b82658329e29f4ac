export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  /** Epoch seconds. */
  readonly exp: number;
}

export const subject = 'repo:octo-org/shop:environment:production';

/** A token as GitHub gives a job of the shop's, but for what is said. */
export function idToken(now: number, change: Partial<Claims> = {}): string {
  const claims: Claims = {
    iss: 'https://token.actions.githubusercontent.com',
    aud: 'sts.amazonaws.com',
    sub: subject,
    exp: Math.floor(now / 1000) + 300,
    ...change,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.c2lnbmVk`;
}
