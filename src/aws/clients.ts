import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { RDSClient } from '@aws-sdk/client-rds';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from './credentials.ts';
import { inTime, type Sleep } from './time-limit.ts';

/** A client and the package it comes from, which holds its commands. */
export interface Service<Client, Sdk> {
  readonly client: Client;
  readonly sdk: Sdk;
}

export type CloudWatch = Service<CloudWatchClient, typeof import('@aws-sdk/client-cloudwatch')>;
export type CodeDeploy = Service<CodeDeployClient, typeof import('@aws-sdk/client-codedeploy')>;
export type Ecs = Service<ECSClient, typeof import('@aws-sdk/client-ecs')>;
export type Elbv2 = Service<ElasticLoadBalancingV2Client, typeof import('@aws-sdk/client-elastic-load-balancing-v2')>;
export type Lambda = Service<LambdaClient, typeof import('@aws-sdk/client-lambda')>;
export type Rds = Service<RDSClient, typeof import('@aws-sdk/client-rds')>;
export type Sts = Service<STSClient, typeof import('@aws-sdk/client-sts')>;

/** The AWS services Greenlight speaks to. Each one's code is loaded when it is first asked for: eager loading doubles start-up. */
export interface Clients {
  readonly cloudwatch: () => Promise<CloudWatch>;
  readonly codedeploy: () => Promise<CodeDeploy>;
  readonly ecs: () => Promise<Ecs>;
  readonly elbv2: () => Promise<Elbv2>;
  readonly lambda: () => Promise<Lambda>;
  readonly rds: () => Promise<Rds>;
  readonly sts: () => Promise<Sts>;
}

/** The health of blue is read before traffic is sent back to it, which must not be held up for long. */
const beforeTheWayBack = 5_000;

/** @param credentials undefined: those that the SDK finds in its surroundings */
export function clientsFor(region: string, sleep: Sleep, credentials?: Credentials): Clients {
  // One policy decides what is tried again, and it is ours (asking.ts), on our clock.
  const settings = {
    region,
    maxAttempts: 1,
    // What CloudTrail shows of a call: somebody who asks at night who did this finds the name.
    customUserAgent: 'greenlight',
    ...(credentials === undefined ? {} : { credentials }),
  };
  return {
    cloudwatch: once(async () => {
      const sdk = await import('@aws-sdk/client-cloudwatch');
      return { sdk, client: inTime(new sdk.CloudWatchClient(settings), sleep) };
    }),
    codedeploy: once(async () => {
      const sdk = await import('@aws-sdk/client-codedeploy');
      return { sdk, client: inTime(new sdk.CodeDeployClient(settings), sleep) };
    }),
    ecs: once(async () => {
      const sdk = await import('@aws-sdk/client-ecs');
      return { sdk, client: inTime(new sdk.ECSClient(settings), sleep) };
    }),
    elbv2: once(async () => {
      const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
      return { sdk, client: inTime(new sdk.ElasticLoadBalancingV2Client(settings), sleep, beforeTheWayBack) };
    }),
    lambda: once(async () => {
      const sdk = await import('@aws-sdk/client-lambda');
      return { sdk, client: inTime(new sdk.LambdaClient(settings), sleep) };
    }),
    rds: once(async () => {
      const sdk = await import('@aws-sdk/client-rds');
      return { sdk, client: inTime(new sdk.RDSClient(settings), sleep) };
    }),
    sts: once(async () => {
      const sdk = await import('@aws-sdk/client-sts');
      return { sdk, client: inTime(new sdk.STSClient(settings), sleep) };
    }),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
