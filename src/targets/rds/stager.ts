import { BusyError, RejectedError, UnknownAnswerError } from '../../errors.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { GreenDatabase } from '../../request/request.ts';
import type { Staged, Stager } from '../ports.ts';
import { type Database, revisionOf } from './database.ts';
import { awaitByName, type Deployment, deploymentIn, deploymentsOf, findByName, isInFlight } from './deployment.ts';
import type { RdsHand } from './hand.ts';
import { taskUnderWay } from './motion.ts';
import { deploymentName } from './name.ts';
import { orderOf } from './order.ts';
import { findSide } from './read-database.ts';

const create = { service: 'rds', operation: 'CreateBlueGreenDeployment' } as const;

/**
 * Has RDS make green, once: whatever an earlier attempt or a lost answer has begun is found by its name. It is called again until
 * green can be told by its resource id, which takes minutes; hours pass then until it is settled.
 */
export function rdsStager(hand: RdsHand, blue: Database, asked: GreenDatabase): Stager {
  return {
    make: async run => {
      const there = await findByName(hand, hand.patient, deploymentName(run.changeId));
      const deployment = there ?? (await begin(hand, blue, asked, run));
      const wrote =
        there === undefined ? `asked RDS to make green, as ${deployment.id} (${deployment.name})` : undefined;
      return staged(hand, deployment, wrote);
    },
  };
}

async function staged(hand: RdsHand, deployment: Deployment, wrote: string | undefined): Promise<Staged> {
  const { status, target } = deployment;
  const green = target === undefined ? undefined : await findSide(hand, hand.patient, target);
  if (green !== undefined) return { is: 'ready', revision: revisionOf(green), wrote };
  if (status === 'PROVISIONING' || status === 'AVAILABLE')
    return { is: 'in the making', doing: taskUnderWay(deployment), wrote };
  const word = typeof status === 'object' ? status.strange : status;
  const told = {
    message: `RDS shows no green database for ${deployment.id}, whose status is ${word}${deployment.details === undefined ? '' : ` (${deployment.details})`}.`,
    hint:
      status === 'DELETING'
        ? 'Ask who deletes it, and release again when it is gone.'
        : 'Look at the blue/green deployment in the RDS console. `operation: rollback` removes it.',
  };
  throw typeof status === 'object' ? new UnknownAnswerError(told) : new RejectedError(told);
}

async function begin(hand: RdsHand, blue: Database, asked: GreenDatabase, run: RunFacts): Promise<Deployment> {
  const { client, sdk } = await hand.rds();
  const order = orderOf(blue, asked, run);
  const ours = () => findByName(hand, hand.patient, deploymentName(run.changeId));
  const begun = await hand.patient.write<Deployment | Refused>(
    create,
    async () => {
      const { BlueGreenDeployment: made } = await client.send(new sdk.CreateBlueGreenDeploymentCommand(order));
      if (made === undefined)
        throw new UnknownAnswerError({
          message: 'RDS began a blue/green deployment and did not say which.',
          hint: 'Re-run the job: it finds the deployment by its name.',
        });
      return deploymentIn(made);
    },
    ours,
    refusals,
  );
  if (!('refused' in begun)) return begun;
  if (begun.refused === 'BlueGreenDeploymentAlreadyExistsFault') {
    const made = await awaitByName(hand, order.BlueGreenDeploymentName ?? '');
    if (made !== undefined) return made;
  }
  const [other] = (await deploymentsOf(hand, hand.patient, blue.arn)).filter(isInFlight);
  if (other?.name === order.BlueGreenDeploymentName && other !== undefined) return other;
  if (other !== undefined)
    throw new BusyError({
      message: `${blue.name} is busy with blue/green deployment ${other.id} (${other.name}).`,
      hint: 'Wait until it has ended, or delete it in the RDS console, then re-run the job.',
    });
  throw new RejectedError({
    message: `rds:CreateBlueGreenDeployment: ${begun.message} (${begun.refused})`,
    hint: hints[begun.refused],
  });
}

interface Refused {
  readonly refused: Refusal;
  readonly message: string;
}

const supported =
  'RDS for MySQL, MariaDB and PostgreSQL, Aurora MySQL and Aurora PostgreSQL have blue/green deployments: mend what the message names, and release again.';
const quota = 'Ask AWS for a higher quota in this Region, or remove databases that nobody uses.';
const state = 'Wait until the database and all its members are available, and re-run the job.';

/** What RDS refuses to make green for (API reference, CreateBlueGreenDeployment), and what to do about it. */
const hints = {
  BlueGreenDeploymentAlreadyExistsFault:
    'Delete the blue/green deployment that has this name, or release in a run of its own.',
  SourceDatabaseNotSupportedFault: supported,
  SourceClusterNotSupportedFault: supported,
  InvalidDBInstanceStateFault: state,
  InvalidDBClusterStateFault: state,
  InstanceQuotaExceededFault: quota,
  DBClusterQuotaExceededFault: quota,
  StorageQuotaExceededFault: quota,
} as const;

type Refusal = keyof typeof hints;

const refusals = Object.fromEntries(
  (Object.keys(hints) as Refusal[]).map(refused => [refused, (message: string): Refused => ({ refused, message })]),
);
