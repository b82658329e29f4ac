import { allow, arn, literally, type Permission, type Place } from '../../aws/policy.ts';
import type { LambdaTarget, Request } from '../../request/request.ts';
import { writesOf } from '../writes.ts';
import { isNew, type NewCode } from './code.ts';

type Named = Pick<LambdaTarget, 'function' | 'alias'>;

/** What reading must be allowed. Which resource an action is checked against: service authorization reference, for AWS Lambda. */
export function lambdaReads(target: Named, place: Place): readonly Permission[] {
  const on = resourcesOf(target, place);
  return [
    ...allow('see what serves', ['lambda:GetFunctionConfiguration'], [on.function, on.versions]),
    ...allow('see what serves', ['lambda:GetAlias'], [on.function]),
  ];
}

/** What releasing a function by the weights of its alias must be allowed. */
export function lambdaPermissions(
  request: Pick<Request, 'operation'>,
  target: LambdaTarget,
  place: Place,
): readonly Permission[] {
  return [...functionPermissions(request, target, place), ...aliasWrites(request, target, place)];
}

/** What making a version must be allowed, and knowing what it meets; whoever moves its traffic. */
export function functionPermissions(
  { operation }: Pick<Request, 'operation'>,
  target: LambdaTarget,
  place: Place,
): readonly Permission[] {
  const writes = writesOf[operation.is];
  const on = resourcesOf(target, place);
  const { code, configuration, variables, keepVersions } = target;
  const configures = Object.keys(configuration).length > 0 || variables.size > 0;
  return [
    ...lambdaReads(target, place),
    ...allow(
      'name what follows the alias',
      ['lambda:GetFunctionUrlConfig', 'lambda:GetPolicy'],
      [on.function, on.versions],
    ),
    // AWS knows no narrower resource for the list.
    ...allow('name what follows the alias', ['lambda:ListEventSourceMappings'], ['*']),
    ...allow('keep green as warm as blue', ['lambda:GetProvisionedConcurrencyConfig'], [on.function, on.versions]),
    ...(writes.has('make green')
      ? [
          ...(isNew(code) ? sending(code, on.function, place) : []),
          ...(configures ? configuring(configuration, on.function) : []),
          ...allow('publish the version', ['lambda:PublishVersion'], [on.function]),
        ]
      : []),
    ...(writes.has('make green') || operation.is === 'rollback'
      ? allow('keep green as warm as blue', ['lambda:PutProvisionedConcurrencyConfig'], [on.function, on.versions])
      : []),
    ...(writes.has('let traffic move') && keepVersions !== 'all' ? cleaningUp(on) : []),
  ];
}

/** What writing the weights must be allowed, and seeing that users follow them. */
export function aliasWrites(
  { operation }: Pick<Request, 'operation'>,
  target: Named,
  place: Place,
): readonly Permission[] {
  const writes = writesOf[operation.is];
  const on = resourcesOf(target, place);
  return [
    ...(operation.is === 'promote'
      ? allow('find what was staged', ['lambda:ListVersionsByFunction'], [on.function])
      : []),
    ...(operation.is === 'release' || operation.is === 'promote'
      ? allow('make the alias, at the first release', ['lambda:CreateAlias'], [on.function])
      : []),
    ...(writes.has('let traffic move')
      ? allow('see that traffic follows the weights', ['cloudwatch:GetMetricData'], ['*'])
      : []),
    ...(writes.has('let traffic move')
      ? allow('move traffic, and take it back', ['lambda:UpdateAlias'], [on.function])
      : []),
  ];
}

/** What is in S3, Lambda reads as whoever asks it to (developer guide, "Deploying .zip file archives"). */
function sending(code: NewCode, own: string, place: Place): readonly Permission[] {
  const because = 'send the code';
  const from = code.from === 's3' ? s3Arn(code, place) : undefined;
  return [
    ...allow(because, ['lambda:UpdateFunctionCode'], [own]),
    ...(from === undefined || code.from !== 's3'
      ? []
      : allow(because, [code.version === undefined ? 's3:GetObject' : 's3:GetObjectVersion'], [from])),
  ];
}

/** ARNs of S3 have neither region nor account. */
function s3Arn({ bucket, key }: Extract<NewCode, { from: 's3' }>, place: Place): string {
  const [, partition] = arn('iam', place, 'role/x').split(':');
  return `arn:${partition}:s3:::${literally(bucket)}/${literally(key)}`;
}

/** Another role is handed to the function. */
function configuring({ Role: role }: Readonly<Record<string, unknown>>, own: string): readonly Permission[] {
  return [
    ...allow('configure the function', ['lambda:UpdateFunctionConfiguration'], [own]),
    ...(typeof role !== 'string'
      ? []
      : allow('hand its role to the function', ['iam:PassRole'], [literally(role)], {
          operator: 'StringEquals',
          key: 'iam:PassedToService',
          value: 'lambda.amazonaws.com',
        })),
  ];
}

function cleaningUp(on: ReturnType<typeof resourcesOf>): readonly Permission[] {
  const because = 'delete versions that nothing needs';
  return [
    ...allow(because, ['lambda:ListVersionsByFunction', 'lambda:ListAliases'], [on.function]),
    // On versions alone: on the function itself it would allow to delete that.
    ...allow(because, ['lambda:DeleteFunction'], [on.versions]),
  ];
}

function resourcesOf({ function: name }: Named, place: Place) {
  const own = arn('lambda', place, `function:${literally(name)}`);
  return { function: own, versions: `${own}:*` };
}
