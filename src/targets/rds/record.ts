import { RejectedError } from '../../errors.ts';
import type { Instant, Millis, Revision } from '../../release/words.ts';
import type { RdsTarget } from '../../request/request.ts';
import type { Reach } from '../reach.ts';
import { nameIn } from './arn.ts';
import { awaited } from './awaited.ts';
import { revisionOf } from './database.ts';
import { type Deployment, deploymentsOf, findDeployment, isInFlight } from './deployment.ts';
import { eventsWhereTold } from './events.ts';
import { type RdsHand, rdsHand } from './hand.ts';
import { readDatabase } from './read-database.ts';
import { switchedSpan } from './switchover.ts';

/** A switchover that is over: as long as RDS keeps this record, old blue takes no writes. */
export interface SwitchedRecord {
  /** `bgd-…` */
  readonly id: string;
  readonly name: string;
  /** Of the release that made it; undefined: it was not one of Greenlight's. */
  readonly changeId: string | undefined;
  /** `orders-old1` */
  readonly oldBlue: string;
  /** What has the name now. */
  readonly serves: Revision;
  /** When the switchover was completed; undefined where no event of RDS's tells it (any more). */
  readonly switchedAt: Instant | undefined;
}

/** The newest completed switchover that brought what has the name now; undefined where there is none. Reads only. */
export async function findRecord(
  { database }: Pick<RdsTarget, 'database'>,
  reach: Reach,
): Promise<SwitchedRecord | undefined> {
  const hand = rdsHand(reach);
  const serves = await readDatabase(hand, database);
  const record = recordAmong(await deploymentsOf(hand, hand.patient, serves.arn), serves.arn);
  return record === undefined ? undefined : recordOf(hand, record, revisionOf(serves));
}

/** The newest one of them that has switched over to this database. */
export function recordAmong(deployments: readonly Deployment[], arn: string): Deployment | undefined {
  return deployments.find(deployment => deployment.target === arn && !isInFlight(deployment));
}

async function recordOf(hand: RdsHand, record: Deployment, serves: Revision): Promise<SwitchedRecord> {
  const { id, name, stamp, source, created } = record;
  const { events } = await eventsWhereTold(hand, hand.patient, { id, began: created });
  return {
    id,
    name,
    changeId: stamp?.changeId,
    oldBlue: nameIn(source),
    serves,
    switchedAt: switchedSpan(events)?.until,
  };
}

/** RDS takes seconds to delete a record; longer than this it is not waited for. */
const goneWithin: Millis = 60_000;

/**
 * Deletes the record, and no database: old blue may then be written to again.
 *
 * @throws RejectedError where it is no record of a switchover that is over, or RDS would not
 */
export async function deleteRecord(
  { id }: Pick<SwitchedRecord, 'id'>,
  reach: Reach,
): Promise<'deleted' | 'gone already' | 'being deleted'> {
  const hand = rdsHand(reach);
  const found = await findDeployment(hand, hand.patient, id);
  if (found === undefined) return 'gone already';
  if (isInFlight(found))
    throw new RejectedError({
      message: `${id} has not switched over: it is no record of a switchover.`,
      hint: 'Look at the blue/green deployment in the RDS console. Before the switchover, `operation: rollback` removes it with its green.',
    });
  if (found.status !== 'DELETING') await sendDelete(hand, id);
  const gone = await awaited(hand, `RDS is deleting the record ${id}`, goneWithin, async () =>
    (await findDeployment(hand, hand.patient, id)) === undefined ? 'deleted' : undefined,
  );
  return gone ?? 'being deleted';
}

async function sendDelete(hand: RdsHand, id: string): Promise<void> {
  const { client, sdk } = await hand.rds();
  const refused = await hand.patient.read<string | undefined>(
    { service: 'rds', operation: 'DeleteBlueGreenDeployment' },
    async () => {
      await client.send(new sdk.DeleteBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }));
      return undefined;
    },
    { BlueGreenDeploymentNotFoundFault: () => undefined, InvalidBlueGreenDeploymentStateFault: message => message },
  );
  if (refused === undefined) return;
  const now = await findDeployment(hand, hand.patient, id);
  // After an answer that was lost it is our own word that has worked.
  if (now === undefined || now.status === 'DELETING') return;
  throw new RejectedError({
    message: `RDS would not delete the record of ${id}: ${refused.trim().replace(/\.$/, '')}.`,
    hint: 'Mend what RDS names, and ask for it again.',
  });
}
