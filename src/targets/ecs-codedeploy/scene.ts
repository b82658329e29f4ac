import type { Scene, Standing } from '../../release/scene.ts';
import type { EcsTarget } from '../../request/request.ts';
import { allRefusals } from '../all-refusals.ts';
import { flightOf } from '../codedeploy/flight.ts';
import { findGroup } from '../codedeploy/group.ts';
import { holderOf } from '../codedeploy/last-deployment.ts';
import { onEcs } from '../codedeploy/on-ecs.ts';
import { registry } from '../ecs/registry.ts';
import type { DescribedService } from '../ecs/described.ts';
import { readService, serviceOf, type ServingSet } from '../ecs/service.ts';
import type { Balancing } from '../elbv2/balancing.ts';
import { readHealth } from '../elbv2/health.ts';
import { readBalancing } from '../elbv2/read-balancing.ts';
import { weightsOf } from '../elbv2/weights.ts';
import type { Reach } from '../reach.ts';

/** How an ECS service under CodeDeploy stands. Reads only. */
export async function ecsCodeDeployScene(
  asked: Pick<EcsTarget, 'cluster' | 'service' | 'application' | 'deploymentGroup'>,
  described: DescribedService | undefined,
  reach: Reach,
): Promise<Scene> {
  const { clients, patient, brisk, now } = reach;
  const definitions = registry(clients.ecs, patient);
  const { cluster, application, deploymentGroup } = asked;
  const [service, group] = await allRefusals([
    described === undefined
      ? readService(clients.ecs, patient, cluster, asked.service)
      : Promise.resolve(serviceOf(described)),
    findGroup(clients.codedeploy, patient, { application, group: deploymentGroup, cluster, service: asked.service }),
  ]);
  const hand = {
    codedeploy: clients.codedeploy,
    patient,
    brisk,
    now,
  };
  const [holder, balancing] = await allRefusals([
    holderOf(group, hand),
    ifThere(group.pair, pair => readBalancing(clients.elbv2, patient, pair)),
  ]);
  const stood = async (set: ServingSet): Promise<Standing> => {
    const [made, health] = await allRefusals([
      definitions.find(set.taskDefinition),
      ifThere(set.targetGroup, arn => readHealth(clients.elbv2, patient, arn)),
    ]);
    return {
      revision: { id: set.taskDefinition, name: set.side.revision },
      madeBy: made?.madeBy,
      origin: made?.origin,
      share: shareOf(set, balancing),
      tasks: set.side,
      health,
      note: undefined,
    };
  };
  const [first, ...others] = service.taskSets;
  const [standing, flight, ...beside] = await allRefusals([
    stood(first),
    flightOf(holder, { ...hand, group, platform: onEcs({ cluster: service.cluster, service: service.name }) }),
    ...others.map(stood),
  ]);
  return {
    at: now(),
    mover: 'CodeDeploy',
    stands: [standing, ...beside],
    weightsUnknown: unknownWeights(first, balancing),
    flight,
  };
}

async function ifThere<T, U>(what: T | undefined, read: (what: T) => Promise<U>): Promise<U | undefined> {
  return what === undefined ? undefined : read(what);
}

function unknownWeights({ targetGroup }: ServingSet, balancing: Balancing | undefined): string | undefined {
  if (balancing === undefined || targetGroup === undefined)
    return 'the deployment group names no pair of target groups';
  const serving = weightsOf(balancing, targetGroup);
  return serving.who === 'unknown' ? serving.because : undefined;
}

/** What the load balancer is asked to send to the target group in which this set stands. */
function shareOf({ targetGroup }: ServingSet, balancing: Balancing | undefined): Standing['share'] {
  if (balancing === undefined || targetGroup === undefined) return undefined;
  const serving = weightsOf(balancing, targetGroup);
  return serving.who === 'unknown' ? undefined : 100 - serving.green;
}
