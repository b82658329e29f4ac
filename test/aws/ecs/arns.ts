/** Where the account's resources live. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

const ecsArn = (place: Place, resource: string) => `arn:aws:ecs:${place.region}:${place.account}:${resource}`;

export const clusterArn = (place: Place, cluster: string) => ecsArn(place, `cluster/${cluster}`);

export const serviceArn = (place: Place, cluster: string, service: string) =>
  ecsArn(place, `service/${cluster}/${service}`);

/** `taskSetId` holds a slash itself: `ecs-svc/1234567890123456789`. */
export const taskSetArn = (place: Place, cluster: string, service: string, taskSetId: string) =>
  ecsArn(place, `task-set/${cluster}/${service}/${taskSetId}`);

/** `number`: the digits of the `ecs-svc/` id of the tasks that run it. */
export const serviceRevisionArn = (place: Place, cluster: string, service: string, number: string) =>
  ecsArn(place, `service-revision/${cluster}/${service}/${number}`);

export const serviceDeploymentArn = (place: Place, cluster: string, service: string, id: string) =>
  ecsArn(place, `service-deployment/${cluster}/${service}/${id}`);

export const taskArn = (place: Place, cluster: string, taskId: string) => ecsArn(place, `task/${cluster}/${taskId}`);

export const containerArn = (place: Place, cluster: string, taskId: string, containerId: string) =>
  ecsArn(place, `container/${cluster}/${taskId}/${containerId}`);

export const taskDefinitionArn = (place: Place, family: string, revision: number) =>
  ecsArn(place, `task-definition/${family}:${revision}`);

/** ECS takes a short name or a full ARN wherever it asks for a cluster, service, task or task definition. */
export const nameOf = (nameOrArn: string) => nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
