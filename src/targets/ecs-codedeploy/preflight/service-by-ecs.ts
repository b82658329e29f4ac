import type { DeploymentConfiguration, LoadBalancer } from '@aws-sdk/client-ecs';
import { movingBy } from '../../ecs-native/configuration.ts';
import { type Balancing, type Listener, there } from '../../elbv2/balancing.ts';
import type { ProductionForward } from '../../elbv2/weights.ts';
import type { Facts } from './facts.ts';

/** A role's name that is free to choose: for ECS, to write the weights of rules. */
export const roleName = 'ecsInfrastructureRoleForLoadBalancers';

/** How the service would be deployed: as the deployment group has it, in ECS's words. */
export function settingsOf({ asked, group }: Facts): DeploymentConfiguration {
  const alarms =
    group.alarms.length === 0
      ? {}
      : {
          alarms: {
            alarmNames: [...group.alarms],
            enable: true,
            rollback: group.stopsOnAlarm !== 'and leaves traffic',
          },
        };
  const moving = movingBy(asked);
  return asked.kind === 'rolling'
    ? { ...moving, deploymentCircuitBreaker: { enable: true, rollback: true }, ...alarms }
    : { ...moving, bakeTimeInMinutes: Math.min(1_440, Math.round(group.blueKept / 60_000)), ...alarms };
}

/** What leads traffic to the service, for ECS to move it. */
export function leadersOf(facts: Facts, rule: ProductionForward | undefined): readonly LoadBalancer[] {
  const { blue, balancing, asked } = facts;
  const { container, targetGroup } = blue;
  if (container === undefined || targetGroup === undefined || balancing === undefined) return [];
  const own = { targetGroupArn: targetGroup, containerName: container.name, containerPort: container.port };
  const other = there(balancing.targetGroups).find(({ arn }) => arn !== targetGroup);
  if (asked.kind === 'rolling' || other === undefined || rule === undefined) return [own];
  const [test] = testForwards(balancing);
  return [
    {
      ...own,
      advancedConfiguration: {
        alternateTargetGroupArn: other.arn,
        productionListenerRule: ruleOrListener(rule),
        ...(test === undefined ? {} : { testListenerRule: ruleOrListener(test) }),
        roleArn: `arn:${partitionOf(facts)}:iam::${accountOf(targetGroup)}:role/${roleName}`,
      },
    },
  ];
}

/** The rule behind an application load balancer, the listener behind a network load balancer. */
function ruleOrListener({
  rule,
  listener,
}: {
  readonly rule: string | undefined;
  readonly listener: Listener;
}): string {
  return rule ?? listener.arn;
}

/** What of the test listeners leads to the pair. */
export function testForwards({ test, targetGroups }: Balancing): readonly ProductionForward[] {
  const pair = there(targetGroups).map(({ arn }) => arn);
  return there(test).flatMap(listener =>
    listener.forwards
      .filter(({ weights }) => pair.some(arn => weights.has(arn)))
      .map(forward => ({ ...forward, listener })),
  );
}

/** `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/…`. */
function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

export function partitionOf({ blue }: Facts): string {
  return blue.targetGroup?.split(':')[1] ?? 'aws';
}
