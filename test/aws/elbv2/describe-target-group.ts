import type { TargetGroup as Described } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancer } from '../world/load-balancers.ts';
import type { TargetGroup } from '../world/target-group.ts';
import { VPC_ID } from './describe-load-balancer.ts';

export function describedTargetGroup({ name, arn, settings }: TargetGroup, user: LoadBalancer | undefined): Described {
  const { targetType, protocol, port, healthCheck } = settings;
  return {
    TargetGroupArn: arn,
    TargetGroupName: name,
    Protocol: protocol,
    Port: port,
    VpcId: VPC_ID,
    HealthCheckProtocol: protocol,
    HealthCheckPort: 'traffic-port',
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    HealthCheckPath: healthCheck.path,
    Matcher: { HttpCode: healthCheck.matcher },
    LoadBalancerArns: user === undefined ? [] : [user.arn],
    TargetType: targetType,
    ProtocolVersion: 'HTTP1',
    IpAddressType: 'ipv4',
  };
}
