import type { Asking } from '../../aws/asking.ts';
import { MissingError, RefusedError, UnknownAnswerError } from '../../errors.ts';
import { allRefusals } from '../all-refusals.ts';
import { nameIn, resourceIn } from './arn.ts';
import { clusterIn, type Database, instanceIn } from './database.ts';
import { describeClusters, describeDeployments, describeInstances } from './describe.ts';
import type { RdsHand } from './hand.ts';
import { onceNamesRest } from './names-at-rest.ts';

/**
 * The database that has this name, instance or cluster. While a switchover is renaming, the name is nobody's for seconds: it is
 * waited for.
 *
 * @throws RefusedError where the name is of both, or of an instance inside a cluster
 * @throws MissingError where nothing has it, or it has no instance
 */
export function readDatabase(hand: RdsHand, name: string): Promise<Database> {
  return onceNamesRest(hand, name, async () => {
    const found = await findDatabase(hand, name);
    if (found !== undefined) return found;
    if (await isBeingRenamed(hand, name)) return 'names are moving';
    throw new MissingError({
      message: `RDS has no database ${name} in this account and Region, or it is a cluster without an instance.`,
      hint: 'Check `database`, `region` and the account of the credentials.',
    });
  });
}

async function findDatabase(hand: RdsHand, name: string): Promise<Database | undefined> {
  const [instance, cluster] = await allRefusals([findInstance(hand, name), findCluster(hand, name)]);
  if (instance !== undefined && cluster !== undefined)
    throw new RefusedError([
      {
        where: 'database',
        value: name,
        reason: 'an instance and a cluster have this name, and which of them is meant cannot be told',
        remedy: 'rename one of them',
      },
    ]);
  return instance ?? cluster;
}

/** Whether a switchover is under way in which something was called so a moment ago, or will be. */
async function isBeingRenamed(hand: RdsHand, name: string): Promise<boolean> {
  const all = await describeDeployments(hand, hand.patient, 'all');
  return all
    .filter(({ Status }) => Status === 'SWITCHOVER_IN_PROGRESS')
    .flatMap(({ Source, Target }) => [Source, Target])
    .some(arn => arn !== undefined && nameBefore(nameIn(arn)) === name);
}

/** RDS adds `-green-` and six signs to the name of green, and `-old1` to that of old blue, with a higher number where that is taken. */
function nameBefore(name: string): string {
  return name.replace(/-(?:green-[a-z0-9]+|old\d+)$/, '');
}

/** A side of a deployment, by its ARN there. Undefined where RDS does not show it, or it has no instance yet. */
export async function findSide(hand: RdsHand, asking: Asking, arn: string): Promise<Database | undefined> {
  const { kind, name } = resourceIn(arn);
  switch (kind) {
    case 'cluster':
      return findCluster(hand, name, asking);
    case 'db':
      return findInstance(hand, name, asking);
    default:
      throw new UnknownAnswerError({
        message: `A side of the blue/green deployment is ${arn}, which is neither an instance nor a cluster.`,
        hint: 'Look at the blue/green deployment in the RDS console, and update Greenlight.',
      });
  }
}

async function findInstance(hand: RdsHand, name: string, asking = hand.patient): Promise<Database | undefined> {
  const [found] = await describeInstances(hand, asking, { name });
  if (found === undefined) return undefined;
  if (found.DBClusterIdentifier !== undefined)
    throw new RefusedError([
      {
        where: 'database',
        value: name,
        reason: `it is an instance of cluster ${found.DBClusterIdentifier}, and the instances of a cluster are switched over together`,
        remedy: `\`database: ${found.DBClusterIdentifier}\``,
      },
    ]);
  // RDS gives the name of a read replica in the same Region, and the ARN of one in another.
  const here = (found.ReadReplicaDBInstanceIdentifiers ?? []).filter(id => !id.startsWith('arn:'));
  const replicas =
    here.length === 0 ? [] : await describeInstances(hand, asking, { filter: 'db-instance-id', values: here });
  return instanceIn(found, replicas);
}

async function findCluster(hand: RdsHand, name: string, asking = hand.patient): Promise<Database | undefined> {
  const [found] = await describeClusters(hand, asking, { name });
  if (found === undefined) return undefined;
  const instances = await describeInstances(hand, asking, { filter: 'db-cluster-id', values: [name] });
  return clusterIn(found, instances);
}
