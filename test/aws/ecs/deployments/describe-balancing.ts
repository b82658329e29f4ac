import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { LoadBalancing } from '../state.ts';

/** `loadBalancers` of a service or revision, as it was configured. */
export function describedBalancing(balancing: LoadBalancing): LoadBalancer[] {
  switch (balancing.kind) {
    case 'none':
      return [];
    case 'one group':
      return [{ ...balancing.binding }];
    case 'two groups': {
      const { binding, alternateTargetGroupArn, production, test, roleArn } = balancing;
      const advancedConfiguration = {
        alternateTargetGroupArn,
        productionListenerRule: production,
        ...(test !== undefined && { testListenerRule: test }),
        roleArn,
      };
      return [{ ...binding, advancedConfiguration }];
    }
    default: {
      const never: never = balancing;
      throw new Error(`unknown load balancing ${JSON.stringify(never)}`);
    }
  }
}
