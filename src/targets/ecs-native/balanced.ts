import type { LoadBalancer } from '@aws-sdk/client-ecs';

/** One way in which traffic is led to a service's tasks. */
export type Balanced =
  /** Revisions take turns in two target groups, and ECS divides traffic between them by the weights of the production rule. */
  | ({
      readonly is: 'a pair';
      readonly targetGroups: readonly [string, string];
      /** ARN of an application load balancer's rule, or of a network load balancer's listener. */
      readonly production: string;
      /** The same, for test traffic. */
      readonly test: string | undefined;
      /** ARN of the role with which ECS writes the weights; undefined: AWS would not have taken it, as far as is known. */
      readonly role: string | undefined;
    } & Container)
  /** Tasks of all revisions stand in one target group: traffic cannot be divided. */
  | ({
      readonly is: 'one target group';
      readonly targetGroup: string;
      /** What of the pair's settings is there, where some is: `loadBalancers[].advancedConfiguration` needs both. */
      readonly lacks: readonly ('alternateTargetGroupArn' | 'productionListenerRule')[];
    } & Container)
  | ({ readonly is: 'a classic load balancer'; readonly name: string } & Container);

interface Container {
  readonly container: { readonly name: string; readonly port: number };
}

export function balancedBy(balancer: LoadBalancer): Balanced {
  const { targetGroupArn, loadBalancerName, containerName = '', containerPort = 0 } = balancer;
  const container = { name: containerName, port: containerPort };
  if (targetGroupArn === undefined) return { is: 'a classic load balancer', name: loadBalancerName ?? '', container };
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn } =
    balancer.advancedConfiguration ?? {};
  if (alternateTargetGroupArn === undefined || productionListenerRule === undefined)
    return {
      is: 'one target group',
      targetGroup: targetGroupArn,
      lacks: [
        ...(alternateTargetGroupArn === undefined ? (['alternateTargetGroupArn'] as const) : []),
        ...(productionListenerRule === undefined ? (['productionListenerRule'] as const) : []),
      ],
      container,
    };
  return {
    is: 'a pair',
    targetGroups: [targetGroupArn, alternateTargetGroupArn],
    production: productionListenerRule,
    test: testListenerRule,
    role: roleArn,
    container,
  };
}

/** Of the listener ARN of a network load balancer, or of a rule of it: `…:listener/net/…`, `…:listener-rule/net/…`. */
export function isNetwork(production: string): boolean {
  return /:listener(-rule)?\/net\//.test(production);
}
