import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { STSClient } from '@aws-sdk/client-sts';

/** A client and the package it comes from, which holds its commands. */
export interface Service<Client, Sdk> {
  readonly client: Client;
  readonly sdk: Sdk;
}

export type CloudWatch = Service<CloudWatchClient, typeof import('@aws-sdk/client-cloudwatch')>;
export type CodeDeploy = Service<CodeDeployClient, typeof import('@aws-sdk/client-codedeploy')>;
export type Ecs = Service<ECSClient, typeof import('@aws-sdk/client-ecs')>;
export type Sts = Service<STSClient, typeof import('@aws-sdk/client-sts')>;

/** The AWS services Greenlight speaks to. Each one's code is loaded when it is first asked for: eager loading doubles start-up. */
export interface Clients {
  readonly cloudwatch: () => Promise<CloudWatch>;
  readonly codedeploy: () => Promise<CodeDeploy>;
  readonly ecs: () => Promise<Ecs>;
  readonly sts: () => Promise<Sts>;
}

/** The SDK waits for ever by default; a look that hangs must not hold up the one after it. */
const requestHandler = { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true };

export function clientsFor(region: string): Clients {
  // One policy decides what is tried again, and it is ours (asking.ts), on our clock.
  const settings = { region, maxAttempts: 1, requestHandler };
  return {
    cloudwatch: once(async () => {
      const sdk = await import('@aws-sdk/client-cloudwatch');
      return { sdk, client: new sdk.CloudWatchClient(settings) };
    }),
    codedeploy: once(async () => {
      const sdk = await import('@aws-sdk/client-codedeploy');
      return { sdk, client: new sdk.CodeDeployClient(settings) };
    }),
    ecs: once(async () => {
      const sdk = await import('@aws-sdk/client-ecs');
      return { sdk, client: new sdk.ECSClient(settings) };
    }),
    sts: once(async () => {
      const sdk = await import('@aws-sdk/client-sts');
      return { sdk, client: new sdk.STSClient(settings) };
    }),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
