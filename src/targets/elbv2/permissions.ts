import { allow, type Permission } from '../../aws/policy.ts';

/**
 * What Elastic Load Balancing must allow: reading alone, for Greenlight never writes to a load balancer. Its Describe
 * actions cannot be narrowed (service authorization reference, "Actions, resources, and condition keys for AWS Elastic
 * Load Balancing V2").
 */
export function elbv2Permissions(): readonly Permission[] {
  return [
    ...allow(
      'see where traffic goes',
      [
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeListeners',
        'elasticloadbalancing:DescribeRules',
      ],
      ['*'],
    ),
    ...allow('see who is healthy', ['elasticloadbalancing:DescribeTargetHealth'], ['*']),
  ];
}
