import { allow, arn, literally, type Permission, type Place, type Resources } from '../../aws/policy.ts';
import type { NewCode } from './code.ts';
import type { Configuration } from './configuration.ts';

/**
 * Where the code is, Lambda looks as whoever sends it: in S3 (developer guide, "Deploying .zip file archives"), and in a repository
 * of another account (developer guide, "Amazon ECR cross-account permissions"). In a repository of its own account it looks by the
 * policy that the repository has had since the function was made.
 */
export function readingOfCode(code: NewCode, place: Place): readonly Permission[] {
  const because = 'send the code';
  switch (code.from) {
    case 'package':
      return [];
    case 's3': {
      const action = code.version === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
      return allow(because, [action], [objectArn(code, place)]);
    }
    case 'image': {
      const repository = foreignRepository(code.uri, place);
      return repository === undefined
        ? []
        : allow(because, ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], [repository]);
    }
  }
}

/** ARNs of S3 have neither region nor account. */
function objectArn({ bucket, key }: Extract<NewCode, { from: 's3' }>, place: Place): string {
  const [, partition] = arn('iam', place, 'role/x').split(':');
  return `arn:${partition}:s3:::${literally(bucket)}/${literally(key)}`;
}

function foreignRepository(uri: string, { account, region }: Place): string | undefined {
  const [, owner, name] = /^(\d{12})\.dkr\.ecr\.[^/]+\/([^:@]+)/.exec(uri) ?? [];
  if (owner === undefined || name === undefined || owner === account) return undefined;
  return arn('ecr', { account: owner, region }, `repository/${literally(name)}`);
}

/** What a configuration names, Lambda checks as whoever configures the function. */
export function useOfConfigured(configuration: Configuration, place: Place): readonly Permission[] {
  const { Role, VpcConfig, Layers, KMSKeyArn, FileSystemConfigs } = configuration;
  return [
    ...onEach(Role, on =>
      allow('hand its role to the function', ['iam:PassRole'], on, {
        operator: 'StringEquals',
        key: 'iam:PassedToService',
        value: 'lambda.amazonaws.com',
      }),
    ),
    // Developer guide, "Giving Lambda functions access to resources in an Amazon VPC". EC2 narrows its lists to nothing.
    ...onEach(VpcConfig, () =>
      allow(
        'put the function into its network',
        ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'],
        ['*'],
      ),
    ),
    ...onEach(Layers, on => allow('use its layers', ['lambda:GetLayerVersion'], on)),
    // Developer guide, "Securing Lambda environment variables".
    ...onEach(KMSKeyArn, on => allow('encrypt its variables', ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'], on)),
    // Developer guide, "Configuring file system access": of which file system an access point is, its ARN does not say.
    ...onEach(FileSystemConfigs, () =>
      allow(
        'mount its file system',
        ['elasticfilesystem:DescribeMountTargets'],
        [arn('elasticfilesystem', place, 'access-point/*'), arn('elasticfilesystem', place, 'file-system/*')],
      ),
    ),
  ];
}

/** Nothing where the member is not there, or is emptied. */
function onEach(member: unknown, allowed: (on: Resources) => readonly Permission[]): readonly Permission[] {
  const [first, ...others] = textsIn(member).map(literally);
  return first === undefined ? [] : allowed([first, ...others]);
}

/** All texts within a value, however deep; an empty one names nothing. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
