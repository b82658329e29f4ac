import type { Revision } from '../../release/words.ts';
import type { Stamped } from '../aimed-at.ts';
import type { Database } from './database.ts';
import type { Deployment } from './deployment.ts';
import type { Preflight } from './preflight/preflight.ts';

/** All that was read of a database and of the blue/green deployments that it is part of. */
export interface Sights {
  /** What is called by its name now. */
  readonly database: Database;
  /** What served before this release. */
  readonly blue: Database;
  /** Undefined where there is no deployment, or RDS has not made it that far. */
  readonly green: Database | undefined;
  /** The one that holds the database. */
  readonly flight: Deployment | undefined;
  /** A change that is in flight and aimed at. */
  readonly ours: OwnDeployment | undefined;
  /** One that this release has begun, and whose green is not there yet. */
  readonly making: OwnDeployment | undefined;
  /** Of the switchover that brought what serves now, where its record still stands. */
  readonly record: Deployment | undefined;
  /** AWS's id of a deployment that this very attempt has made here, and that has switched over. */
  readonly madeBefore: string | undefined;
  /** Undefined where nothing new is to be begun. */
  readonly preflight: Preflight | undefined;
}

export interface OwnDeployment extends Stamped {
  readonly deployment: Deployment;
}

/** What a deployment brings: its green by its resource id, or, until it has one, whatever the deployment will make. */
export function broughtBy({ id }: Pick<Deployment, 'id'>, green: Pick<Database, 'resourceId'> | undefined): Revision {
  return green === undefined ? { id, name: id } : { id: green.resourceId, name: green.resourceId };
}

/** Greenlight's by its name; undefined: somebody else has made it. */
export function stampedDeployment(deployment: Deployment, green: Database | undefined): OwnDeployment | undefined {
  const { id, stamp, created } = deployment;
  if (stamp === undefined) return undefined;
  return {
    deployment,
    changeId: stamp.changeId,
    change: { id, revision: broughtBy(deployment, green), began: created },
  };
}
