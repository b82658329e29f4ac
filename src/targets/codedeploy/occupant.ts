import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { UnknownAnswerError } from '../../errors.ts';
import type { Occupant } from '../../release/busy.ts';
import { type Origin, parseStamp, runOf } from '../../release/identity.ts';
import type { Instant, Millis } from '../../release/words.ts';
import { appSpecOf } from './appspec.ts';
import { findDeployment, readDeployment } from './deployment.ts';
import type { Platform } from './platform.ts';

/** What it takes to look at the deployment that holds a group. */
export interface HolderHand {
  readonly codedeploy: () => Promise<CodeDeploy>;
  /** Rides troubles out, for the first reading and for the end; and one try for each look, for the next one is soon. */
  readonly patient: Asking;
  readonly brisk: Asking;
  readonly now: () => Instant;
}

/** What it takes besides to say who it is. */
export interface OccupantHand extends HolderHand {
  readonly platform: Platform;
  /** Who made a revision, by its id; undefined where it is gone. */
  readonly whoMade: (id: string) => Promise<Maker | undefined>;
}

export interface Maker {
  /** The change-id of the release that made it, where one did. */
  readonly madeBy: string | undefined;
  readonly origin: Origin | undefined;
}

/** Who holds a deployment group. A rollback is a deployment of its own, and holds the group before AWS shows it. */
export type Holder =
  /** `last` has ended; undefined where the group never had one. */
  | { readonly is: 'nobody'; readonly last: DeploymentInfo | undefined }
  | { readonly is: 'a deployment'; readonly id: string; readonly info: DeploymentInfo }
  | { readonly is: 'a rollback to come'; readonly id: string };

/** A deployment that stands in the way: who it is, whether it still does, and how it is ended. */
export interface Occupied {
  readonly with: Occupant;
  readonly watch: () => Promise<'busy' | 'free'>;
  /** Asks CodeDeploy to stop it and to send its traffic back to blue. */
  readonly end: () => Promise<'ended'>;
}

/**
 * Who holds the group whose last deployment this is: the deployment itself, or what goes back from it.
 *
 * @throws MissingError where CodeDeploy does not have the deployment
 * @throws UnknownAnswerError for a status that is not known: neither busy nor free can be read out of it
 */
export async function holderAfter(hand: HolderHand, deploymentId: string): Promise<Holder> {
  const info = await readDeployment(hand.codedeploy, hand.patient, deploymentId);
  return holderOf(hand, hand.patient, deploymentId, info);
}

/** How a revision stands at the target, by its id, and the name of the one that stands beside it. */
export type Stands = (id: string) => {
  readonly beside: string | undefined;
  readonly serves: 'all users' | 'not all';
};

/** The holder as somebody who is in the way. */
export async function occupied(
  hand: OccupantHand,
  held: Exclude<Holder, { is: 'nobody' }>,
  stands: Stands,
): Promise<Occupied> {
  let following = held.id;
  return {
    with:
      held.is === 'a deployment' ? await occupantOf(hand, held.id, held.info, stands) : rollbackOf(held.id, hand.now()),
    watch: async () => {
      const held = await look(hand, hand.brisk, following);
      if (held.is === 'nobody') return 'free';
      following = held.id;
      return 'busy';
    },
    end: async () => {
      await stop(hand, held.id);
      return 'ended';
    },
  };
}

/** A rollback may have its name before it can be read. */
async function look(hand: HolderHand, asking: Asking, id: string): Promise<Holder> {
  const info = await findDeployment(hand.codedeploy, asking, id);
  return info === undefined ? { is: 'a rollback to come', id } : holderOf(hand, asking, id, info);
}

async function holderOf(hand: HolderHand, asking: Asking, id: string, info: DeploymentInfo): Promise<Holder> {
  if (!hasEnded(id, info)) return { is: 'a deployment', id, info };
  const rollback = info.rollbackInfo?.rollbackDeploymentId;
  if (rollback !== undefined) return look(hand, asking, rollback);
  const ended = info.completeTime?.getTime() ?? Number.NEGATIVE_INFINITY;
  return goesBack(info) && hand.now() < ended + rollbackAppears
    ? { is: 'a rollback to come', id }
    : { is: 'nobody', last: info };
}

/** AWS names the rollback of a deployment within half a minute of its end, as its users see it; there is no promise. */
const rollbackAppears: Millis = 60_000;

function hasEnded(id: string, { status }: DeploymentInfo): boolean {
  switch (status) {
    case 'Created':
    case 'Queued':
    case 'InProgress':
    case 'Baking':
    case 'Ready':
      return false;
    case 'Succeeded':
    case 'Failed':
    case 'Stopped':
      return true;
    case undefined:
      throw strange(id, 'no status');
    default: {
      const never: never = status;
      throw strange(id, `status ${String(never)}`);
    }
  }
}

function strange(id: string, status: string): UnknownAnswerError {
  return new UnknownAnswerError({
    message: `CodeDeploy shows deployment ${id} with ${status}, which this version of Greenlight does not know.`,
    hint: 'Look at the deployment in CodeDeploy, and re-run the job when it has ended.',
  });
}

/** Whether a rollback may follow. Who asks for a stop may ask for one whatever the deployment's own settings are. */
function goesBack({ status, creator, errorInformation, autoRollbackConfiguration: auto }: DeploymentInfo): boolean {
  if (status === 'Succeeded' || creator === 'codeDeployRollback') return false;
  const events = auto?.enabled === true ? (auto.events ?? []) : [];
  if (status === 'Failed') return events.includes('DEPLOYMENT_FAILURE');
  return errorInformation?.code !== 'ALARM_ACTIVE' || events.includes('DEPLOYMENT_STOP_ON_ALARM');
}

function rollbackOf(id: string, now: Instant): Occupant {
  return {
    is: 'deployment',
    id,
    began: now,
    creator: 'codeDeployRollback',
    standsFor: undefined,
    madeBy: { is: 'somebody else' },
  };
}

const unseen = { beside: undefined, serves: 'not all' } as const;

async function occupantOf(hand: OccupantHand, id: string, info: DeploymentInfo, stands: Stands): Promise<Occupant> {
  const began = info.createTime?.getTime() ?? hand.now();
  const changeId = parseStamp(info.description);
  if (changeId === undefined)
    return {
      is: 'deployment',
      id,
      began,
      creator: info.creator,
      standsFor: undefined,
      madeBy: { is: 'somebody else' },
    };
  const brings = hand.platform.revisionIn(appSpecOf(info.revision));
  const maker = brings === undefined ? undefined : await hand.whoMade(brings.id);
  // Tags travel with copies of a task definition: an origin counts where the release that deploys is the one that made it.
  const theirs = maker?.madeBy !== undefined && runOf(maker.madeBy) === runOf(changeId);
  const origin = theirs ? maker.origin : undefined;
  const at = brings === undefined ? unseen : stands(brings.id);
  const madeBy = {
    is: 'another release',
    changeId,
    origin,
    revision: brings?.name,
    ...at,
    holder: { is: 'at it' },
  } as const;
  return { is: 'deployment', id, began, creator: info.creator, standsFor: undefined, madeBy };
}

async function stop({ codedeploy, patient }: HolderHand, deploymentId: string): Promise<void> {
  const { client, sdk } = await codedeploy();
  await patient.read(
    { service: 'codedeploy', operation: 'StopDeployment' },
    async () => {
      await client.send(new sdk.StopDeploymentCommand({ deploymentId, autoRollbackEnabled: true }));
    },
    // It was quicker to end by itself, which is all that is wanted.
    { DeploymentAlreadyCompletedException: () => undefined },
  );
}
