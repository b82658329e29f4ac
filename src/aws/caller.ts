import type { Asking } from './asking.ts';
import type { Clients } from './clients.ts';
import { MissingError } from '../errors.ts';

/** Whom the credentials belong to. */
export interface Caller {
  /** Twelve digits. */
  readonly account: string;
  /** `role deployer`: who it is in words, without the session, which is another in every run. */
  readonly name: string;
}

/** The call needs no permission, so it is the first check of the credentials. */
export async function callerOf(clients: Clients, asking: Asking): Promise<Caller> {
  const { client, sdk } = await clients.sts();
  const { Account, Arn } = await asking.read({ service: 'sts', operation: 'GetCallerIdentity' }, () =>
    client.send(new sdk.GetCallerIdentityCommand({})),
  );
  if (Account !== undefined) return { account: Account, name: nameIn(Arn) };
  throw new MissingError({
    message: 'AWS did not say which account the credentials belong to.',
    hint: 'Check the credentials that the step before this one set up.',
  });
}

/** `arn:aws:sts::123456789012:assumed-role/deployer/session`, `arn:aws:iam::123456789012:user/path/ann`, `…:root`. */
function nameIn(arn: string | undefined): string {
  const [kind = '', ...path] = (arn ?? '').replace(/^(?:[^:]*:){5}/, '').split('/');
  switch (kind) {
    case 'assumed-role':
      return `role ${path[0] ?? '?'}`;
    case 'user':
      return `user ${path.at(-1) ?? '?'}`;
    case '':
      return 'a caller whom AWS does not name';
    default:
      return kind;
  }
}
