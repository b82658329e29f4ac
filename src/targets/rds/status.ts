/** All that a blue/green deployment can be (RDS API reference, BlueGreenDeployment, `Status`). */
const statuses = [
  'PROVISIONING',
  'AVAILABLE',
  'SWITCHOVER_IN_PROGRESS',
  'SWITCHOVER_COMPLETED',
  'INVALID_CONFIGURATION',
  'SWITCHOVER_FAILED',
  'DELETING',
] as const;

export type DeploymentStatus = (typeof statuses)[number];

/** And each pair of members in it (the same, SwitchoverDetail). */
const pairStatuses = [
  'PROVISIONING',
  'AVAILABLE',
  'SWITCHOVER_IN_PROGRESS',
  'SWITCHOVER_COMPLETED',
  'SWITCHOVER_FAILED',
  'MISSING_SOURCE',
  'MISSING_TARGET',
] as const;

export type PairStatus = (typeof pairStatuses)[number];

/** A word of AWS's that this version does not know: it is told as it is, and never read as anything. */
export interface Strange {
  readonly strange: string;
}

export function deploymentStatus(word: string): DeploymentStatus | Strange {
  return statuses.find(status => status === word) ?? { strange: word };
}

export function pairStatus(word: string): PairStatus | Strange {
  return pairStatuses.find(status => status === word) ?? { strange: word };
}
