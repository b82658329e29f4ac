import type { NetworkMode } from '@aws-sdk/client-ecs';
import { UnknownAnswerError } from '../../errors.ts';

/** A target group, as far as it matters. */
interface TargetGroup {
  readonly name: string;
  readonly targetType: 'ip' | 'instance' | 'lambda' | 'alb';
}

/** Why tasks cannot stand in a target group, and what would mend it. */
export interface Misfit {
  readonly reason: string;
  readonly remedy: string;
}

/** Tasks with a network interface of their own are registered by address, others by the instance that they run on. */
export function misfits(targetGroups: readonly TargetGroup[], mode: NetworkMode | undefined): readonly Misfit[] {
  const registered = registeredBy(mode);
  if (registered === 'not at all')
    return [
      {
        reason: 'tasks in network mode none have no port that a load balancer could reach',
        remedy: 'set `networkMode: awsvpc` in the task definition',
      },
    ];
  return targetGroups
    .filter(({ targetType }) => targetType !== registered)
    .map(({ name, targetType }) => ({
      reason: `target group ${name} takes targets of type ${targetType}, and tasks in network mode ${mode ?? 'bridge'} are registered by ${registered}`,
      remedy: `a target group of type ${registered}; the type of an existing one cannot be changed`,
    }));
}

function registeredBy(mode: NetworkMode | undefined): 'ip' | 'instance' | 'not at all' {
  switch (mode) {
    case 'awsvpc':
      return 'ip';
    case 'bridge':
    case 'host':
    // What ECS takes on Linux where a task definition says nothing is bridge.
    case undefined:
      return 'instance';
    case 'none':
      return 'not at all';
    default:
      throw new UnknownAnswerError({
        message: `The task definition has the network mode ${String(mode satisfies never)}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
}
