import type {
  ListServiceDeploymentsCommandInput,
  ListServiceDeploymentsCommandOutput,
  ServiceDeploymentBrief,
  ServiceDeploymentStatus,
} from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import { MissingError } from '../../errors.ts';
import type { Instant } from '../../release/words.ts';
import { deploymentOf, inFlight, type NativeDeployment } from './deployment.ts';
import { lastOf, type Place } from './place.ts';

const describe = { service: 'ecs', operation: 'DescribeServiceDeployments' } as const;
const list = { service: 'ecs', operation: 'ListServiceDeployments' } as const;

/** DescribeServiceDeployments takes up to 20, ListServiceDeployments gives up to 100 a page. */
const perCall = 20;
const perPage = 100;

/** Undefined where ECS has none of this name: it shows a new one late by seconds, and keeps them for 90 days. */
export async function findDeployment(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  arn: string,
): Promise<NativeDeployment | undefined> {
  const [found] = await findDeployments(ecs, asking, [arn]);
  return found;
}

/** A deployment that must be there. */
export async function readDeployment(ecs: () => Promise<Ecs>, asking: Asking, arn: string): Promise<NativeDeployment> {
  const found = await findDeployment(ecs, asking, arn);
  if (found === undefined) throw missing(arn);
  return found;
}

export function missing(arn: string): MissingError {
  return new MissingError({
    message: `ECS has no deployment ${lastOf(arn)} of this service any more.`,
    hint: 'Look at the deployments of the service in ECS.',
  });
}

/** In the order asked for, without those that ECS does not have. */
export async function findDeployments(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  arns: readonly string[],
): Promise<readonly NativeDeployment[]> {
  const { client, sdk } = await ecs();
  const found: NativeDeployment[] = [];
  for (let from = 0; from < arns.length; from += perCall) {
    const serviceDeploymentArns = arns.slice(from, from + perCall);
    // One that does not exist stands in `failures` with reason MISSING; where it is the only one, AWS may answer with an error instead.
    const { serviceDeployments = [] } = await asking.read<{
      serviceDeployments?: Parameters<typeof deploymentOf>[0][] | undefined;
    }>(describe, () => client.send(new sdk.DescribeServiceDeploymentsCommand({ serviceDeploymentArns })), {
      ServiceDeploymentNotFoundException: () => ({}),
    });
    found.push(...serviceDeployments.map(deploymentOf));
  }
  return arns.flatMap(arn => found.find(one => one.arn === arn) ?? []);
}

/** A deployment in a list: what it brings, and how it stands. */
export interface ListedDeployment {
  readonly id: string;
  readonly arn: string;
  readonly created: Instant;
  /** ARN of the service revision that it brings. */
  readonly target: string;
  readonly status: ServiceDeploymentStatus | undefined;
  readonly because: string | undefined;
  readonly finished: Instant | undefined;
}

/** Which of a service's deployments are listed. */
export type Listed =
  | { readonly which: 'since'; readonly at: Instant }
  | { readonly which: 'in flight' }
  /** No more than so many of them. */
  | { readonly which: 'newest'; readonly atMost: number };

/** Newest first. The SDK has no paginator for it. */
export async function listDeployments(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  { cluster, service }: Pick<Place, 'cluster' | 'service'>,
  listed: Listed,
): Promise<readonly ListedDeployment[]> {
  const { client, sdk } = await ecs();
  const found: ListedDeployment[] = [];
  const atMost = listed.which === 'newest' ? listed.atMost : Number.POSITIVE_INFINITY;
  let nextToken: string | undefined;
  do {
    const page: Pick<ListServiceDeploymentsCommandOutput, 'serviceDeployments' | 'nextToken'> = await asking.read(
      list,
      () =>
        client.send(
          new sdk.ListServiceDeploymentsCommand({
            cluster,
            service,
            maxResults: Math.min(perPage, atMost),
            ...filterOf(listed),
            ...(nextToken === undefined ? {} : { nextToken }),
          }),
        ),
    );
    found.push(...(page.serviceDeployments ?? []).map(listedOf));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && found.length < atMost);
  return found.toSorted((one, other) => other.created - one.created).slice(0, atMost);
}

function filterOf(listed: Listed): Partial<Pick<ListServiceDeploymentsCommandInput, 'createdAt' | 'status'>> {
  switch (listed.which) {
    case 'since':
      return { createdAt: { after: new Date(listed.at) } };
    case 'in flight':
      return { status: [...inFlight] };
    case 'newest':
      return {};
  }
}

function listedOf(brief: ServiceDeploymentBrief): ListedDeployment {
  const arn = brief.serviceDeploymentArn ?? '';
  return {
    id: lastOf(arn),
    arn,
    created: brief.createdAt?.getTime() ?? 0,
    target: brief.targetServiceRevisionArn ?? '',
    status: brief.status,
    because: brief.statusReason,
    finished: brief.finishedAt?.getTime(),
  };
}
