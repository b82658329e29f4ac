import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PublishVersionCommand,
  type Runtime,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { setTimeout } from 'node:timers/promises';
import type { Seed } from '../../../aws/seed.ts';
import { type PackageName, packages, zipped } from './checkout.ts';
import { query, rawCall } from './raw-call.ts';

type FunctionSeed = Seed['lambda']['functions'][number];

/** The functions of a seed with their versions, aliases and triggers, by create calls; and what they need of other services. */
export async function createFunctions(endpoint: string, lambda: LambdaClient, { lambda: seed }: Seed): Promise<void> {
  for (const role of new Set(seed.functions.map(({ role }) => role))) await createRole(endpoint, role);
  for (const [address, name] of Object.entries(seed.objects)) await putObject(endpoint, address, packageNamed(name));
  for (const { arn } of seed.functions.flatMap(({ eventSources }) => eventSources)) await createQueue(endpoint, arn);
  for (const one of seed.functions) {
    await createVersions(lambda, one);
    await createAliases(lambda, one);
    await createTriggers(lambda, one);
  }
}

async function createRole(endpoint: string, arn: string): Promise<void> {
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }];
  await query(endpoint, 'iam', '2010-05-08', 'CreateRole', {
    RoleName: arn.replace(/^.*\//, ''),
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
}

async function putObject(endpoint: string, address: string, name: PackageName): Promise<void> {
  const { host: bucket, pathname: key } = new URL(address);
  await rawCall(endpoint, { service: 's3', method: 'PUT', path: `/${bucket}` });
  await rawCall(endpoint, { service: 's3', method: 'PUT', path: `/${bucket}${key}`, body: zipped(name) });
}

async function createQueue(endpoint: string, arn: string): Promise<void> {
  await query(endpoint, 'sqs', '2012-11-05', 'CreateQueue', { QueueName: arn.replace(/^.*:/, '') });
}

/** One after the other, as versions come to be; $LATEST has its own code in the end. */
async function createVersions(lambda: LambdaClient, seed: FunctionSeed): Promise<void> {
  const FunctionName = seed.name;
  const [first, ...others] = [...seed.versions.map(version => version.package), seed.package];
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: seed.role,
      Runtime: seed.runtime as Runtime,
      Handler: seed.handler,
      MemorySize: seed.memory,
      Timeout: seed.timeoutSeconds,
      Code: { ZipFile: zipped(packageNamed(first)) },
      ...(Object.keys(seed.environment).length > 0 && { Environment: { Variables: seed.environment } }),
    }),
  );
  for (const [index, { description }] of seed.versions.entries()) {
    await untilSettled(lambda, FunctionName);
    await lambda.send(new PublishVersionCommand({ FunctionName, Description: description }));
    const ZipFile = zipped(packageNamed(others[index] ?? seed.package));
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
  }
  await untilSettled(lambda, FunctionName);
}

/** Half a second, where updates take any time. The limit of all work with a server is the limit of this. */
async function untilSettled(lambda: LambdaClient, FunctionName: string): Promise<void> {
  const { LastUpdateStatus } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  if (LastUpdateStatus !== 'InProgress') return;
  await setTimeout(100);
  await untilSettled(lambda, FunctionName);
}

async function createAliases(lambda: LambdaClient, { name: FunctionName, aliases }: FunctionSeed): Promise<void> {
  for (const { name: Name, version: FunctionVersion, description: Description } of aliases)
    await lambda.send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion, Description }));
}

async function createTriggers(lambda: LambdaClient, seed: FunctionSeed): Promise<void> {
  const { name, eventSources, urls, permissions } = seed;
  for (const { arn, qualifier, batchSize } of eventSources) {
    const FunctionName = [name, ...(qualifier === undefined ? [] : [qualifier])].join(':');
    const mapping = { FunctionName, EventSourceArn: arn, BatchSize: batchSize };
    await lambda.send(new CreateEventSourceMappingCommand(mapping));
  }
  for (const { qualifier, authType } of urls) {
    const url = { FunctionName: name, AuthType: authType };
    await lambda.send(new CreateFunctionUrlConfigCommand({ ...url, ...(qualifier && { Qualifier: qualifier }) }));
  }
  for (const { sid, qualifier, principal } of permissions) {
    const statement = { StatementId: sid, Principal: principal, Action: 'lambda:InvokeFunction' };
    const of = { FunctionName: name, ...(qualifier && { Qualifier: qualifier }) };
    await lambda.send(new AddPermissionCommand({ ...of, ...statement }));
  }
}

function packageNamed(name: string): PackageName {
  if (Object.hasOwn(packages, name)) return name as PackageName;
  throw new Error(`There is no package "${name}".`);
}
