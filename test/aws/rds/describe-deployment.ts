import type { BlueGreenDeployment as Described } from '@aws-sdk/client-rds';
import { arnOf, type Place } from './arns.ts';
import { tagList } from './describe-shared.ts';
import type { BlueGreenDeployment, Phase } from './state.ts';

/** All resources are named as they are called right now: after a switchover the source is `-old1`, the target what blue was. */
export function describedDeployment(deployment: BlueGreenDeployment, now: number, place: Place): Described {
  const { phase, source, target } = deployment;
  return {
    BlueGreenDeploymentIdentifier: deployment.id,
    BlueGreenDeploymentName: deployment.name,
    Source: arnOf(place, source),
    ...(target !== undefined && { Target: arnOf(place, target) }),
    Status: isFlickering(deployment, now) ? 'PROVISIONING' : phase.status,
    ...statusDetails(deployment),
    CreateTime: new Date(deployment.createdAt),
    ...(phase.status === 'DELETING' && { DeleteTime: new Date(phase.since) }),
    Tasks: deployment.tasks.map(({ name, status }) => ({ Name: name, Status: status })),
    SwitchoverDetails: deployment.pairs.map(({ blue, green, status }) => ({
      SourceMember: arnOf(place, blue),
      ...(green !== undefined && { TargetMember: arnOf(place, green) }),
      Status: status,
    })),
    TagList: tagList(deployment.tags),
  };
}

function isFlickering({ phase, source }: BlueGreenDeployment, now: number): boolean {
  const { flicker } = source.course;
  if (phase.status !== 'AVAILABLE' || flicker === undefined) return false;
  const from = phase.since + flicker.afterMs;
  return now >= from && now < from + flicker.forMs;
}

function statusDetails({ phase, target }: BlueGreenDeployment): { readonly StatusDetails?: string } {
  const because = reasonOf(phase);
  if (because !== undefined) return { StatusDetails: because };
  return target?.follows?.state === 'degraded' ? { StatusDetails: REPLICATION_DEGRADED } : {};
}

/** The first two words are the state's name in the user guide; the rest, and that it is shown here, are ours. */
const REPLICATION_DEGRADED =
  'Replication degraded: the blue environment has a change that logical replication does not carry. Delete the blue/green deployment with its green databases, and create it again.';

function reasonOf(phase: Phase): string | undefined {
  switch (phase.status) {
    case 'SWITCHOVER_FAILED':
    case 'INVALID_CONFIGURATION':
      return phase.because;
    case 'PROVISIONING':
    case 'AVAILABLE':
    case 'SWITCHOVER_IN_PROGRESS':
    case 'SWITCHOVER_COMPLETED':
    case 'DELETING':
      return undefined;
    default: {
      const never: never = phase;
      return never;
    }
  }
}
