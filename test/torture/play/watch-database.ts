import { isDeepStrictEqual } from 'node:util';
import type { BlueGreenDeployment } from '@aws-sdk/client-rds';
import { changeIdIn } from '../../../src/targets/rds/name.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import { database } from '../../releases/orders.ts';
import type { ShareChange } from '../../releases/stage.ts';
import type { BlueChange, DatabaseChange, Deployment, Instant } from '../history.ts';
import type { Watched } from './watch.ts';

/** By resource ids, which stay when names are swapped: who has the name, who stands, and which deployments there ever were. */
export function watchDatabase(aws: RunningAws): Watched {
  const shares: ShareChange[] = [];
  const blues: BlueChange[] = [];
  const databases: DatabaseChange[] = [];
  const deployments: Deployment[] = [];
  const greens = new Set<string>();
  const look = (at: Instant): void => {
    const { named, standing } = standingIn(aws);
    const { at: _, ...last } = databases.at(-1) ?? { at };
    if (!isDeepStrictEqual(last, { named, standing })) databases.push({ at, named, standing });
    const blue = databases[0]?.named;
    // While names are swapped nobody has it, and whoever keeps an old answer of DNS is where they were.
    const green = named === undefined ? (shares.at(-1)?.green ?? 0) : greens.has(named) ? 100 : 0;
    if (shares.at(-1)?.green !== green) shares.push({ at, green });
    const tasks = standing.filter(id => id === blue).length;
    if (blues.at(-1)?.tasks !== tasks) blues.push({ at, tasks });
  };
  look(aws.timeline.now());
  aws.timeline.every(1_000, at => {
    look(at);
    void deploymentsIn(aws).then(found => {
      for (const id of greensIn(found, aws)) greens.add(id);
      note(deployments, found, at);
    });
  });
  return { shares, blues, aliases: [], databases, deployments };
}

function standingIn(aws: RunningAws): Omit<DatabaseChange, 'at'> {
  const all = aws.databases();
  return {
    named: all.find(({ name }) => name === database)?.resourceId,
    standing: all.map(({ resourceId }) => resourceId).toSorted(),
  };
}

/** Past the wire: no fault lies over it. */
async function deploymentsIn({ perform }: RunningAws): Promise<readonly BlueGreenDeployment[]> {
  const { BlueGreenDeployments: all = [] } = (await perform({
    call: 'rds:DescribeBlueGreenDeployments',
    input: {},
  })) as { readonly BlueGreenDeployments?: readonly BlueGreenDeployment[] };
  return all;
}

/** What our own deployments bring, by identity: to what a colleague's brings, ours may be the next. */
function greensIn(found: readonly BlueGreenDeployment[], aws: RunningAws): readonly string[] {
  const targets = found
    .filter(({ BlueGreenDeploymentName: name = '' }) => changeIdIn(name) !== undefined)
    .map(({ Target = '' }) => Target.split(':').at(-1));
  return aws
    .databases()
    .filter(({ name }) => targets.includes(name))
    .map(({ resourceId }) => resourceId);
}

/** RDS forgets what was deleted: only whoever has looked all the time knows that it ever was. */
function note(known: Deployment[], found: readonly BlueGreenDeployment[], at: Instant): void {
  for (const [index, one] of known.entries()) {
    const isThere = found.some(({ BlueGreenDeploymentIdentifier: id }) => id === one.id);
    if (!isThere && one.endedAt === Infinity) known[index] = { ...one, status: 'Stopped', turnedAt: at, endedAt: at };
  }
  for (const { BlueGreenDeploymentIdentifier: id = '', BlueGreenDeploymentName: name = '', ...more } of found) {
    const index = known.findIndex(one => one.id === id);
    const { endedAt = Infinity } = known[index] ?? {};
    const isOver = more.Status === 'SWITCHOVER_COMPLETED';
    const overAt = isOver ? Math.min(endedAt, at) : Infinity;
    const deployment: Deployment = {
      id,
      changeId: changeIdIn(name),
      status: isOver ? 'Succeeded' : 'InProgress',
      createdAt: more.CreateTime?.getTime() ?? at,
      turnedAt: overAt,
      endedAt: overAt,
    };
    if (index === -1) known.push(deployment);
    else known[index] = deployment;
  }
}
