import type { ServiceRevision as Described } from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import type { Instant } from '../../release/words.ts';

/** A service revision: what a deployment brings, immutable. */
export interface ServiceRevision {
  readonly arn: string;
  /** ARN of its task definition. */
  readonly taskDefinition: string;
  readonly created: Instant | undefined;
  /** The target groups that its own tasks stand in, and the rules that lead production traffic there, as ECS has resolved them. */
  readonly stands: readonly Standing[];
}

export interface Standing {
  /** ARN. */
  readonly targetGroup: string;
  /** ARN of a rule or a listener; undefined where ECS divides no traffic. */
  readonly production: string | undefined;
}

/** Service revisions by ARN, each read once. */
export interface Revisions {
  /** In the order asked for, without those that ECS cannot describe: older than 25 October 2024, or gone. */
  find(arns: readonly string[]): Promise<readonly ServiceRevision[]>;
}

/** DescribeServiceRevisions takes up to 20. */
const perCall = 20;

export function revisions(ecs: () => Promise<Ecs>, asking: Asking): Revisions {
  const known = new Map<string, ServiceRevision>();
  const describe = async (arns: readonly string[]): Promise<readonly Described[]> => {
    const { client, sdk } = await ecs();
    const answer = await asking.read({ service: 'ecs', operation: 'DescribeServiceRevisions' }, () =>
      client.send(new sdk.DescribeServiceRevisionsCommand({ serviceRevisionArns: [...arns] })),
    );
    return answer.serviceRevisions ?? [];
  };
  return {
    find: async arns => {
      const found = new Map<string, ServiceRevision>();
      const unread = [...new Set(arns)].filter(arn => !known.has(arn));
      for (let from = 0; from < unread.length; from += perCall)
        for (const described of await describe(unread.slice(from, from + perCall))) {
          const revision = revisionOf(described);
          found.set(revision.arn, revision);
          // Where its tasks will stand is not told before ECS has chosen: then it is asked again.
          if (isResolved(described)) known.set(revision.arn, revision);
        }
      return arns.flatMap(arn => known.get(arn) ?? found.get(arn) ?? []);
    },
  };
}

function isResolved({ loadBalancers = [], resolvedConfiguration }: Described): boolean {
  return (
    loadBalancers.every(({ advancedConfiguration: advanced }) => advanced === undefined) ||
    (resolvedConfiguration?.loadBalancers ?? []).length > 0
  );
}

function revisionOf(described: Described): ServiceRevision {
  return {
    arn: described.serviceRevisionArn ?? '',
    taskDefinition: described.taskDefinition ?? '',
    created: described.createdAt?.getTime(),
    stands: standsOf(described),
  };
}

/** Of a pair only ECS knows which one; a target group that stands alone is the one. */
function standsOf({ loadBalancers = [], resolvedConfiguration }: Described): readonly Standing[] {
  const resolved = (resolvedConfiguration?.loadBalancers ?? []).flatMap(({ targetGroupArn, productionListenerRule }) =>
    targetGroupArn === undefined ? [] : [{ targetGroup: targetGroupArn, production: productionListenerRule }],
  );
  if (resolved.length > 0) return resolved;
  return loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    targetGroupArn === undefined || advancedConfiguration !== undefined
      ? []
      : [{ targetGroup: targetGroupArn, production: undefined }],
  );
}
