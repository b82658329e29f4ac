/** What an AppSpec for ECS says: which revision, behind which container and port. */
export interface AppSpec {
  readonly taskDefinition: string;
  readonly container: { readonly name: string; readonly port: number };
}

/** JSON, which CodeDeploy takes as readily as YAML. */
export function printAppSpec({ taskDefinition, container }: AppSpec): string {
  return JSON.stringify({
    version: 0.0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: taskDefinition,
            LoadBalancerInfo: { ContainerName: container.name, ContainerPort: container.port },
          },
        },
      },
    ],
  });
}

/** The task definition that a deployment of ours carries; undefined where the AppSpec was not written by Greenlight. */
export function taskDefinitionIn(content: string | undefined): string | undefined {
  return /"TaskDefinition":"(arn:[^"]+)"/.exec(content ?? '')?.[1];
}
