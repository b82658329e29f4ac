import type { Asking } from '../aws/asking.ts';
import type { Clients } from '../aws/clients.ts';
import { MissingError, RefusedError } from '../errors.ts';
import { parseStamp, releaseOf } from '../release/identity.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Plan } from '../release/plan.ts';
import type { Change, Confirmation, Instant, Revision, Strategy } from '../release/words.ts';
import type { EcsTarget } from '../request/request.ts';
import { taskDefinitionIn } from './codedeploy/appspec.ts';
import {
  codeDeployCan,
  configurationFor,
  predefinedStrategy,
  sameStrategy,
  strategyOf,
} from './codedeploy/configuration.ts';
import { busy } from './codedeploy/create.ts';
import { readDeployment } from './codedeploy/deployment.ts';
import { findGroup, type Group } from './codedeploy/group.ts';
import { codeDeployMover } from './codedeploy/mover.ts';
import { whyNotRunning } from './ecs/causes.ts';
import { registry } from './ecs/registry.ts';
import { differences, same } from './ecs/sameness.ts';
import { type EcsService, readService, type ServingSet } from './ecs/service.ts';
import { ecsStager } from './ecs/stager.ts';
import { revisionName } from './ecs/task-definition.ts';
import { wantedDefinition } from './ecs/wanted.ts';
import type { Survey } from './ports.ts';

export interface Reach {
  readonly clients: Clients;
  readonly patient: Asking;
  readonly brisk: Asking;
  readonly now: () => Instant;
}

/** An ECS service whose traffic CodeDeploy moves: the ECS stager and the CodeDeploy mover, put together. */
export async function surveyEcsUnderCodeDeploy(asked: EcsTarget, run: RunFacts, reach: Reach): Promise<Survey> {
  const { clients, patient } = reach;
  const definitions = registry(clients.ecs, patient);
  const [service, group] = await Promise.all([
    readService(clients.ecs, patient, asked.cluster, asked.service),
    findGroup(clients.codedeploy, patient, {
      application: asked.application,
      group: asked.deploymentGroup,
      cluster: asked.cluster,
      service: asked.service,
    }),
  ]);
  const found = await inFlight(group, run, reach);
  const ours = found?.change;
  const blueSet = blueOf(service, ours);
  const [live, configured] = await Promise.all([
    definitions.find(blueSet.taskDefinition),
    configuredStrategy(group, reach),
  ]);
  if (live === undefined) throw gone(blueSet);
  const wanted = await wantedDefinition(asked, live, definitions);
  if (ours === undefined && same(live.definition, wanted) && servesAlone(service))
    return { is: 'serving already', revision: live.revision };

  const begun = ours && (await definitions.find(ours.revision.id));
  const otherwise = begun !== undefined && !same(begun.definition, wanted);
  // Within one attempt two steps may ask for two things; over attempts what was recorded wins over the inputs.
  if (found !== undefined && otherwise && found.changeId === run.changeId)
    throw busy({ group }, found.change.id, 'this run');
  const container = containerOf(blueSet, asked);
  return {
    is: 'to be released',
    ours,
    found: {
      run: found === undefined ? run : { ...run, changeId: found.changeId },
      can: codeDeployCan(group.blueKept, group.readyWait),
      configured: { strategy: configured, bake: group.blueKept, alarms: group.alarms },
      configurationOf: strategy =>
        sameStrategy(strategy, configured) ? group.configuration : configurationFor(strategy).name,
      blue: live.revision,
      green: ours === undefined ? { is: 'to be made', family: wanted.family } : { is: 'made', revision: ours.revision },
      differences: differences(live.definition, begun?.definition ?? wanted),
      adopting: ours === undefined ? 'nothing' : { begunAt: ours.began },
      warnings: [...groupWarnings(group), ...(otherwise ? [recordedWins(begun.revision)] : [])],
    },
    hands: plan => ({
      stager: ecsStager(wanted, definitions),
      mover: codeDeployMover({ ...reach, codedeploy: clients.codedeploy, group, ...placeOf(service), container, plan }),
      confirm: async change => ({
        at: reach.now(),
        served: servedBy(await readService(clients.ecs, reach.brisk, service.cluster, service.name), plan, change),
      }),
      explain: change =>
        whyNotRunning(clients.ecs, reach.brisk, { ...placeOf(service), green: change.revision, since: change.began }),
    }),
  };
}

/** One task set, and somebody in it: beside a second one the primary may have only a part of the traffic. */
function servesAlone({ taskSets: [primary, ...others] }: EcsService): boolean {
  return others.length === 0 && (primary.side.running > 0 || primary.side.wanted === 0);
}

function recordedWins(revision: Revision): string {
  return `The inputs name something else than ${revision.name}, which this run began to release: they are not used.`;
}

function placeOf({ cluster, name }: EcsService): { cluster: string; service: string } {
  return { cluster, service: name };
}

/** Our own deployment that is still in flight; somebody else's is a reason to refuse. */
async function inFlight(
  group: Group,
  run: RunFacts,
  { clients, patient, now }: Reach,
): Promise<{ change: Change; changeId: string } | undefined> {
  if (group.lastDeployment === undefined) return undefined;
  const info = await readDeployment(clients.codedeploy, patient, group.lastDeployment);
  if (info.status === 'Succeeded' || info.status === 'Failed' || info.status === 'Stopped') return undefined;
  const stamp = parseStamp(info.description);
  const taskDefinition = taskDefinitionIn(info.revision?.appSpecContent?.content);
  if (stamp === undefined || releaseOf(stamp) !== run.releaseId || taskDefinition === undefined)
    throw busy({ group }, group.lastDeployment, info.creator);
  const revision = { id: taskDefinition, name: revisionName(taskDefinition) };
  const began = info.createTime?.getTime() ?? now();
  return { changeId: stamp, change: { id: group.lastDeployment, revision, began } };
}

async function configuredStrategy(group: Group, { clients, patient }: Reach): Promise<Strategy> {
  const known = predefinedStrategy(group.configuration);
  if (known !== undefined) return known;
  const { client, sdk } = await clients.codedeploy();
  const { deploymentConfigInfo } = await patient.read({ service: 'codedeploy', operation: 'GetDeploymentConfig' }, () =>
    client.send(new sdk.GetDeploymentConfigCommand({ deploymentConfigName: group.configuration })),
  );
  return strategyOf(group.configuration, deploymentConfigInfo?.trafficRoutingConfig);
}

/** What served before this release: the primary set, unless our own change has taken that place already. */
function blueOf(service: EcsService, ours: Change | undefined): ServingSet {
  const [primary] = service.taskSets;
  return service.taskSets.find(set => set.taskDefinition !== ours?.revision.id) ?? primary;
}

function servedBy(service: EcsService, plan: Plan, change: Change): Confirmation['served'] {
  const [primary] = service.taskSets;
  switch (primary.taskDefinition) {
    case change.revision.id:
      return 'green';
    case plan.blue.id:
      return 'blue';
    default:
      return { third: primary.side.revision };
  }
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
    hint: 'Register it again, or release by hand once.',
  });
}

function groupWarnings(group: Group): readonly string[] {
  return group.stopsOnAlarm === 'and leaves traffic'
    ? [
        `Deployment group ${group.name} stops on its alarms without automatic rollback; this release asks AWS for the rollback itself.`,
      ]
    : [];
}
