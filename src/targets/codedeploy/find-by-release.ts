import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { RefusedError } from '../../errors.ts';
import { placeOf, releaseId, type Sha256, targetKey } from '../../release/identity.ts';
import type { EcsTarget } from '../../request/request.ts';
import { groupReader, groupsAmong, unnamed } from './group-reader.ts';

/** The id of a release, and where it could have been. */
export interface Sought {
  readonly releaseId: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
}

/**
 * The ECS service that a release is of. Its id holds a digest of environment and target: whatever CodeDeploy releases is
 * digested the same way, and compared.
 *
 * @throws RefusedError where no service has it
 */
export async function serviceOfRelease(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
  sought: Sought,
  sha256: Sha256,
): Promise<Pick<EcsTarget, 'cluster' | 'service' | 'application' | 'deploymentGroup'>> {
  const services = (await groupsAmong('ECS', unnamed, groupReader(codedeploy, asking))).flatMap(group =>
    (group.ecsServices ?? []).flatMap(({ serviceName, clusterName = 'default' }) =>
      serviceName === undefined
        ? []
        : [
            {
              cluster: clusterName,
              service: serviceName,
              application: group.applicationName,
              deploymentGroup: group.deploymentGroupName,
            },
          ],
    ),
  );
  const { environment, account, region } = sought;
  const matching = services.filter(({ cluster, service }) => {
    const key = targetKey('ecs', account, region, [cluster, service]);
    return placeOf(releaseId({ runId: '', environment, targetKey: key }, sha256)) === placeOf(sought.releaseId);
  });
  const [only, ...others] = matching;
  if (only === undefined)
    throw notFound(sought, new Set(services.map(({ cluster, service }) => `${cluster}/${service}`)).size);
  // Two groups may release one service: which of them is asked when the service is looked at, as ever.
  return others.length === 0 ? only : { ...only, application: undefined, deploymentGroup: undefined };
}

function notFound({ releaseId, environment, region }: Sought, looked: number): RefusedError {
  return new RefusedError([
    {
      where: 'release-id',
      value: releaseId,
      reason: `it is of none of the ${looked} ECS services that CodeDeploy releases in this account and ${region}, in the environment \`${environment}\``,
      remedy:
        'write `environment` and `region` as in the step that it comes from, or name the service with `cluster` and `service`',
    },
  ]);
}
