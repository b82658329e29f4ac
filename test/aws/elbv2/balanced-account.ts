import {
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type Action,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { sdkClients } from '../sdk-clients.ts';
import type { SeedInput } from '../seed.ts';
import { startAws, type RunningAws } from '../start-aws.ts';

/** For tests: an account with a production and a test listener over one pair of target groups, and no service above them. */
export const BALANCED = {
  versions: { 'api:good': {}, 'api:bad': { requestErrors: 1 } },
  loadBalancers: [
    {
      name: 'api',
      requestsPerSecond: 50,
      targetGroups: [
        { name: 'blue', healthCheck: { path: '/health', intervalSeconds: 10 } },
        { name: 'green', healthCheck: { path: '/health', intervalSeconds: 10 } },
        { name: 'assets', healthCheck: { intervalSeconds: 10 } },
      ],
      listeners: [
        {
          port: 443,
          forward: { blue: 100, green: 0 },
          rules: [
            { priority: 20, pathPattern: '/v2/*', forward: { blue: 1 } },
            { priority: 10, hostHeader: 'static.example.com', forward: { assets: 1 } },
          ],
        },
        { port: 8443, protocol: 'HTTPS', forward: { blue: 1 } },
      ],
    },
    {
      name: 'web',
      requestsPerSecond: 0,
      targetGroups: [{ name: 'web', targetType: 'instance', port: 3000 }],
      listeners: [{ port: 80, forward: { web: 1 }, stickiness: { seconds: 60 } }],
    },
  ],
  targetGroups: [{ name: 'spare', healthCheck: { intervalSeconds: 10 } }],
} satisfies SeedInput;

export interface BalancedAccount extends AsyncDisposable {
  readonly aws: RunningAws;
  /** The real client; it never retries. */
  readonly elb: ElasticLoadBalancingV2Client;
  /** ARN of a target group. */
  readonly group: (name: string) => string;
  /** ARN of a listener. */
  readonly listener: (loadBalancer: string, port: number) => string;
  readonly pass: (ms: number) => Promise<void>;
}

/** Two good tasks run in blue, from the start on. */
export async function openBalancedAccount(more: SeedInput = {}): Promise<BalancedAccount> {
  const aws = await startAws({ seed: { ...BALANCED, ...more }, pace: { kind: 'stepped' } });
  const { balancers } = aws.world;
  const group = balancers.targetGroupArn;
  for (const number of [1, 2])
    balancers.register(group('blue'), { id: `10.0.0.${number}`, image: 'api:good', port: 8080 });
  const { elbv2: elb } = sdkClients(aws.endpoint);
  const participant = aws.timeline.join('test');
  return {
    aws,
    elb,
    group,
    listener: balancers.listenerArn,
    pass: ms => aws.timeline.sleep(participant, aws.timeline.now() + ms).then(() => undefined),
    [Symbol.asyncDispose]: async () => {
      elb.destroy();
      await aws.close();
    },
  };
}

/** A forward action, by names of target groups. */
export function forwardTo(account: BalancedAccount, weights: Readonly<Record<string, number>>): Action {
  const TargetGroups = Object.entries(weights).map(([name, Weight]) => ({
    TargetGroupArn: account.group(name),
    Weight,
  }));
  return { Type: 'forward', ForwardConfig: { TargetGroups } };
}

/** Their state in DescribeTargetHealth, by `address:port`. */
export async function statesIn(account: BalancedAccount, name: string): Promise<Record<string, string | undefined>> {
  const TargetGroupArn = account.group(name);
  const { TargetHealthDescriptions } = await account.elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
  return Object.fromEntries(
    (TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => [
      `${Target?.Id}:${Target?.Port}`,
      TargetHealth?.State,
    ]),
  );
}
