import * as cloudwatchSdk from '@aws-sdk/client-cloudwatch';
import * as codedeploySdk from '@aws-sdk/client-codedeploy';
import * as ecsSdk from '@aws-sdk/client-ecs';
import * as elbv2Sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import * as lambdaSdk from '@aws-sdk/client-lambda';
import * as rdsSdk from '@aws-sdk/client-rds';
import * as stsSdk from '@aws-sdk/client-sts';
import type { Asking } from '../../src/aws/asking.ts';
import type { Clients } from '../../src/aws/clients.ts';
import type { Clock } from '../../src/engine/clock.ts';
import { asking } from '../../src/engine/patience.ts';
import { sdkClients } from '../aws/sdk-clients.ts';
import type { SeedInput } from '../aws/seed.ts';
import { type RunningAws, startAws } from '../aws/start-aws.ts';
import { shop, type ShopChanges } from '../releases/shop.ts';

/** The shop of the scenarios, met by the rooms of `src/` through the real SDK, on the world's own clock. */
export interface OpenShop extends AsyncDisposable {
  readonly aws: RunningAws;
  readonly clients: Clients;
  /** Rides troubles out for five minutes of the world. */
  readonly patient: Asking;
  /** One try. */
  readonly brisk: Asking;
  readonly clock: Clock;
  /** From now on the world's time is not the test's to move. */
  leave(): void;
  /** Names of the operations that were called, oldest first. */
  called(): readonly string[];
}

export function openShop(changes: ShopChanges = {}): Promise<OpenShop> {
  return open(shop(changes));
}

export async function open(seed: SeedInput): Promise<OpenShop> {
  const aws = await startAws({ seed, pace: { kind: 'stepped' } });
  const we = aws.timeline.join('the test');
  const clock: Clock = {
    now: () => aws.timeline.now(),
    sleep: async ms => {
      await aws.timeline.sleep(we, aws.timeline.now() + ms);
    },
  };
  const signal = new AbortController().signal;
  const ask = (within: number) => asking({ clock, random: () => 0.5, within, signal, onTrouble: () => undefined });
  return {
    aws,
    clients: clientsOf(aws.endpoint),
    patient: ask(300_000),
    brisk: ask(0),
    clock,
    leave: () => aws.timeline.leave(we),
    called: () => aws.calls().map(call => call.operation),
    [Symbol.asyncDispose]: async () => {
      await aws.close();
      const [bug] = aws.bugs();
      if (bug !== undefined) throw new Error('the simulated AWS broke its own rules', { cause: bug });
    },
  };
}

function clientsOf(endpoint: string): Clients {
  const clients = sdkClients(endpoint);
  return {
    cloudwatch: () => Promise.resolve({ client: clients.cloudwatch, sdk: cloudwatchSdk }),
    codedeploy: () => Promise.resolve({ client: clients.codedeploy, sdk: codedeploySdk }),
    ecs: () => Promise.resolve({ client: clients.ecs, sdk: ecsSdk }),
    elbv2: () => Promise.resolve({ client: clients.elbv2, sdk: elbv2Sdk }),
    lambda: () => Promise.resolve({ client: clients.lambda, sdk: lambdaSdk }),
    rds: () => Promise.resolve({ client: clients.rds, sdk: rdsSdk }),
    sts: () => Promise.resolve({ client: clients.sts, sdk: stsSdk }),
  };
}
