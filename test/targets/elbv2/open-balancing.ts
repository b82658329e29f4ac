import * as elbv2Sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2 } from '../../../src/aws/clients.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { type OpenShop, open } from '../open-shop.ts';

/** An account with load balancers, met through the real SDK, and their parts by name. */
export interface OpenBalancing extends AsyncDisposable {
  readonly account: OpenShop;
  readonly elbv2: () => Promise<Elbv2>;
  readonly group: (name: string) => string;
  readonly listener: (loadBalancer: string, port: number) => string;
}

export async function openBalancing(seed: SeedInput): Promise<OpenBalancing> {
  const account = await open(seed);
  const { balancers } = account.aws.world;
  const client = new elbv2Sdk.ElasticLoadBalancingV2Client({
    endpoint: account.aws.endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIASDK', secretAccessKey: 'any' },
  });
  return {
    account,
    elbv2: () => Promise.resolve({ client, sdk: elbv2Sdk }),
    group: balancers.targetGroupArn,
    listener: balancers.listenerArn,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await account[Symbol.asyncDispose]();
    },
  };
}
