import { createAlarmBook, type AlarmBook } from '../cloudwatch/alarm-book.ts';
import {
  loadBalancerDimension,
  recordTargetHealth,
  recordTraffic,
  targetGroupDimension,
} from '../cloudwatch/load-balancer-metrics.ts';
import { createMetricStore, type MetricStore } from '../cloudwatch/metric-store.ts';
import type { MetricAlarmSeed } from '../cloudwatch/seed.ts';
import type { Seed } from '../seed.ts';
import { createDamageMeter, type DamageMeter } from './damage.ts';
import { createLoadBalancers, type BalancerBook } from './load-balancers.ts';
import { createRandom } from './random.ts';
import { trafficOfSecond } from './traffic.ts';
import { createVersions } from './versions.ts';
import type { World, WorldTimeline } from './world.ts';

/** The whole of the world's state below the services: what its tests, its control port and CloudWatch may look at. */
export interface SimulatedWorld extends World {
  readonly balancers: BalancerBook;
  readonly metrics: MetricStore;
  readonly alarms: AlarmBook;
  readonly damage: DamageMeter;
}

/** `startMs`: when the run begins. What happens earlier is warm-up and hurts nobody. */
export function createWorld(seed: Seed, timeline: WorldTimeline, startMs: number): SimulatedWorld {
  const { account, region } = seed;
  const random = createRandom(seed.seed);
  const versions = createVersions(seed.versions);
  const around = { account, region, timeline, versions };
  const aroundBalancers = { ...around, random: random.fork('load balancers') };
  const balancers = createLoadBalancers(seed.loadBalancers, aroundBalancers, seed.targetGroups);
  const metrics = createMetricStore(random.fork('metrics'));
  const alarms = createAlarmBook({ ...around, metrics, random: random.fork('alarms') });
  const damage = createDamageMeter({ sinceMs: startMs, slowMs: seed.slowMs });

  // Users come when the targets of the beginning have had the time for their first health checks.
  const opening = timeline.now() + settlingSeconds(seed) * 1000;
  for (const balancer of balancers.all) {
    const traffic = random.fork(`traffic of ${balancer.name}`);
    timeline.every(1000, now => {
      // Only application load balancers report: the metrics of network load balancers are not simulated.
      const reports = balancer.type === 'application';
      // An unused group is not reported on: it has no load balancer for the dimension.
      const inUse = balancer.targetGroups.filter(({ arn }) => balancers.userOf(arn) === balancer);
      if (reports) recordTargetHealth(metrics, { ...balancer, targetGroups: inUse }, now);
      if (now <= opening) return;
      const second = trafficOfSecond(balancer, now, versions, traffic);
      if (reports) recordTraffic(metrics, second);
      damage.observe(second);
    });
  }

  for (const alarm of seed.alarms.metric) alarms.putMetric(withDimensionValues(alarm, balancers));
  for (const alarm of seed.alarms.composite) alarms.putComposite(alarm);

  return { ...around, random, balancers, metrics, alarms, damage };
}

function settlingSeconds(seed: Seed): number {
  const groups = seed.loadBalancers.flatMap(balancer => balancer.targetGroups);
  return 5 + Math.max(0, ...groups.map(group => group.healthCheck.intervalSeconds));
}

/** `api` becomes `app/api/50dc6c495c0c9188`, as CloudWatch's dimensions have it. */
function withDimensionValues(alarm: MetricAlarmSeed, balancers: BalancerBook): MetricAlarmSeed {
  const value = (name: string, given: string) => {
    switch (name) {
      case 'LoadBalancer': {
        const balancer = balancers.all.find(item => item.name === given);
        return balancer === undefined ? given : loadBalancerDimension(balancer);
      }
      case 'TargetGroup': {
        const group = balancers.targetGroups.find(item => item.name === given);
        return group === undefined ? given : targetGroupDimension(group);
      }
      default:
        return given;
    }
  };
  return { ...alarm, Dimensions: alarm.Dimensions.map(({ Name, Value }) => ({ Name, Value: value(Name, Value) })) };
}
