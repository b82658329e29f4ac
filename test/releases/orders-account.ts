import type { BlueGreenDeployment } from '@aws-sdk/client-rds';
import type { RunningAws } from '../aws/start-aws.ts';
import type { ApplicationDamage } from '../aws/world/application-damage.ts';
import { application, database } from './orders.ts';

export type StandingDatabase = ReturnType<RunningAws['databases']>[number];

/** What an auditor finds of the orders, past the wire: no fault lies over it, and no call of it is in the log. */
export interface OrdersAccount {
  /** What has the name; undefined while names are swapped, or where it was deleted. */
  readonly named: StandingDatabase | undefined;
  /** Everything else that stands: green before a switchover, old blue after it. */
  readonly others: readonly StandingDatabase[];
  readonly deployments: readonly BlueGreenDeployment[];
  /** What the application met. */
  readonly shop: ApplicationDamage;
}

export async function ordersAccount(aws: RunningAws): Promise<OrdersAccount> {
  const { BlueGreenDeployments: deployments = [] } = (await aws.perform({
    call: 'rds:DescribeBlueGreenDeployments',
    input: {},
  })) as { readonly BlueGreenDeployments?: readonly BlueGreenDeployment[] };
  const all = aws.databases();
  const shop = aws.damage().applications[application];
  if (shop === undefined) throw new Error('nobody uses the database');
  return {
    named: all.find(({ name }) => name === database),
    others: all.filter(({ name }) => name !== database),
    deployments,
    shop,
  };
}

/** Writes that were turned away, by whatever turned them away. */
export function refusedWrites({ writes }: ApplicationDamage): number {
  return Object.values(writes.refused).reduce((sum, count) => sum + count, 0);
}
