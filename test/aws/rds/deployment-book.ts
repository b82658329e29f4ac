import { deploymentNotFound } from './refusals.ts';
import type { BlueGreenDeployment, Database } from './state.ts';

/** All blue/green deployments that are described: one that has been deleted is gone. */
export interface DeploymentBook {
  all(): readonly BlueGreenDeployment[];
  /** Identifiers are not case-sensitive. Throws AWS's error where there is none. */
  get(id: string): BlueGreenDeployment;
  add(deployment: BlueGreenDeployment): void;
  remove(deployment: BlueGreenDeployment): void;
  /** Those of which it is blue or green. */
  around(database: Database): readonly BlueGreenDeployment[];
}

export function createDeploymentBook(): DeploymentBook {
  let deployments: readonly BlueGreenDeployment[] = [];
  return {
    all: () => deployments,
    get: id => {
      const found = deployments.find(deployment => deployment.id === id.toLowerCase());
      if (found === undefined) throw deploymentNotFound(id);
      return found;
    },
    add: deployment => {
      deployments = [...deployments, deployment];
    },
    remove: deployment => {
      deployments = deployments.filter(other => other !== deployment);
    },
    around: database => deployments.filter(({ source, target }) => source === database || target === database),
  };
}
