import type { LoadBalancer as Described } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancer } from '../world/load-balancers.ts';

/** All that a world has is in one network. */
export const VPC_ID = 'vpc-0a1b2c3d4e5f60718';

/** Of the load balancers in us-east-1, and shown in every region of this world: "Elastic Load Balancing endpoints". */
const HOSTED_ZONE = 'Z35SXDOTRQ7X7K';

export function describedLoadBalancer({ name, type, arn, createdAt }: LoadBalancer, region: string): Described {
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  return {
    LoadBalancerArn: arn,
    LoadBalancerName: name,
    DNSName: `${name}-${Number.parseInt(id.slice(0, 8), 16)}.${region}.elb.amazonaws.com`,
    CanonicalHostedZoneId: HOSTED_ZONE,
    CreatedTime: new Date(createdAt),
    Scheme: 'internet-facing',
    VpcId: VPC_ID,
    State: { Code: 'active' },
    Type: type,
    AvailabilityZones: ['a', 'b'].map(zone => ({
      ZoneName: `${region}${zone}`,
      SubnetId: `subnet-0${id.slice(0, 15)}${zone}`,
      LoadBalancerAddresses: [],
    })),
    // A network load balancer may have none.
    ...(type === 'application' && { SecurityGroups: [`sg-0${id}`] }),
    IpAddressType: 'ipv4',
  };
}
