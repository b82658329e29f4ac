import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { parseStamp } from '../../release/identity.ts';
import type { Flight, Pilot, Scene, Standing } from '../../release/scene.ts';
import type { EcsTarget } from '../../request/request.ts';
import { allRefusals } from '../all-refusals.ts';
import { taskDefinitionIn } from '../codedeploy/appspec.ts';
import { configuredStrategy } from '../codedeploy/configured-strategy.ts';
import { fleetOf } from '../codedeploy/fleet.ts';
import { findGroup, type Group } from '../codedeploy/group.ts';
import { motionOf } from '../codedeploy/motion.ts';
import { type Holder, holderAfter } from '../codedeploy/occupant.ts';
import { hooksIn } from '../codedeploy/own-change.ts';
import { findTarget } from '../codedeploy/target.ts';
import { registry } from '../ecs/registry.ts';
import { type EcsService, readService, type ServingSet } from '../ecs/service.ts';
import { revisionName } from '../ecs/task-definition.ts';
import type { Balancing } from '../elbv2/balancing.ts';
import { readHealth } from '../elbv2/health.ts';
import { readBalancing } from '../elbv2/read-balancing.ts';
import { weightsOf } from '../elbv2/weights.ts';
import type { Reach } from './reach.ts';

/** How an ECS service under CodeDeploy stands. Reads only. */
export async function ecsCodeDeployScene(
  asked: Pick<EcsTarget, 'cluster' | 'service' | 'application' | 'deploymentGroup'>,
  reach: Reach,
): Promise<Scene> {
  const { clients, patient, brisk, now } = reach;
  const definitions = registry(clients.ecs, patient);
  const { cluster, application, deploymentGroup } = asked;
  const [service, group] = await allRefusals([
    readService(clients.ecs, patient, cluster, asked.service),
    findGroup(clients.codedeploy, patient, { application, group: deploymentGroup, cluster, service: asked.service }),
  ]);
  const occupants = {
    codedeploy: clients.codedeploy,
    patient,
    brisk,
    now,
    whoMade: (arn: string) => definitions.find(arn),
  };
  const [holder, balancing] = await allRefusals([
    ifThere(group.lastDeployment, id => holderAfter(occupants, id)),
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
    };
  };
  const [first, ...others] = service.taskSets;
  const [standing, flight, ...beside] = await allRefusals([
    stood(first),
    flightOf(holder, { service, group, reach }),
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

interface Around {
  readonly service: EcsService;
  readonly group: Group;
  readonly reach: Reach;
}

async function flightOf(holder: Holder | undefined, around: Around): Promise<Flight | undefined> {
  switch (holder?.is) {
    case undefined:
    case 'nobody':
      return undefined;
    case 'a rollback to come':
      return toCome(holder.id, around);
    case 'a deployment':
      return inFlight(holder.id, holder.info, around);
  }
}

/** AWS has not shown it yet, but in the name of what it takes back. */
function toCome(id: string, { group, reach }: Around): Flight {
  return {
    id,
    began: reach.now(),
    by: { is: 'a rollback', of: undefined },
    brings: undefined,
    motion: { is: 'preparing', doing: 'the rollback deployment to appear' },
    strategy: { kind: 'blue-green' },
    readyWait: group.readyWait,
  };
}

async function inFlight(id: string, info: DeploymentInfo, { service, group, reach }: Around): Promise<Flight> {
  const { clients, patient, now } = reach;
  const place = { cluster: service.cluster, service: service.name };
  const [target, strategy] = await allRefusals([
    findTarget({ codedeploy: clients.codedeploy, brisk: patient, ...place }, id),
    configuredStrategy(clients.codedeploy, patient, info.deploymentConfigName ?? group.configuration),
  ]);
  const look = {
    info,
    events: target?.ecsTarget?.lifecycleEvents ?? [],
    fleet: fleetOf(target),
    back: { is: 'not seen' },
  } as const;
  const { readyWait, blueKept } = group;
  const brings = taskDefinitionIn(info.revision?.appSpecContent?.content);
  return {
    id,
    began: info.createTime?.getTime() ?? now(),
    by: pilotOf(info),
    brings: brings === undefined ? undefined : revisionName(brings),
    motion: motionOf(look, { strategy, readyWait, blueKept, hooks: hooksIn(info) }, now()),
    strategy,
    readyWait,
  };
}

function pilotOf({ creator, description, rollbackInfo }: DeploymentInfo): Pilot {
  if (creator === 'codeDeployRollback') return { is: 'a rollback', of: rollbackInfo?.rollbackTriggeringDeploymentId };
  const changeId = parseStamp(description);
  return changeId === undefined ? { is: 'somebody else', creator } : { is: 'a release', changeId };
}
