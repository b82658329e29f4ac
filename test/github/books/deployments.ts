import { notFound, validationFailed } from '../answer.ts';
import type { DeploymentSeed } from '../seed.ts';
import type { NextId } from './ids.ts';

export type DeploymentState = DeploymentSeed['statuses'][number]['state'];

/** Times are epoch milliseconds; URLs are empty where nobody gave one. */
export interface DeploymentStatus {
  readonly id: number;
  readonly author: string;
  readonly at: number;
  readonly state: DeploymentState;
  readonly description: string;
  readonly environment: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
}

export interface Deployment {
  readonly id: number;
  readonly author: string;
  readonly createdAt: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  /** As it was created for; a status may name another one. */
  readonly environment: string;
  readonly description: string | null;
  readonly payload: string | Readonly<Record<string, unknown>>;
  readonly transient: boolean;
  readonly production: boolean;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatus[];
}

export type NewDeployment = Omit<Deployment, 'id' | 'statuses'>;
export type NewStatus = Omit<DeploymentStatus, 'id' | 'environment'> & { readonly environment: string | undefined };

export interface Deployments {
  /** Newest first, as GitHub lists them. */
  readonly all: () => readonly Deployment[];
  readonly find: (id: number) => Deployment;
  readonly create: (deployment: NewDeployment) => Deployment;
  /** `autoInactive`: a success lets earlier ones of the environment become inactive, where they may. */
  readonly addStatus: (id: number, status: NewStatus, autoInactive: boolean) => DeploymentStatus;
}

/** "Create a deployment status", REST reference. */
const LONGEST_DESCRIPTION = 140;

export function createDeployments(nextId: NextId, nextStatusId: NextId): Deployments {
  const deployments = new Map<number, Deployment>();
  const find = (id: number) => {
    const deployment = deployments.get(id);
    if (deployment === undefined) throw notFound();
    return deployment;
  };
  const append = (id: number, { environment, ...status }: NewStatus) => {
    const deployment = find(id);
    const added = { ...status, id: nextStatusId(), environment: environment ?? environmentOf(deployment) };
    deployments.set(id, { ...deployment, statuses: [...deployment.statuses, added] });
    return added;
  };
  return {
    all: () => [...deployments.values()].reverse(),
    find,
    create: deployment => {
      const created = { ...deployment, id: nextId(), statuses: [] };
      deployments.set(created.id, created);
      return created;
    },
    addStatus: (id, status, autoInactive) => {
      if ([...status.description].length > LONGEST_DESCRIPTION) throw tooLong();
      const added = append(id, status);
      if (status.state !== 'success' || !autoInactive) return added;
      for (const earlier of deployments.values()) {
        if (earlier.id < id && retires(earlier, added.environment)) {
          append(earlier.id, { ...status, state: 'inactive', description: '', environment: undefined });
        }
      }
      return added;
    },
  };
}

/** Those of a production environment, and transient ones, stay what they are. */
function retires(deployment: Deployment, environment: string): boolean {
  const { transient, production, statuses } = deployment;
  return environmentOf(deployment) === environment && !transient && !production && statuses.at(-1)?.state === 'success';
}

/** Where it is now. */
export const environmentOf = ({ environment, statuses }: Deployment): string =>
  statuses.at(-1)?.environment ?? environment;

const tooLong = () =>
  validationFailed({
    resource: 'DeploymentStatus',
    code: 'custom',
    field: 'description',
    message: `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`,
  });
