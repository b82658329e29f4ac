import type { Side } from '../../release/words.ts';
import { revisionName } from '../ecs/task-definition.ts';
import type { NativeDeployment, RevisionCounts } from './deployment.ts';
import { lastOf } from './place.ts';
import type { ServiceRevision } from './revisions.ts';
import type { NativeService, Rollout } from './service.ts';
import type { Blue } from './sights.ts';
import { sideOf } from './sides.ts';

/**
 * What served before a deployment, and goes on to serve without it.
 *
 * @param known the service revisions that ECS can describe
 * @param deployment that is in flight, or meant
 */
export function blueOf(
  service: NativeService,
  known: readonly ServiceRevision[],
  deployment: NativeDeployment | undefined,
): Blue {
  if (deployment === undefined) return restingBlue(service, known);
  const source = servingSource(deployment);
  const taskDefinition = source === undefined ? undefined : taskDefinitionOf(source.revision, service, known);
  if (source === undefined || taskDefinition === undefined) {
    const beside = service.rollouts.find(({ id }) => lastOf(id) !== lastOf(deployment.target.revision));
    return blue(service, known, beside ?? service.rollouts[0], source === undefined ? 'never' : 'completed');
  }
  return {
    taskDefinition,
    side: sideOf(service, { id: taskDefinition, name: revisionName(taskDefinition) }) ?? noTasks(taskDefinition),
    targetGroups: groupsOf(service, source.revision, known),
    everCompleted: true,
  };
}

/** ARN of what a service revision runs. Where ECS cannot describe it, the older view of deployments tells by its number. */
export function taskDefinitionOf(
  revision: string,
  { rollouts }: Pick<NativeService, 'rollouts'>,
  known: readonly ServiceRevision[],
): string | undefined {
  const told = known.find(({ arn }) => arn === revision)?.taskDefinition;
  return told ?? rollouts.find(({ id }) => lastOf(id) === lastOf(revision))?.taskDefinition;
}

/** With nothing in flight: what came to its good end last. A deployment that failed and went nowhere is still the PRIMARY one. */
function restingBlue(service: NativeService, known: readonly ServiceRevision[]): Blue {
  const [primary, ...others] = service.rollouts;
  if (primary.state !== 'failed') return blue(service, known, primary, 'completed');
  const former = others.find(({ state, side }) => state === 'completed' && side.running > 0);
  return former === undefined ? blue(service, known, primary, 'never') : blue(service, known, former, 'completed');
}

function blue(
  service: NativeService,
  known: readonly ServiceRevision[],
  { id, taskDefinition, side }: Rollout,
  ended: 'completed' | 'never',
): Blue {
  const revision = known.find(({ arn }) => lastOf(arn) === lastOf(id));
  return {
    taskDefinition,
    side,
    targetGroups: groupsOf(service, revision?.arn, known),
    everCompleted: ended === 'completed',
  };
}

/** Several where the deployment before had not ended: what has most of the traffic is what serves. */
function servingSource({ sources }: NativeDeployment): RevisionCounts | undefined {
  const weight = ({ share = 0, running }: RevisionCounts): number => share * 1_000_000 + running;
  return sources.toSorted((one, other) => weight(other) - weight(one))[0];
}

/** ARNs of those in which a service revision's tasks stand. Of what ECS does not describe: tasks of all revisions stand in the one target group that there is. */
export function groupsOf(
  { balanced }: Pick<NativeService, 'balanced'>,
  revision: string | undefined,
  known: readonly ServiceRevision[],
): readonly string[] {
  const stands = known.find(({ arn }) => arn === revision)?.stands.map(({ targetGroup }) => targetGroup);
  return [...new Set(stands ?? balanced.flatMap(one => (one.is === 'one target group' ? [one.targetGroup] : [])))];
}

function noTasks(taskDefinition: string): Side {
  return { revision: revisionName(taskDefinition), wanted: 0, running: 0, pending: 0 };
}
