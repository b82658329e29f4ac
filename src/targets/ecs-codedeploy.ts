import { MissingError, RefusedError } from '../errors.ts';
import type { Aim } from '../release/aim.ts';
import { placeOf, type RunFacts } from '../release/identity.ts';
import type { Change } from '../release/words.ts';
import type { EcsTarget } from '../request/request.ts';
import { aimedAt } from './aimed-at.ts';
import { allRefusals } from './all-refusals.ts';
import { configuredStrategy } from './codedeploy/configured-strategy.ts';
import { busy } from './codedeploy/create.ts';
import { findGroup } from './codedeploy/group.ts';
import { holderOf, lastHooks, madeBefore } from './codedeploy/last-deployment.ts';
import { type Holder, occupied, type Stands } from './codedeploy/occupant.ts';
import { onEcs } from './codedeploy/on-ecs.ts';
import type { Platform } from './codedeploy/platform.ts';
import { readDeployment } from './codedeploy/deployment.ts';
import { type OwnChange, stampedChange } from './codedeploy/own-change.ts';
import { trafficOf } from './codedeploy/traffic-so-far.ts';
import { foundIn, servesAlready } from './ecs-codedeploy/found.ts';
import { handsOf } from './ecs-codedeploy/hands.ts';
import type { Reach } from './reach.ts';
import type { Sights } from './ecs-codedeploy/sights.ts';
import { readHealth } from './elbv2/health.ts';
import { readBalancing } from './elbv2/read-balancing.ts';
import { registry } from './ecs/registry.ts';
import { same } from './ecs/sameness.ts';
import type { DescribedService } from './ecs/described.ts';
import { type EcsService, readService, serviceOf, type ServingSet } from './ecs/service.ts';
import { madeForUs } from './ecs/stamp.ts';
import { wantedFor } from './ecs/wanted.ts';
import type { Survey } from './ports.ts';

/**
 * An ECS service whose traffic CodeDeploy moves: what stands there, and who may do what about it. Reads only.
 *
 * @param described where the service was read already
 */
export async function surveyEcsUnderCodeDeploy(
  asked: EcsTarget,
  described: DescribedService | undefined,
  run: RunFacts,
  aim: Aim,
  reach: Reach,
): Promise<Survey> {
  const { clients, patient, brisk, now } = reach;
  const definitions = registry(clients.ecs, patient);
  const [service, group] = await allRefusals([
    described === undefined
      ? readService(clients.ecs, patient, asked.cluster, asked.service)
      : Promise.resolve(serviceOf(described)),
    findGroup(clients.codedeploy, patient, {
      application: asked.application,
      group: asked.deploymentGroup,
      cluster: asked.cluster,
      service: asked.service,
    }),
  ]);
  const occupants = {
    codedeploy: clients.codedeploy,
    patient,
    brisk,
    now,
    platform: onEcs({ cluster: service.cluster, service: service.name }),
    whoMade: (arn: string) => definitions.find(arn),
  };
  const stands: Stands = arn => ({
    beside: service.taskSets.find(set => set.taskDefinition !== arn)?.side.revision,
    serves: service.taskSets[0].taskDefinition === arn ? 'all users' : 'not all',
  });
  const { platform } = occupants;
  const holder = await holderOf(group, occupants);
  const ours = await aimed(holder, { service, platform, run, aim, reach });
  const configuration = ours?.configuration ?? group.configuration;
  const blue = blueOf(service, ours?.change);
  const container = containerOf(blue, asked);
  const [live, configured, balancing, blueHealth] = await allRefusals([
    definitions.find(blue.taskDefinition),
    configuredStrategy(clients.codedeploy, patient, configuration),
    ifThere(group.pair, pair => readBalancing(clients.elbv2, patient, pair)),
    ifThere(blue.targetGroup, arn => readHealth(clients.elbv2, patient, arn)),
  ]);
  if (live === undefined) throw gone(blue);
  const begun = ours && (await definitions.find(ours.change.revision.id));
  const wanted = await wantedFor(aim, { asked, live, begun, definitions, place: placeOf(run.releaseId) });
  const traffic = ours === undefined ? [] : await trafficOf(ours.change, configured, occupants);
  const sights: Sights = {
    service,
    blue,
    group,
    configuration,
    balancing,
    blueHealth,
    configured,
    live,
    wanted,
    ours,
    begun,
    traffic,
    lastHooks: lastHooks(holder, platform),
    madeBefore: await madeBefore(holder, run, occupants),
  };
  const found = foundIn(sights, asked, run, reach.region);

  if (ours === undefined && aim.is === 'a change')
    return { is: 'not in flight', found, holder: holder.is === 'nobody' ? undefined : holder.id };
  if (holder.is !== 'nobody' && ours === undefined)
    return { is: 'busy', ...(await occupied(occupants, holder, stands)), found };
  if (ours === undefined && restsOn(sights, aim))
    return { is: 'serving already', revision: live.revision, madeBy: madeForUs(live.madeBy, run), found };
  // Within one attempt two steps may ask for two things; over attempts what was recorded wins over the inputs.
  if (
    aim.is === 'the inputs' &&
    ours?.changeId === run.changeId &&
    begun !== undefined &&
    !same(begun.definition, wanted.definition)
  )
    throw busy({ group }, ours.change.id, 'this run');
  return {
    is: 'to be released',
    ours: ours?.change,
    found,
    hands: plan => handsOf(sights, { asked, container, definitions, plan, reach }),
  };
}

interface Aiming {
  readonly service: EcsService;
  readonly platform: Platform;
  readonly run: RunFacts;
  readonly aim: Aim;
  readonly reach: Reach;
}

/** The change that the run aims at: in flight, or named by its deployment. */
async function aimed(holder: Holder, { service, platform, run, aim, reach }: Aiming): Promise<OwnChange | undefined> {
  const { clients, patient, now } = reach;
  if (aim.is === 'a deployment')
    return stampedChange(aim.id, await readDeployment(clients.codedeploy, patient, aim.id), platform, now());
  if (holder.is !== 'a deployment') return undefined;
  const change = stampedChange(holder.id, holder.info, platform, now());
  if (change === undefined) return undefined;
  const beside = blueOf(service, change.change).side.revision;
  return aimedAt(change, aim, run, beside) === 'no' ? undefined : change;
}

/** Nothing is to be released: what is aimed at has all production traffic, and there is somebody to answer it. */
function restsOn(sights: Sights, { is }: Aim): boolean {
  if (is === 'a look') return true;
  return is !== 'the inputs anew' && same(sights.live.definition, sights.wanted.definition) && servesAlready(sights);
}

async function ifThere<T, U>(what: T | undefined, read: (what: T) => Promise<U>): Promise<U | undefined> {
  return what === undefined ? undefined : read(what);
}

/** What served before this release: the primary set, unless our own change has taken that place already. */
function blueOf(service: EcsService, ours: Change | undefined): ServingSet {
  const [primary] = service.taskSets;
  return service.taskSets.find(set => set.taskDefinition !== ours?.revision.id) ?? primary;
}

function containerOf(set: ServingSet, asked: EcsTarget): { readonly name: string; readonly port: number } {
  if (set.container !== undefined) return set.container;
  throw new RefusedError([
    {
      where: 'service',
      value: asked.service,
      reason: 'its task set stands behind no load balancer, so there is no traffic to move',
      remedy: 'CodeDeploy releases services behind an Application or Network Load Balancer',
    },
  ]);
}

function gone(set: ServingSet): MissingError {
  return new MissingError({
    message: `Task definition ${set.side.revision} serves, and ECS does not have it any more.`,
    hint: 'Register that task definition again, or release by hand once.',
  });
}
