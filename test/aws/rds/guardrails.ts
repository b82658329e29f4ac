import type { BlueGreenDeployment } from './state.ts';
import type { Workload } from './workload.ts';

/**
 * Why a switchover may not begin, in words of ours; the checks are those of "Switchover guardrails" in the user guide. The lag that is
 * allowed "is based on the specified timeout period": here it is the whole of it.
 */
export function guardrailReason(
  { source, target }: BlueGreenDeployment,
  timeoutSeconds: number,
  workload: Workload,
): string | undefined {
  const follows = target?.follows;
  if (target === undefined || follows === undefined) return 'green not being a replica of blue';
  if (follows.state !== 'running') return `unhealthy replication: it is ${follows.state}`;
  const lag = workload.lagSeconds(target);
  if (lag > timeoutSeconds) {
    return `replica lag of ${Math.ceil(lag)} seconds, more than the switchover timeout of ${timeoutSeconds} seconds allows`;
  }
  if (workload.hasActiveWrites(target)) return 'active writes on the green environment';
  if (source.externalReplica) return 'the blue environment being an external replica';
  const statement = workload.longRunning(source);
  switch (statement) {
    case 'a write':
      return 'long-running active writes on the blue environment';
    case 'a DDL statement':
      return 'long-running DDL statements on the blue environment';
    case 'nothing':
      return undefined;
    default: {
      const never: never = statement;
      return never;
    }
  }
}
