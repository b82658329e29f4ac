import type { Asking } from '../aws/asking.ts';
import { type Clients, clientsFor } from '../aws/clients.ts';
import { type CredentialsLife, lasting } from '../release/credentials-life.ts';
import type { Instant, Millis } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import { roleOfJob } from './job-role.ts';
import { asking } from './patience.ts';
import type { Surroundings } from './release.ts';

/** Whom a step asks of AWS, as whom, and how patiently. */
export interface Access {
  readonly region: string;
  readonly clients: Clients;
  readonly patient: Asking;
  /** One try: the caller's next look is the next try. */
  readonly brisk: Asking;
  readonly life: CredentialsLife;
  readonly presence: Surroundings['presence'];
  readonly now: () => Instant;
}

/** How long one call rides out passing troubles: longer than any throttling, shorter than a person's patience. */
const callPatience: Millis = 2 * 60_000;

/** @param enough aborted when nothing is waited for any more */
export function accessFor(
  { region, role }: Pick<Request, 'region' | 'role'>,
  surroundings: Surroundings,
  enough: AbortSignal,
): Access {
  const { clock, random, publisher } = surroundings;
  const now = (): Instant => clock.now();
  const onTrouble = (trouble: string): void => void publisher.publish([{ at: now(), type: 'trouble', trouble }]);
  const patience = { clock, random, signal: enough, onTrouble };
  const patient = asking({ ...patience, within: callPatience });
  const brisk = asking({ ...patience, within: 0 });
  const job = { ...surroundings, cancelled: enough, asking: { first: patient, renewal: brisk }, onTrouble };
  const credentials = role === undefined ? undefined : roleOfJob(role, { ...job, sts: () => clients.sts() });
  const clients: Clients = clientsFor(region, (ms, signal) => clock.sleep(ms, signal), credentials);
  const life = role === undefined ? surroundings.credentials : lasting;
  return { region, clients, patient, brisk, life, presence: surroundings.presence, now };
}
