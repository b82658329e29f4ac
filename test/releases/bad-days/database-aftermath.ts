import type { RunningAws } from '../../aws/start-aws.ts';
import { database, greenVersion } from '../orders.ts';
import { ordersAccount } from '../orders-account.ts';
import type { Aftermath, Traffic } from './aftermath.ts';
import { ringingIn } from './ringing.ts';

/** As `changeId` with a hyphen for its dot. */
const ourName = /^gl-\d+-[0-9a-f]{8}-\d+$/;

/** All that a release may write, of whatever reads. */
const itsWrites = new Set(['CreateBlueGreenDeployment', 'SwitchoverBlueGreenDeployment']);

export async function aftermathOfDatabase(aws: RunningAws): Promise<Aftermath> {
  const { deployments, named, shop } = await ordersAccount(aws);
  const ours = deployments.filter(({ BlueGreenDeploymentName: name = '' }) => ourName.test(name));
  const { lost } = shop.writes;
  return {
    traffic: await trafficOfDatabase(aws),
    answering: named?.access === 'read-write' ? 1 : 0,
    ours: ours.map(({ BlueGreenDeploymentIdentifier: id = '', Status: status }) => ({
      id,
      traffic: status === 'SWITCHOVER_IN_PROGRESS' ? 'may still move' : 'at rest',
    })),
    // Green is made with its deployment, and counted there.
    registered: 0,
    ringing: ringingIn(aws),
    harm: [
      ...aws
        .calls()
        .filter(({ caller, operation }) => caller.startsWith('AKIATEST') && isForbidden(operation))
        .map(({ operation }) => `It called ${operation}, which no release of a database may.`),
      ...(lost > 0 ? [`${lost} writes that were acknowledged are lost.`] : []),
    ],
  };
}

/** By the version of whoever has the name, and takes writes. */
export function trafficOfDatabase(aws: RunningAws): Promise<Traffic> {
  const serving = aws.databases().find(({ name, access }) => name === database && access === 'read-write');
  const share = (isServing: boolean): number => (serving !== undefined && isServing ? 100 : 0);
  return Promise.resolve({
    old: share(serving?.version !== greenVersion),
    new: share(serving?.version === greenVersion),
  });
}

function isForbidden(operation: string): boolean {
  const reads = /^(Describe|Get|List|Assume)/.test(operation);
  return !reads && !itsWrites.has(operation);
}
