import type { Place } from './arns.ts';
import { arnOf, deploymentArn } from './arns.ts';
import type { BlueGreenDeployment, DbCluster, DbInstance } from './state.ts';

export type SourceType = 'blue-green-deployment' | 'db-instance' | 'db-cluster';

/** As DescribeEvents has it, where no event shows its own id. */
export interface RdsEvent {
  readonly sourceType: SourceType;
  readonly source: string;
  readonly sourceArn: string;
  readonly message: string;
  readonly category: 'availability' | 'creation' | 'deletion' | 'failure' | 'notification';
  readonly at: number;
}

/** What an event says, whatever it is about. */
export type ToldEvent = Pick<RdsEvent, 'message' | 'category'>;

/** What happened in the account, oldest first. */
export interface Journal {
  all(): readonly RdsEvent[];
  ofDeployment(deployment: BlueGreenDeployment, event: ToldEvent): void;
  ofResource(resource: DbInstance | DbCluster, event: ToldEvent): void;
}

export function createJournal(place: Place, now: () => number): Journal {
  let events: readonly RdsEvent[] = [];
  const note = (event: Omit<RdsEvent, 'at'>) => {
    events = [...events, { ...event, at: now() }];
  };
  return {
    all: () => events,
    ofDeployment: (deployment, event) =>
      note({
        ...event,
        sourceType: 'blue-green-deployment',
        source: deployment.id,
        sourceArn: deploymentArn(place, deployment),
      }),
    ofResource: (resource, event) =>
      note({
        ...event,
        sourceType: resource.is === 'instance' ? 'db-instance' : 'db-cluster',
        source: resource.name,
        sourceArn: arnOf(place, resource),
      }),
  };
}

/** "DB instance events" and "DB cluster events" of the user guides, of what happens in this world. */
export const resourceEvents = {
  /** 0005, 0170 */
  created: ({ is }: DbInstance | DbCluster): ToldEvent => ({ category: 'creation', message: `DB ${is} created` }),
  /** 0006 */
  restarted: { category: 'availability', message: 'DB instance restarted' },
  /** 0003, 0171 */
  deleted: ({ is }: DbInstance | DbCluster): ToldEvent => ({ category: 'deletion', message: `DB ${is} deleted` }),
} as const;

/** What is swapped, by the names before, and the one that blue gets. */
export interface Swapped {
  readonly kind: MemberKind;
  readonly blue: string;
  readonly green: string;
  readonly old: string;
}

/** As the texts name it. */
export type MemberKind = 'primary' | 'read replica' | 'DB cluster';

/** "Blue/green deployment events" of the two user guides, by the end of their ids; the second id is that of a cluster. */
export const deploymentEvents = {
  /** 0244 */
  tasksCompleted: {
    category: 'creation',
    message:
      'Blue/green deployment tasks completed. You can make more modifications to the green environment databases or switch over the deployment.',
  },
  /** 0245 */
  creationFailed: (reason: string): ToldEvent =>
    failure(`Creation of blue/green deployment failed because ${withoutStop(reason)}.`),
  /** 0246 */
  deleted: { category: 'deletion', message: 'Blue/green deployment deleted.' },
  /** 0247 */
  switchoverStarted: ({ blue, green }: Swapped): ToldEvent => notice(`Switchover from ${blue} to ${green} started.`),
  /** 0248 */
  switchoverCompleted: notice('Switchover completed on blue/green deployment.'),
  /** 0249 */
  switchoverCanceled: failure('Switchover canceled on blue/green deployment.'),
  /** 0250, 0259 */
  memberStarted: ({ kind, blue, green }: Swapped): ToldEvent =>
    notice(`Switchover from ${kind} ${blue} to ${green} started.`),
  /** 0251, 0260 */
  memberCompleted: ({ kind, blue, green, old }: Swapped): ToldEvent =>
    notice(`Switchover from ${kind} ${blue} to ${green} completed. Renamed ${blue} to ${old} and ${green} to ${blue}.`),
  /** 0252, 0261 */
  memberCanceled: ({ kind, blue, green }: Swapped, reason: string): ToldEvent =>
    failure(`Switchover from ${kind} ${blue} to ${green} was canceled due to ${withoutStop(reason)}.`),
  /** 0307, 0311 */
  sequencesBegun: (swapped: Swapped): ToldEvent =>
    notice(
      `Sequence sync for switchover of ${toldOf(swapped)} has initiated. Switchover when using sequences may lead to extended downtime.`,
    ),
  /** 0308, 0312 */
  sequencesCopied: (swapped: Swapped): ToldEvent =>
    notice(`Sequence sync for switchover of ${toldOf(swapped)} has completed.`),
} as const satisfies Readonly<Record<string, ToldEvent | ((...of: never) => ToldEvent)>>;

function notice(message: string): ToldEvent {
  return { category: 'notification', message };
}

function failure(message: string): ToldEvent {
  return { category: 'failure', message };
}

const toldOf = ({ kind, blue, green }: Swapped): string =>
  `${kind === 'DB cluster' ? 'DB cluster ' : ''}${blue} to ${green}`;

const withoutStop = (reason: string): string => reason.replace(/\.$/, '');
