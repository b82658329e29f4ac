import { isDeepStrictEqual } from 'node:util';
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { parseStamp } from '../../../src/release/identity.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import { application } from '../../releases/orders.ts';
import type { Stage } from '../../releases/stage.ts';
import type { AliasChange, Deployment, History, LivedLife } from '../history.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Tale } from '../schedule/tale.ts';
import { serviceDeploymentsIn } from './service-deployments.ts';
import type { Watched } from './watch.ts';

/** What a day has left behind. */
export async function historyOf(
  { aws, gitHub, alarms, beganAt }: Stage,
  schedule: Schedule,
  watched: Watched,
  lives: readonly LivedLife[],
): Promise<History> {
  return {
    schedule,
    began: beganAt,
    lives,
    calls: aws.calls(),
    alarms,
    ...watched,
    writesLost: aws.damage().applications[application]?.writes.lost ?? 0,
    deployments: await deploymentsOf(schedule.tale, aws, watched, lives),
    bugs: [...aws.bugs(), ...gitHub.bugs()].map(String),
    undisturbed: undefined,
  };
}

async function deploymentsOf(
  { target }: Tale,
  aws: RunningAws,
  { aliases, deployments }: Watched,
  lives: readonly LivedLife[],
): Promise<readonly Deployment[]> {
  switch (target) {
    case 'ecs':
      return await deploymentsIn(aws);
    case 'ecs-native':
      return await serviceDeploymentsIn(aws, lives);
    case 'lambda':
      return changesIn(aliases);
    case 'rds':
      return deployments;
  }
}

/** Each from the mark that held the alias to what came in its place. */
function changesIn(aliases: readonly AliasChange[]): readonly Deployment[] {
  // Where only the words were written over, the weights are held still, and are marked anew.
  const told = aliases.filter(
    ({ mark, shares }, at) => mark !== undefined || !isDeepStrictEqual(shares, aliases[at - 1]?.shares),
  );
  return told.flatMap(({ at, mark }, index): readonly Deployment[] => {
    const before = told[index - 1]?.mark;
    if (mark?.stage.is !== 'held' || isHeldBy(before, mark.changeId)) return [];
    const over = told.slice(index + 1).find(later => !isHeldBy(later.mark, mark.changeId));
    const change = { id: mark.changeId, changeId: mark.changeId, createdAt: at };
    if (over === undefined) return [{ ...change, status: 'InProgress', turnedAt: Infinity, endedAt: Infinity }];
    const isReleased = over.mark?.changeId === mark.changeId && over.mark.stage.is === 'released';
    return [{ ...change, status: isReleased ? 'Succeeded' : 'Stopped', turnedAt: over.at, endedAt: over.at }];
  });
}

function isHeldBy(mark: AliasChange['mark'], changeId: string): boolean {
  return mark?.changeId === changeId && mark.stage.is === 'held';
}

/** Past the wire: no fault lies over it. */
async function deploymentsIn(aws: RunningAws): Promise<readonly Deployment[]> {
  const ask = async <T>(call: string, input: Record<string, unknown>): Promise<T> =>
    (await aws.perform({ call, input })) as T;
  const { deployments: ids = [] } = await ask<{ deployments?: string[] }>('codedeploy:ListDeployments', {});
  const found: DeploymentInfo[] = [];
  // BatchGetDeployments takes 25 (CodeDeploy API reference).
  for (let from = 0; from < ids.length; from += 25) {
    const deploymentIds = ids.slice(from, from + 25);
    const { deploymentsInfo = [] } = await ask<{ deploymentsInfo?: DeploymentInfo[] }>(
      'codedeploy:BatchGetDeployments',
      { deploymentIds },
    );
    found.push(...deploymentsInfo);
  }
  return found
    .filter(({ creator }) => creator === 'user')
    .map(info => {
      const endedAt = info.completeTime?.getTime() ?? Infinity;
      return {
        id: info.deploymentId ?? '',
        changeId: parseStamp(info.description),
        status: info.status ?? 'Created',
        createdAt: info.createTime?.getTime() ?? 0,
        turnedAt: endedAt,
        endedAt,
      };
    })
    .toSorted((one, other) => one.createdAt - other.createdAt);
}
