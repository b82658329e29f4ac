import type { Asking } from './asking.ts';
import type { Clients } from './clients.ts';
import { MissingError } from '../errors.ts';

/** The account that the credentials belong to. The call needs no permission, so it is the first check of the credentials. */
export async function accountOf(clients: Clients, asking: Asking): Promise<string> {
  const { client, sdk } = await clients.sts();
  const { Account } = await asking.read({ service: 'sts', operation: 'GetCallerIdentity' }, () =>
    client.send(new sdk.GetCallerIdentityCommand({})),
  );
  if (Account !== undefined) return Account;
  throw new MissingError({
    message: 'AWS did not say which account the credentials belong to.',
    hint: 'Check the credentials that the step before this one set up.',
  });
}
