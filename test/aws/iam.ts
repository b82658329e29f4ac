import { isForAnybody } from './callers.ts';
import { functionArn, referenceIn } from './lambda/arns.ts';
import { rdsFurtherPermissions, rdsResource, type Known } from './rds/iam.ts';
import { errorNames } from './service-errors.ts';
import { AwsError, type Call } from './wire/index.ts';
import type { Caller } from './world/world.ts';

/** A permission that a call needs. */
export interface Permission {
  /** `ecs:UpdateService` */
  readonly action: string;
  /** An ARN where the request names one thing, else `*`. */
  readonly resource: string;
}

type Input = Readonly<Record<string, unknown>>;
type Place = { readonly account: string; readonly region: string };

const NOTHING_KNOWN: Known = { sourceOfDeployment: () => undefined };

/** First the permission named like the operation, then those that AWS checks besides. The IAM prefix is the service's name. */
export function permissionsFor(
  call: Call,
  place: Place,
  known = NOTHING_KNOWN,
): readonly [Permission, ...Permission[]] {
  const input = (typeof call.input === 'object' && call.input !== null ? call.input : {}) as Input;
  const own = { action: ownAction(call), resource: resourceOf(call, input, place) };
  return [own, ...furtherPermissions(call, input, place, known)];
}

/** Throws the error of AWS for the first permission that is denied. GetCallerIdentity cannot be denied to anybody, and a trust policy is no policy of the caller's. */
export function authorize(call: Call, caller: Caller, denied: ReadonlySet<string>, known = NOTHING_KNOWN): void {
  if ((call.service === 'sts' && call.operation === 'GetCallerIdentity') || isForAnybody(call)) return;
  const lacking = permissionsFor(call, caller, known).find(({ action }) => denied.has(action));
  if (lacking !== undefined) throw accessDenied(call, caller, lacking);
}

/** Wording: "Troubleshoot access denied error messages", IAM user guide. */
export function accessDenied(
  call: Pick<Call, 'service'>,
  caller: Pick<Caller, 'arn'>,
  { action, resource }: Permission,
): AwsError {
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  return new AwsError(errorNames(call.service).denied, message);
}

/**
 * The resource against which IAM checks an operation, from "Actions, resources, and condition keys" in the service
 * authorization reference. Operations that are not listed know no resource, or name it by an id from which no ARN follows.
 */
function resourceOf(call: Call, input: Input, { account, region }: Place): string {
  const text = (member: string) => (typeof input[member] === 'string' ? input[member] : undefined);
  const arn = (service: string, path: string | undefined) =>
    path === undefined ? '*' : path.startsWith('arn:') ? path : `arn:aws:${service}:${region}:${account}:${path}`;
  const joined = (kind: string, ...parts: (string | undefined)[]) =>
    parts.includes(undefined) ? undefined : `${kind}${parts.join('/')}`;

  switch (call.service) {
    case 'ecs': {
      const cluster = text('cluster') ?? 'default';
      const clusterName = cluster.slice(cluster.lastIndexOf('/') + 1);
      const service = text('service') ?? single(input['services']) ?? text('serviceName');
      switch (call.operation) {
        case 'UpdateService':
        case 'CreateService':
        case 'DeleteService':
        case 'ListServiceDeployments':
        case 'DescribeServices':
          return arn('ecs', service?.startsWith('arn:') ? service : joined('service/', clusterName, service));
        case 'DescribeClusters':
          return arn('ecs', joined('cluster/', single(input['clusters']) ?? 'default'));
        case 'DescribeServiceDeployments':
          return single(input['serviceDeploymentArns']) ?? '*';
        case 'DescribeServiceRevisions':
          return single(input['serviceRevisionArns']) ?? '*';
        case 'StopServiceDeployment':
        case 'ContinueServiceDeployment':
          return text('serviceDeploymentArn') ?? '*';
        case 'DescribeTasks':
          return arn('ecs', joined('task/', clusterName, single(input['tasks'])));
        case 'TagResource':
        case 'UntagResource':
        case 'ListTagsForResource':
          return text('resourceArn') ?? '*';
        default:
          return '*';
      }
    }
    case 'codedeploy': {
      const group = joined('deploymentgroup:', text('applicationName'), text('deploymentGroupName'));
      switch (call.operation) {
        case 'GetDeploymentConfig':
        case 'CreateDeploymentConfig':
          return arn('codedeploy', joined('deploymentconfig:', text('deploymentConfigName')));
        case 'GetApplication':
        case 'GetApplicationRevision':
        case 'RegisterApplicationRevision':
        case 'ListDeploymentGroups':
          return arn('codedeploy', joined('application:', text('applicationName')));
        default:
          return arn('codedeploy', group);
      }
    }
    case 'cloudwatch':
      switch (call.operation) {
        case 'DescribeAlarms':
        case 'DescribeAlarmHistory':
          return arn('cloudwatch', 'alarm:*');
        case 'PutMetricAlarm':
        case 'PutCompositeAlarm':
        case 'SetAlarmState':
          return arn('cloudwatch', joined('alarm:', text('AlarmName')));
        case 'DeleteAlarms':
          return arn('cloudwatch', joined('alarm:', single(input['AlarmNames'])));
        default:
          return '*';
      }
    case 'elasticloadbalancing':
      switch (call.operation) {
        case 'ModifyListener':
          return text('ListenerArn') ?? '*';
        case 'ModifyRule':
          return text('RuleArn') ?? '*';
        case 'ModifyTargetGroupAttributes':
        case 'RegisterTargets':
        case 'DeregisterTargets':
          return text('TargetGroupArn') ?? '*';
        default:
          return '*';
      }
    case 'lambda':
      return lambdaResource(call.operation, input, { account, region });
    case 'rds':
      return rdsResource(call.operation, input, { account, region });
    case 'sts':
      return '*';
    default: {
      const never: never = call.service;
      throw new Error(`no such service: ${String(never)}`);
    }
  }
}

/** Named like the operation, but for Invoke. */
function ownAction({ service, operation }: Call): string {
  return `${service}:${service === 'lambda' && operation === 'Invoke' ? 'InvokeFunction' : operation}`;
}

/**
 * The function; qualified where the request says which version or alias ("Resources and conditions for Lambda actions",
 * developer guide: policies may name either). What manages aliases is checked against the function, as in the service
 * authorization reference.
 */
function lambdaResource(operation: string, input: Input, { account, region }: Place): string {
  const { FunctionName: name, Qualifier: qualifier } = input;
  // The reference gives these no resource type.
  if (operation === 'GetAccountSettings' || operation === 'ListEventSourceMappings') return '*';
  if (typeof name !== 'string') return '*';
  const reference = referenceIn(name);
  if (reference === undefined) return '*';
  const arn = functionArn({ account, region }, reference.name);
  const asked = typeof qualifier === 'string' ? qualifier : reference.qualifier;
  return asked === undefined ? arn : `${arn}:${asked}`;
}

function single(list: unknown): string | undefined {
  return Array.isArray(list) && list.length === 1 && typeof list[0] === 'string' ? list[0] : undefined;
}

/**
 * RegisterTaskDefinition hands the task's roles to ECS, and tags on creation are authorized as TagResource ("Tag Amazon ECS
 * resources on creation", ECS developer guide). CreateDeployment is answered with the denial of RegisterApplicationRevision
 * or GetDeploymentConfig to those who lack them.
 */
function furtherPermissions(call: Call, input: Input, { account, region }: Place, known: Known): readonly Permission[] {
  if (call.service === 'rds') return rdsFurtherPermissions(call.operation, input, { account, region }, known);
  const text = (member: string) => (typeof input[member] === 'string' ? input[member] : '*');
  switch (`${call.service}:${call.operation}`) {
    case 'ecs:RegisterTaskDefinition': {
      const roles = [input['executionRoleArn'], input['taskRoleArn']].filter(role => typeof role === 'string');
      const passed = roles.map(role => ({ action: 'iam:PassRole', resource: role }));
      const tagged = Array.isArray(input['tags']) && input['tags'].length > 0;
      const family = `arn:aws:ecs:${region}:${account}:task-definition/${text('family')}:*`;
      return tagged ? [...passed, { action: 'ecs:TagResource', resource: family }] : passed;
    }
    case 'ecs:UpdateService':
      return rolesHandedToEcs(input).map(resource => ({ action: 'iam:PassRole', resource }));
    case 'codedeploy:CreateDeployment': {
      const arn = (path: string) => `arn:aws:codedeploy:${region}:${account}:${path}`;
      const config = {
        action: 'codedeploy:GetDeploymentConfig',
        resource: arn(`deploymentconfig:${text('deploymentConfigName')}`),
      };
      const revision = {
        action: 'codedeploy:RegisterApplicationRevision',
        resource: arn(`application:${text('applicationName')}`),
      };
      return input['revision'] === undefined ? [config] : [config, revision];
    }
    case 'lambda:UpdateFunctionCode':
      return codeFetched(input, { account, region });
    case 'lambda:UpdateFunctionConfiguration':
      return configuredWith(input, { account, region });
    default:
      return [];
  }
}

/** Those of load balancers and of Lambda hooks, where they are sent ("Granting permissions to pass a role", ECS developer guide). */
function rolesHandedToEcs(input: Input): readonly string[] {
  const { loadBalancers, deploymentConfiguration } = input as {
    readonly loadBalancers?: readonly { readonly advancedConfiguration?: { readonly roleArn?: unknown } }[];
    readonly deploymentConfiguration?: { readonly lifecycleHooks?: readonly { readonly roleArn?: unknown }[] };
  };
  const roles = [
    ...(loadBalancers ?? []).map(({ advancedConfiguration }) => advancedConfiguration?.roleArn),
    ...(deploymentConfiguration?.lifecycleHooks ?? []).map(({ roleArn }) => roleArn),
  ];
  return [...new Set(roles.filter(role => typeof role === 'string'))];
}

/** Lambda fetches the code as whoever calls it; from a repository of its own account, by the policy of that ("Amazon ECR cross-account permissions"). */
function codeFetched(input: Input, { account, region }: Place): readonly Permission[] {
  const { S3Bucket: bucket, S3Key: key, S3ObjectVersion: version, ImageUri: image } = input;
  const object = `arn:aws:s3:::${String(bucket)}/${String(key)}`;
  const [, owner, repository] = /^(\d{12})\.dkr\.ecr\.[^/]+\/([^:@]+)/.exec(String(image)) ?? [];
  const foreign = owner !== undefined && owner !== account;
  return [
    ...(bucket === undefined
      ? []
      : [{ action: version === undefined ? 's3:GetObject' : 's3:GetObjectVersion', resource: object }]),
    ...(foreign ? ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] : []).map(action => ({
      action,
      resource: `arn:aws:ecr:${region}:${owner}:repository/${repository}`,
    })),
  ];
}

/**
 * What a configuration names is checked as whoever calls (Lambda developer guide: "Giving Lambda functions access to resources in an
 * Amazon VPC", "Configuring file system access", "Securing Lambda environment variables", and on layers).
 */
function configuredWith(input: Input, { account, region }: Place): readonly Permission[] {
  const { Role, VpcConfig, Layers, KMSKeyArn, FileSystemConfigs } = input;
  const network = ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'];
  const mounts = Array.isArray(FileSystemConfigs) ? (FileSystemConfigs as readonly { readonly Arn?: unknown }[]) : [];
  return [
    ...(typeof Role === 'string' ? [{ action: 'iam:PassRole', resource: Role }] : []),
    ...(hasSubnets(VpcConfig) ? network.map(action => ({ action, resource: '*' })) : []),
    ...(Array.isArray(Layers) ? Layers : []).map(layer => ({
      action: 'lambda:GetLayerVersion',
      resource: String(layer),
    })),
    ...(typeof KMSKeyArn === 'string' && KMSKeyArn !== ''
      ? ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'].map(action => ({ action, resource: KMSKeyArn }))
      : []),
    // The file system of the access point, which nothing in the request names.
    ...mounts.map(() => ({
      action: 'elasticfilesystem:DescribeMountTargets',
      resource: `arn:aws:elasticfilesystem:${region}:${account}:file-system/fs-1`,
    })),
  ];
}

function hasSubnets(network: unknown): boolean {
  const { SubnetIds: subnets } = (network ?? {}) as { readonly SubnetIds?: unknown };
  return Array.isArray(subnets) && subnets.length > 0;
}
