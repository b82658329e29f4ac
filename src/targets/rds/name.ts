import { parseReleaseOrChange } from '../../release/identity.ts';

/**
 * The name of the blue/green deployment that a change makes: its id with a hyphen for the dot, because a name has letters, digits
 * and single hyphens only, begins with a letter and is 60 long at most (RDS API reference, `BlueGreenDeploymentName`).
 */
export function deploymentName(changeId: string): string {
  return changeId.replace(/\.(\d+)$/, '-$1');
}

/** The change that made a deployment of this name; undefined for a name that somebody else has given. */
export function changeIdIn(name: string): string | undefined {
  const changeId = name.replace(/-([1-9]\d*)$/, '.$1');
  return changeId === name ? undefined : parseReleaseOrChange(changeId)?.changeId;
}
