import type { NetworkMode } from '@aws-sdk/client-ecs';
import type { Found, Metrics } from '../../release/found.ts';
import { attemptOf, releaseOf, type RunFacts } from '../../release/identity.ts';
import type { Begun, Hook } from '../../release/plan.ts';
import type { Finding } from '../../release/problem.ts';
import { nothingYet, type Revision, type Serving, servingOf } from '../../release/words.ts';
import { onceForEachAttempt } from '../once-for-each-attempt.ts';
import type { AskedOfService } from '../ecs-native.ts';
import { differences, same } from '../ecs/sameness.ts';
import { madeForUs } from '../ecs/stamp.ts';
import { nativeCan } from './can.ts';
import { alarmsIn, bakeIn, strategyIn } from './configuration.ts';
import { lastEnd, notesOn } from './notes.ts';
import type { OwnDeployment } from './own-deployment.ts';
import type { Facts } from './preflight/facts.ts';
import { findings, findingsUnderWay } from './preflight/findings.ts';
import { restingServing } from './routes.ts';
import { shareNow } from './share-now.ts';
import type { Sights } from './sights.ts';
import { stages } from './stages.ts';

/** What reading has shown, in the words of the planner. */
export function foundIn(sights: Sights, asked: AskedOfService, run: RunFacts, region: string): Omit<Found, 'alarms'> {
  const { service, settings, live, wanted, ours, begun, blue } = sights;
  const otherwise = begun !== undefined && !same(begun.definition, wanted.definition) ? begun.revision : undefined;
  return {
    run: ours === undefined ? run : { ...run, changeId: ours.changeId },
    can: nativeCan(service, settings.wanted),
    configured: {
      strategy: strategyIn(settings.present),
      bake: bakeIn(settings.present),
      alarms: alarmsIn(settings.present),
    },
    configurationOf: () => ({
      configuration: `the deploymentConfiguration of service ${service.place.service}`,
      configurationMade: 'of the target itself',
    }),
    blue: blue.everCompleted ? live.revision : nothingYet,
    blueFrom: live.origin,
    blueMadeBy: madeForUs(live.madeBy, run),
    stagedBeside: undefined,
    green: greenIn(sights),
    differences: differences(live.definition, begun?.definition ?? wanted.definition),
    before: {
      starts: 'tasks',
      testTraffic: sights.routes.some(({ pair }) => pair.test !== undefined),
      hooks: functionsIn(sights),
    },
    metrics: metricsOf(sights),
    drift: settings.drift,
    notes: notesOn(sights),
    adopting: ours === undefined ? 'nothing' : { begunAt: ours.change.began },
    serving: servingFor(run, sights),
    servedWell: servesAlready(sights),
    findings: ({ gates, strategy, purpose }): readonly Finding[] => {
      const facts: Facts = {
        region,
        service,
        blue: { ...blue, isRegistered: live.definition['status'] !== 'INACTIVE' },
        health: sights.health,
        routes: sights.routes,
        networkMode: wanted.definition['networkMode'] as NetworkMode | undefined,
        settings: settings.wanted,
        ringing: sights.ringing,
        asked: asked.target,
        onAlarmAlready: asked.consequences.onAlarmAlready,
        gates,
        strategy,
        purpose,
      };
      if (ours === undefined)
        return [...onceForEachAttempt(madeBefore(sights, run)), ...lastEnd(sights), ...findings(facts, settings.bake)];
      return [
        ...findingsUnderWay(facts),
        ...(otherwise === undefined || wanted.saidBy === 'what is there' ? [] : [recordedWins(otherwise)]),
      ];
    },
  };
}

function greenIn(sights: Sights): Found['green'] {
  const { ours, wanted } = sights;
  if (ours !== undefined) return { is: 'made', revision: ours.change.revision, begun: begunBy(ours, sights) };
  return wanted.known === undefined
    ? { is: 'to be made', family: wanted.definition.family }
    : { is: 'known', revision: wanted.known };
}

/** ECS dates the beginning of a deployment, and none of its steps. */
function begunBy({ changeId, change, deployment }: OwnDeployment, { service }: Sights): Begun {
  const share = shareNow(deployment, change.revision, service);
  return { id: change.id, at: change.began, attempt: attemptOf(changeId), traffic: share === 0 ? [] : 'not known' };
}

/** Functions of the user's that ECS calls, at each of their stages in order; pauses are no functions. */
function functionsIn({ settings: { wanted } }: Sights): readonly Hook[] {
  const hooks = (wanted.lifecycleHooks ?? []).filter(({ targetType }) => targetType !== 'PAUSE');
  return stages.flatMap(stage =>
    hooks
      .filter(({ lifecycleStages = [] }) => lifecycleStages.some(one => one === stage))
      .map(({ hookTargetArn = 'not named' }) => ({ event: stage, function: hookTargetArn })),
  );
}

function metricsOf({ service, routes, blue, loadBalancer }: Sights): Metrics | undefined {
  if (loadBalancer === undefined) return undefined;
  const arns = routes.length > 0 ? routes.flatMap(({ pair }) => pair.targetGroups) : blue.targetGroups;
  return {
    loadBalancer,
    targetGroups: arns.map(arn => arn.replace(/^.*:(?=targetgroup\/)/, '')),
    prefix: service.place.service,
  };
}

/** Who has the production traffic: as ECS asks for it in a deployment of ours, as the rules have it now, or as tasks run. */
function servingNow(sights: Sights): Serving {
  const { ours, routes, service, blue } = sights;
  if (ours !== undefined) {
    const share = shareNow(ours.deployment, ours.change.revision, service);
    return share === undefined
      ? { who: 'unknown', because: 'ECS does not say how traffic is divided in this deployment' }
      : servingOf(share);
  }
  const routed = restingServing(routes);
  if (routed !== undefined) return routed;
  const other = service.rollouts.find(
    ({ taskDefinition, side }) => taskDefinition !== blue.taskDefinition && side.running > 0,
  );
  return other === undefined
    ? servingOf(0)
    : {
        who: 'unknown',
        because: `${other.side.running} tasks of ${other.side.revision} run beside ${blue.side.revision}`,
      };
}

/** What this release has brought in an earlier attempt is green, though it is all that stands there by now. */
function servingFor(run: Pick<RunFacts, 'releaseId'>, sights: Sights): Serving {
  const serving = servingNow(sights);
  const madeBy = madeForUs(sights.live.madeBy, run);
  const isOurs = sights.ours === undefined && madeBy !== undefined && releaseOf(madeBy) === run.releaseId;
  return isOurs && serving.who === 'blue' ? servingOf(100) : serving;
}

/** All production traffic is on what was asked for, and there is somebody to answer it. */
export function servesAlready(sights: Sights): boolean {
  const { health, blue } = sights;
  return servingNow(sights).who === 'blue' && (health === undefined ? blue.side.running : health.healthy) > 0;
}

/** AWS's id of a deployment that this very attempt has made here, and that is over. */
function madeBefore({ lately: { last }, lastBrought }: Sights, run: RunFacts): string | undefined {
  return last !== undefined && lastBrought?.madeBy !== undefined && madeForUs(lastBrought.madeBy, run) === run.changeId
    ? last.id
    : undefined;
}

function recordedWins(revision: Revision): Finding {
  return {
    level: 'warning',
    where: 'inputs',
    value: undefined,
    reason: `they name something else than ${revision.name}, which this run began to release: they are not used`,
    remedy: undefined,
  };
}
