import type { Revision, Side } from '../../release/words.ts';
import { inFlight, type NativeDeployment, type RevisionCounts } from './deployment.ts';
import type { NativeService } from './service.ts';

/** Tasks of one revision, by the service itself: what a deployment shows of them is as old as its end. Undefined where it has none. */
export function sideOf(service: NativeService, { id, name }: Revision): Side | undefined {
  const rollouts = service.rollouts.filter(one => one.taskDefinition === id && one.status !== 'inactive');
  return rollouts.length === 0
    ? undefined
    : summed(
        name,
        rollouts.map(({ side }) => side),
      );
}

/** Tasks of green; a service may show a deployment some moments after the deployment itself is seen. Of one that is over the counts stand still. */
export function greenSide(
  service: NativeService,
  { target, status }: Pick<NativeDeployment, 'target' | 'status'>,
  green: Revision,
): Side | undefined {
  return sideOf(service, green) ?? (isRunning(status) && target.wanted > 0 ? summed(green.name, [target]) : undefined);
}

function summed(revision: string, counts: readonly Pick<RevisionCounts, 'wanted' | 'running' | 'pending'>[]): Side {
  const sum = (one: 'wanted' | 'running' | 'pending'): number => counts.reduce((all, side) => all + side[one], 0);
  return { revision, wanted: sum('wanted'), running: sum('running'), pending: sum('pending') };
}

function isRunning(status: NativeDeployment['status']): boolean {
  return inFlight.some(known => known === status);
}
