import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Seed } from '../../../aws/seed.ts';
import type { ActionSeed, LoadBalancerSeed, TargetGroupSeed } from '../../../aws/world/seed.ts';
import type { Network } from './network.ts';

/** ARNs by the names of the seed: `shop`, `shop:443`, `api-1`. */
export type Arns = ReadonlyMap<string, string>;

/** The load balancers of a seed, by create calls. */
export async function createBalancers(elb: ElasticLoadBalancingV2Client, seed: Seed, network: Network): Promise<Arns> {
  const arns = new Map<string, string>();
  for (const group of [...seed.loadBalancers.flatMap(({ targetGroups }) => targetGroups), ...seed.targetGroups]) {
    const { TargetGroups } = await elb.send(new CreateTargetGroupCommand(groupInput(group, network)));
    arns.set(group.name, made(TargetGroups?.[0]?.TargetGroupArn, group.name));
  }
  for (const balancer of seed.loadBalancers) {
    const { LoadBalancers } = await elb.send(
      new CreateLoadBalancerCommand({
        Name: balancer.name,
        Subnets: [...network.subnets],
        SecurityGroups: [network.securityGroup],
      }),
    );
    arns.set(balancer.name, made(LoadBalancers?.[0]?.LoadBalancerArn, balancer.name));
    for (const listener of balancer.listeners) await createListener(elb, balancer, listener, network, arns);
  }
  return arns;
}

async function createListener(
  elb: ElasticLoadBalancingV2Client,
  { name }: LoadBalancerSeed,
  listener: LoadBalancerSeed['listeners'][number],
  { certificate }: Network,
  arns: Map<string, string>,
): Promise<void> {
  const { port, protocol = port === 443 ? 'HTTPS' : 'HTTP', rules } = listener;
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: made(arns.get(name), name),
      Port: port,
      Protocol: protocol,
      DefaultActions: [actionOf(listener, arns)],
      ...(protocol === 'HTTPS' && { Certificates: [{ CertificateArn: certificate }] }),
    }),
  );
  const ListenerArn = made(Listeners?.[0]?.ListenerArn, `${name}:${port}`);
  arns.set(`${name}:${port}`, ListenerArn);
  for (const rule of rules) {
    const condition =
      'pathPattern' in rule
        ? { Field: 'path-pattern', Values: [rule.pathPattern] }
        : { Field: 'host-header', Values: [rule.hostHeader] };
    const Actions = [actionOf(rule, arns)];
    await elb.send(new CreateRuleCommand({ ListenerArn, Priority: rule.priority, Conditions: [condition], Actions }));
  }
}

function groupInput({ name, targetType, protocol, port, healthCheck }: TargetGroupSeed, { vpc }: Network) {
  return {
    Name: name,
    TargetType: targetType,
    Protocol: protocol,
    Port: port,
    VpcId: vpc,
    HealthCheckPath: healthCheck.path,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
  };
}

function actionOf({ forward, stickiness, fixedResponse }: ActionSeed, arns: Arns): Action {
  if (fixedResponse !== undefined) {
    const { status, contentType, body } = fixedResponse;
    return {
      Type: 'fixed-response',
      FixedResponseConfig: { StatusCode: String(status), ContentType: contentType, MessageBody: body },
    };
  }
  const TargetGroups = Object.entries(forward).map(([group, Weight]) => ({
    TargetGroupArn: made(arns.get(group), group),
    Weight,
  }));
  const sticky =
    stickiness === 'off' ? {} : { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: stickiness.seconds } };
  return { Type: 'forward', ForwardConfig: { TargetGroups, ...sticky } };
}

export function made<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`"${name}" was made, but the answer does not say what it is.`);
  return value;
}
