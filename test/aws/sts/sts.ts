import type { ClientOf, Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import type { Roles } from './roles.ts';

/** GetCallerIdentity needs no permission at all, so no policy can deny it. Source: its page in the STS API reference. */
export function stsHandlers(roles: Roles): Handlers<ClientOf<'sts'>, Caller> {
  return {
    AssumeRoleWithWebIdentity: roles.assume,
    GetCallerIdentity: (_, { account, arn, userId }) => ({ Account: account, Arn: arn, UserId: userId }),
  };
}
