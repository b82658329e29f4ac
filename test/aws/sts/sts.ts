import type { ClientOf, Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';

/** GetCallerIdentity needs no permission at all, so no policy can deny it. Source: its page in the STS API reference. */
export const stsHandlers: Handlers<ClientOf<'sts'>, Caller> = {
  GetCallerIdentity: (_, { account, arn, userId }) => ({ Account: account, Arn: arn, UserId: userId }),
};
