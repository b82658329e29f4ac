import { nameIn } from './arn.ts';
import type { Deployment, Pair } from './deployment.ts';
import type { Part, Side, Sides } from './sides.ts';

/**
 * What is still to be waited for before a switchover can be asked for; undefined: nothing. `AVAILABLE` of the deployment is not
 * enough: RDS refuses a switchover while an instance is in `storage-optimization` (`InvalidBlueGreenDeploymentStateFault`, "is
 * not in available state").
 */
export function unsettled({ pairs }: Pick<Deployment, 'pairs'>, { blue, green }: Sides): string | undefined {
  const pair = pairs.find(({ status }) => status !== 'AVAILABLE');
  if (pair !== undefined) return `${memberOf(pair)} to be available (${wordOf(pair)})`;
  if (blue === undefined || green === undefined) return `${blue === undefined ? 'blue' : 'green'} to be shown by RDS`;
  const busy = [...green.parts, ...blue.parts].find(({ status }) => status !== 'available');
  if (busy !== undefined) return `${busy.name} to be available (${busy.status})`;
  return replicationTrouble(green);
}

function replicationTrouble({ writer }: Side): string | undefined {
  const replication = writer?.replication;
  if (writer === undefined || replication === undefined || replication.is === 'normal') return undefined;
  const { status, message } = replication;
  return `replication to ${writer.name} to be healthy (${status}${message === undefined ? '' : `: ${message}`})`;
}

/** Green's name where there is one: it is what is made. */
export function memberOf({ source, target }: Pair): string {
  const arn = target ?? source;
  return arn === undefined ? 'a member' : nameIn(arn);
}

export function wordOf({ status }: Pair): string {
  return typeof status === 'object' ? status.strange : status;
}

/** How a part answers its users, by its status ("Viewing DB instance status", RDS user guide). */
export type Answers = 'healthy' | 'starting' | 'unhealthy' | 'unchecked';

const starting = new Set(['creating', 'rebooting', 'starting', 'upgrading', 'recovering']);

const down = new Set([
  'deleting',
  'failed',
  'inaccessible-encryption-credentials',
  'inaccessible-encryption-credentials-recoverable',
  'insufficient-capacity',
  'restore-error',
  'stopped',
  'stopping',
  'storage-full',
]);

/** Most of the other words are of work beside the users' own (`backing-up`, `modifying`): they say nothing of who is answered. */
export function answers({ status }: Pick<Part, 'status'>): Answers {
  if (status === 'available') return 'healthy';
  if (starting.has(status)) return 'starting';
  return down.has(status) || status.startsWith('incompatible-') ? 'unhealthy' : 'unchecked';
}
