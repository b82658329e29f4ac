import type { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Asking } from '../../aws/asking.ts';
import type { Elbv2 } from '../../aws/clients.ts';
import { UnknownAnswerError } from '../../errors.ts';
import type { Health } from '../../release/words.ts';

/** The health of all targets of one target group, in one call. Of a group that does not exist nobody is healthy. */
export async function readHealth(elbv2: () => Promise<Elbv2>, asking: Asking, targetGroupArn: string): Promise<Health> {
  const { client, sdk } = await elbv2();
  return asking.read<Health>(
    { service: 'elasticloadbalancing', operation: 'DescribeTargetHealth' },
    async () => {
      const answer = await client.send(new sdk.DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
      return healthOf((answer.TargetHealthDescriptions ?? []).map(({ TargetHealth: health = {} }) => health));
    },
    { TargetGroupNotFoundException: message => ({ ...healthOf([]), reasons: [message] }) },
  );
}

export function healthOf(targets: readonly TargetHealth[]): Health {
  const counted = targets.map(target => ({ target, counts: countedAs(target) }));
  const count = (as: Counted) => counted.filter(({ counts }) => counts === as).length;
  const ailing = counted.filter(({ counts }) => counts !== 'healthy' && counts !== 'leaving');
  return {
    healthy: count('healthy'),
    unhealthy: count('unhealthy'),
    starting: count('starting'),
    unchecked: count('unchecked'),
    reasons: mostFrequentFirst(ailing.flatMap(({ target }) => reasonOf(target) ?? [])),
  };
}

type Counted = 'healthy' | 'unhealthy' | 'starting' | 'unchecked' | 'leaving';

/** `unused`: no listener leads to the group, or the target's zone is off; `unavailable`: health checks are off, or the load balancer has a fault. */
function countedAs({ State: state }: TargetHealth): Counted {
  switch (state) {
    case 'healthy':
    case 'unhealthy':
      return state;
    case 'initial':
      return 'starting';
    case 'unused':
    case 'unavailable':
      return 'unchecked';
    case 'draining':
    case 'unhealthy.draining':
      return 'leaving';
    default:
      throw new UnknownAnswerError({
        message: `A load balancer reports the health ${String(state satisfies undefined)} for a target, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
}

/** `Health checks failed with these codes: [503] (Target.ResponseCodeMismatch)` */
function reasonOf({ Reason: reason, Description: description }: TargetHealth): string | undefined {
  if (reason === undefined) return description;
  return description === undefined ? reason : `${description} (${reason})`;
}

function mostFrequentFirst(reasons: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([reason]) => reason);
}
