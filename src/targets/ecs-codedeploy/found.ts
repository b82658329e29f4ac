import type { NetworkMode } from '@aws-sdk/client-ecs';
import type { Found, Metrics } from '../../release/found.ts';
import { attemptOf, type RunFacts } from '../../release/identity.ts';
import type { Begun } from '../../release/plan.ts';
import type { Finding } from '../../release/problem.ts';
import { type Revision, type Serving, servingOf } from '../../release/words.ts';
import type { EcsTarget } from '../../request/request.ts';
import type { OwnChange } from '../codedeploy/own-change.ts';
import { codeDeployCan } from '../codedeploy/configuration.ts';
import { configurationOf } from '../codedeploy/configured-strategy.ts';
import { droppedHooks } from '../codedeploy/dropped-hooks.ts';
import { differences, same } from '../ecs/sameness.ts';
import { isOfRun, madeForUs } from '../ecs/stamp.ts';
import { there } from '../elbv2/balancing.ts';
import { weightsOf } from '../elbv2/weights.ts';
import { onceForEachAttempt } from '../once-for-each-attempt.ts';
import type { Facts } from './preflight/facts.ts';
import { findings, findingsUnderWay } from './preflight/findings.ts';
import type { Sights } from './sights.ts';

/** What reading has shown, in the words of the planner. */
export function foundIn(sights: Sights, asked: EcsTarget, run: RunFacts, region: string): Omit<Found, 'alarms'> {
  const { group, configured, live, wanted, ours, begun, service } = sights;
  const otherwise = begun !== undefined && !same(begun.definition, wanted.definition) ? begun.revision : undefined;
  return {
    run: ours === undefined ? run : { ...run, changeId: ours.changeId },
    can: codeDeployCan(group, 'ECS'),
    configured: { strategy: configured, bake: group.blueKept, alarms: group.alarms },
    configurationOf: strategy => configurationOf(strategy, sights, 'ECS'),
    blue: live.revision,
    blueFrom: live.origin,
    blueMadeBy: madeForUs(live.madeBy, run),
    stagedBeside: undefined,
    green: greenIn(sights),
    differences: differences(live.definition, begun?.definition ?? wanted.definition),
    before: {
      starts: 'tasks',
      testTraffic: (group.pair?.testListeners ?? []).length > 0,
      hooks: ours?.hooks ?? asked.appspec?.hooks ?? [],
    },
    metrics: metricsOf(sights),
    drift: [],
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
        asked: strategy,
        pauses: asked.hooks,
        hooks: asked.appspec?.hooks ?? [],
      };
      if (ours === undefined)
        return [
          ...onceForEachAttempt(sights.madeBefore),
          ...findings(facts),
          ...(asked.appspec === undefined ? droppedHooks(sights.lastHooks) : []),
        ];
      return [
        ...findingsUnderWay(facts),
        ...(otherwise === undefined || wanted.saidBy === 'what is there' ? [] : [recordedWins(otherwise)]),
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
  const isOurs = ours === undefined && isOfRun(live.madeBy, run);
  return isOurs && serving.who === 'blue' ? servingOf(100) : serving;
}

/** All production traffic is on what was asked for, and there is somebody to answer it. */
export function servesAlready(sights: Sights): boolean {
  return servingNow(sights).who === 'blue' && (sights.blueHealth?.healthy ?? 0) > 0;
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

function recordedWins(revision: Revision): Finding {
  return {
    level: 'warning',
    where: 'inputs',
    value: undefined,
    reason: `they name something else than ${revision.name}, which this run began to release: they are not used`,
    remedy: undefined,
  };
}
