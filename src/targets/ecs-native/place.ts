import type { DescribedService } from '../ecs/described.ts';

/** Where a service is, and how ECS's names of its deployments and revisions begin. */
export interface Place {
  /** By name, also where the inputs have its ARN. */
  readonly cluster: string;
  readonly service: string;
  /** `arn:aws:ecs:eu-west-1:123456789012`. */
  readonly account: string;
}

export function placeOf({ service, cluster, name }: DescribedService): Place {
  const arn = service.clusterArn ?? service.serviceArn ?? '';
  return {
    cluster: lastOf(service.clusterArn ?? cluster),
    service: lastOf(service.serviceName ?? name),
    account: arn.split(':').slice(0, 5).join(':'),
  };
}

/** `…:service-deployment/<cluster>/<service>/<id>`: the id is unique within its service. */
export function deploymentArn({ account, cluster, service }: Place, id: string): string {
  return `${account}:service-deployment/${cluster}/${service}/${id}`;
}

/** `…:service-revision/<cluster>/<service>/<n>`, with the number of the deployment `ecs-svc/<n>` that brings it. */
export function revisionArn({ account, cluster, service }: Place, rollout: string): string {
  return `${account}:service-revision/${cluster}/${service}/${lastOf(rollout)}`;
}

/** The end of an ARN, or of `ecs-svc/<n>`: what tells one from another within a service. */
export function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
