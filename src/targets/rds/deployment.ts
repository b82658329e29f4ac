import type { BlueGreenDeployment } from '@aws-sdk/client-rds';
import type { Asking } from '../../aws/asking.ts';
import { UnknownAnswerError } from '../../errors.ts';
import type { Instant, Millis } from '../../release/words.ts';
import { nameIn } from './arn.ts';
import { awaited } from './awaited.ts';
import { describeDeployments } from './describe.ts';
import type { RdsHand } from './hand.ts';
import { type Stamp, stampIn } from './stamp.ts';
import { type DeploymentStatus, deploymentStatus, type PairStatus, pairStatus, type Strange } from './status.ts';
import { told } from './told.ts';

/** A blue/green deployment, as RDS has it. */
export interface Deployment {
  /** `bgd-…` */
  readonly id: string;
  readonly name: string;
  readonly status: DeploymentStatus | Strange;
  /** What RDS says about its status. */
  readonly details: string | undefined;
  /** ARNs of the databases by their present names: after the switchover the source is the old one. */
  readonly source: string;
  /** Undefined until RDS has begun to make it. */
  readonly target: string | undefined;
  readonly created: Instant;
  readonly tasks: readonly Task[];
  readonly pairs: readonly Pair[];
  /** Of the release that made it; undefined: somebody else did. */
  readonly stamp: Stamp | undefined;
}

/** A step on the way to green. RDS names as many as it needs, and publishes no list of them. */
export interface Task {
  readonly name: string;
  readonly status: string;
}

/** What will be swapped. */
export interface Pair {
  /** ARNs. */
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly status: PairStatus | Strange;
}

export function deploymentIn(raw: BlueGreenDeployment): Deployment {
  const id = told(raw.BlueGreenDeploymentIdentifier, 'the id of a blue/green deployment');
  const name = told(raw.BlueGreenDeploymentName, `the name of ${id}`);
  return {
    id,
    name,
    status: deploymentStatus(told(raw.Status, `the status of ${id}`)),
    details: raw.StatusDetails === '' ? undefined : raw.StatusDetails,
    source: told(raw.Source, `the source of ${id}`),
    target: raw.Target === '' ? undefined : raw.Target,
    created: told(raw.CreateTime, `when ${id} was created`).getTime(),
    tasks: (raw.Tasks ?? []).map(task => ({ name: task.Name ?? 'a task', status: task.Status ?? 'PENDING' })),
    pairs: (raw.SwitchoverDetails ?? []).map(({ SourceMember, TargetMember, Status }) => ({
      source: SourceMember,
      target: TargetMember,
      // Right after its creation RDS names the members without any status.
      status: pairStatus(Status ?? 'PROVISIONING'),
    })),
    stamp: stampIn(name, raw.TagList ?? []),
  };
}

/** Whether RDS has given the names of blue to green: then blue is called `orders-old1`, or by the next number that is free. */
export function areSwapped({ source, target }: Pick<Deployment, 'source' | 'target'>): boolean {
  if (target === undefined) return false;
  const [before, now] = [nameIn(source), nameIn(target)];
  return before !== now && before.replace(/-old\d+$/, '') === now;
}

/**
 * Whether a deployment still holds its database: until it has switched over, or is gone, there can be no other. What becomes of
 * it after that, it is the record of a switchover.
 *
 * @throws UnknownAnswerError for a status that is not known: neither busy nor free can be read out of it
 */
export function isInFlight(deployment: Pick<Deployment, 'id' | 'status' | 'source' | 'target'>): boolean {
  const { id, status } = deployment;
  if (typeof status === 'object')
    throw new UnknownAnswerError({
      message: `RDS shows blue/green deployment ${id} with status ${status.strange}, which this version of Greenlight does not know.`,
      hint: 'Look at the deployment in the RDS console, and re-run the job when it has ended.',
    });
  switch (status) {
    case 'PROVISIONING':
    case 'AVAILABLE':
    case 'SWITCHOVER_IN_PROGRESS':
      return true;
    case 'INVALID_CONFIGURATION':
    case 'SWITCHOVER_FAILED':
    case 'DELETING':
      return !areSwapped(deployment);
    case 'SWITCHOVER_COMPLETED':
      return false;
    default: {
      const never: never = status;
      throw new Error(`no such status: ${String(never)}`);
    }
  }
}

/** Undefined where it is gone. */
export async function findDeployment(hand: RdsHand, asking: Asking, id: string): Promise<Deployment | undefined> {
  const [found] = await describeDeployments(hand, asking, { id });
  return found === undefined ? undefined : deploymentIn(found);
}

export async function findByName(hand: RdsHand, asking: Asking, name: string): Promise<Deployment | undefined> {
  const [found] = await describeDeployments(hand, asking, { filter: 'blue-green-deployment-name', values: [name] });
  return found === undefined ? undefined : deploymentIn(found);
}

/** RDS shows what it has just been told to make within seconds. */
const appearsWithin: Millis = 60_000;

/** One that RDS has been told to make, and may not show yet. */
export function awaitByName(hand: RdsHand, name: string): Promise<Deployment | undefined> {
  return awaited(hand, `RDS does not show blue/green deployment ${name} yet`, appearsWithin, () =>
    findByName(hand, hand.patient, name),
  );
}

/** All that have this database on either side, the newest first. Before the switchover it is the source, and after it the target. */
export async function deploymentsOf(hand: RdsHand, asking: Asking, arn: string): Promise<readonly Deployment[]> {
  const sides = await Promise.all(
    (['source', 'target'] as const).map(filter => describeDeployments(hand, asking, { filter, values: [arn] })),
  );
  const all = new Map(
    sides
      .flat()
      .map(deploymentIn)
      .map(deployment => [deployment.id, deployment]),
  );
  return [...all.values()].toSorted((one, other) => other.created - one.created);
}
