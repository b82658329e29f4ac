import { RegisterTaskDefinitionRequest$, type RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { NormalizedSchema } from '@smithy/core/schema';
import { shapeOf } from '../../aws/wire/schema.ts';
import { blueImage } from '../shop.ts';

/** What ECS takes where it does not take any text: the schemas of the SDK do not say it, ECS's API reference does. */
const taken: Readonly<Record<string, string>> = {
  'ContainerDefinition.versionConsistency': 'disabled',
  'ContainerDependency.condition': 'HEALTHY',
  'Device.permissions': 'mknod',
  'DockerVolumeConfiguration.scope': 'shared',
  'EFSAuthorizationConfig.iam': 'ENABLED',
  'EFSVolumeConfiguration.transitEncryption': 'ENABLED',
  'EnvironmentFile.type': 's3',
  'FirelensConfiguration.type': 'fluentbit',
  'LogConfiguration.logDriver': 'awsfirelens',
  'PortMapping.appProtocol': 'http2',
  'ProxyConfiguration.type': 'APPMESH',
  'RegisterTaskDefinitionRequest.ipcMode': 'task',
  'RegisterTaskDefinitionRequest.pidMode': 'task',
  'ResourceRequirement.type': 'GPU',
  'RuntimePlatform.cpuArchitecture': 'ARM64',
  'RuntimePlatform.operatingSystemFamily': 'LINUX',
  'Tag.key': 'the key é',
  'Tag.value': 'the value é',
  'TaskDefinitionPlacementConstraint.type': 'memberOf',
  'Ulimit.name': 'nofile',
};

/**
 * A task definition with every field that the SDK's schema of RegisterTaskDefinition has, one item in every list, of so
 * many bytes of JSON. ECS takes 64 KiB ("Amazon ECS service quotas").
 */
export function bigDefinition(bytes: number): string {
  const whole = filled(
    NormalizedSchema.of(RegisterTaskDefinitionRequest$),
    'definition',
  ) as RegisterTaskDefinitionRequest;
  const [container = {}] = whole.containerDefinitions ?? [];
  const definition = (padding: string): string =>
    JSON.stringify({
      ...whole,
      family: 'api',
      taskRoleArn: 'arn:aws:iam::123456789012:role/shop/api-task',
      executionRoleArn: 'arn:aws:iam::123456789012:role/shop/api-execution',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '512',
      memory: '1024',
      containerDefinitions: [
        {
          ...container,
          name: 'api',
          image: blueImage,
          essential: true,
          portMappings: [{ ...container.portMappings?.[0], containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
          environment: [{ name: 'PADDING', value: padding }],
        },
      ],
    });
  return definition('x'.repeat(bytes - Buffer.byteLength(definition(''))));
}

/** A value for a schema, named after its place, which is a member of a structure; of a structure every member, of a list and a map one item. */
function filled(schema: NormalizedSchema, place: string): unknown {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        [...shape.members].map(([name, member]) => [name, filled(member, `${schema.getName()}.${name}`)]),
      );
    case 'union': {
      const [[name, member] = []] = shape.members;
      return name === undefined || member === undefined
        ? {}
        : { [name]: filled(member, `${schema.getName()}.${name}`) };
    }
    case 'list':
      return [filled(shape.item, place)];
    case 'map':
      return { [`key of ${place.split('.').at(-1)}`]: filled(shape.value, place) };
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'string':
      return taken[place] ?? `the ${place.split('.').at(-1)} <&"'é👩‍🚀 `;
    case 'timestamp':
    case 'blob':
    case 'document':
      throw new Error(`A task definition has a ${shape.kind} at ${place}: say what stands there.`);
    default: {
      const never: never = shape;
      return never;
    }
  }
}
