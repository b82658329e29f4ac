import type { NetworkMode } from '@aws-sdk/client-ecs';
import type { Found, Metrics } from '../../release/found.ts';
import { attemptOf, releaseOf, type RunFacts } from '../../release/identity.ts';
import type { Begun } from '../../release/plan.ts';
import type { Finding } from '../../release/problem.ts';
import { type Revision, type Serving, servingOf, type Strategy } from '../../release/words.ts';
import type { EcsTarget } from '../../request/request.ts';
import type { OwnChange } from '../codedeploy/own-change.ts';
import { codeDeployCan, configurationFor, sameStrategy } from '../codedeploy/configuration.ts';
import { differences, same } from '../ecs/sameness.ts';
import { there } from '../elbv2/balancing.ts';
import { weightsOf } from '../elbv2/weights.ts';
import type { Facts } from './preflight/facts.ts';
import { findings, findingsUnderWay } from './preflight/findings.ts';
import type { Sights } from './sights.ts';

/** What reading has shown, in the words of the planner. */
export function foundIn(sights: Sights, asked: EcsTarget, run: RunFacts, region: string): Omit<Found, 'alarms'> {
  const { group, configured, live, wanted, ours, begun, service } = sights;
  const otherwise = begun !== undefined && !same(begun.definition, wanted.definition) ? begun.revision : undefined;
  return {
    run: ours === undefined ? run : { ...run, changeId: ours.changeId },
    can: codeDeployCan(group),
    configured: { strategy: configured, bake: group.blueKept, alarms: group.alarms },
    configurationOf: strategy => configurationOf(strategy, sights),
    blue: live.revision,
    blueFrom: live.origin,
    blueMadeBy: live.madeBy,
    green: greenIn(sights),
    differences: differences(live.definition, begun?.definition ?? wanted.definition),
    before: {
      starts: 'tasks',
      testTraffic: (group.pair?.testListeners ?? []).length > 0,
      hooks: ours?.hooks ?? asked.appspec?.hooks ?? [],
    },
    metrics: metricsOf(sights),
    notes: [],
    adopting: ours === undefined ? 'nothing' : { begunAt: ours.change.began },
    serving: servingFor(run, sights),
    servedWell: servesAlready(sights),
    findings: ({ gates, strategy }): readonly Finding[] => {
      const facts: Facts = {
        region,
        service,
        blue: sights.blue,
        networkMode: wanted.definition['networkMode'] as NetworkMode | undefined,
        group,
        balancing: sights.balancing,
        blueHealth: sights.blueHealth,
        gates,
        strategy: strategy.kind,
        hooks: asked.appspec?.hooks ?? [],
      };
      if (ours === undefined)
        return [...onceForEachAttempt(sights), ...findings(facts), ...droppedHooks(sights, asked)];
      return [
        ...findingsUnderWay(facts),
        ...(otherwise === undefined || wanted.known !== undefined ? [] : [recordedWins(otherwise)]),
      ];
    },
  };
}

function greenIn({ ours, wanted: { known, definition }, traffic }: Sights): Found['green'] {
  if (ours !== undefined) return { is: 'made', revision: ours.change.revision, begun: begunBy(ours, traffic) };
  return known === undefined ? { is: 'to be made', family: definition.family } : { is: 'known', revision: known };
}

function begunBy({ changeId, change }: OwnChange, traffic: Begun['traffic']): Begun {
  return { id: change.id, at: change.began, attempt: attemptOf(changeId), traffic };
}

/** Who has the production traffic before a release: blue alone, or nobody can say, for what else stands there is no green yet. */
function servingNow({ balancing, blue, ours }: Sights): Serving {
  if (balancing === undefined || blue.targetGroup === undefined)
    return { who: 'unknown', because: 'the deployment group names no pair of target groups' };
  const asked = weightsOf(balancing, blue.targetGroup);
  if (ours !== undefined || asked.who === 'blue' || asked.who === 'unknown') return asked;
  return { who: 'unknown', because: `${asked.green} % of traffic is on the target group in which blue does not stand` };
}

/** What this release has brought in an earlier attempt is green, though it is all that stands there by now. */
function servingFor(run: Pick<RunFacts, 'releaseId'>, sights: Sights): Serving {
  const serving = servingNow(sights);
  const { live, ours } = sights;
  const isOurs = ours === undefined && live.madeBy !== undefined && releaseOf(live.madeBy) === run.releaseId;
  return isOurs && serving.who === 'blue' ? servingOf(100) : serving;
}

/** All production traffic is on what was asked for, and there is somebody to answer it. */
export function servesAlready(sights: Sights): boolean {
  return servingNow(sights).who === 'blue' && (sights.blueHealth?.healthy ?? 0) > 0;
}

function configurationOf(
  strategy: Strategy,
  { configuration, configured }: Sights,
): ReturnType<Found['configurationOf']> {
  if (sameStrategy(strategy, configured)) return { configuration, configurationMade: 'by AWS or the user' };
  const { name, made } = configurationFor(strategy, 'ECS');
  return { configuration: name, configurationMade: made === 'by AWS' ? 'by AWS or the user' : 'by Greenlight' };
}

/** CloudWatch's dimensions are the ends of the ARNs: `app/shop/50dc6c495c0c9188`, `targetgroup/api-1/73e2d6bc24d8a067`. */
function metricsOf({ balancing, service }: Sights): Metrics | undefined {
  const [listener] = there(balancing?.production ?? []);
  if (balancing === undefined || listener === undefined) return undefined;
  return {
    loadBalancer: listener.loadBalancer.replace(/^.*:loadbalancer\//, ''),
    targetGroups: there(balancing.targetGroups).map(({ arn }) => arn.replace(/^.*:(?=targetgroup\/)/, '')),
    prefix: service.name,
  };
}

/** A proof that ran last time and would not run this time is not left out in silence. */
function droppedHooks({ lastHooks }: Sights, { appspec }: EcsTarget): readonly Finding[] {
  if (appspec !== undefined || lastHooks.length === 0) return [];
  const names = lastHooks.map(hook => `${hook.event} (${hook.function})`).join(', ');
  return [
    {
      level: 'warning',
      where: 'appspec',
      value: undefined,
      reason: `the last deployment of the group ran ${names}, and this step names no AppSpec: they do not run`,
      remedy: 'give the AppSpec that names them as `appspec`',
    },
  ];
}

/** What is found by a change-id, here, in the ledger and by the next attempt, must be one thing. */
function onceForEachAttempt({ madeBefore }: Sights): readonly Finding[] {
  if (madeBefore === undefined) return [];
  return [
    {
      level: 'error',
      where: 'operation',
      value: undefined,
      reason: `this attempt of the run has made ${madeBefore} here already: a second one could not be told from it`,
      remedy: 'do it in a run of its own, or re-run the job',
    },
  ];
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
