import type { RunningAws } from '../../aws/start-aws.ts';
import { blueImage, production } from '../../releases/shop.ts';
import type { ShareChange } from '../../releases/stage.ts';
import type { BlueChange } from '../history.ts';
import type { Watched } from './watch.ts';

type TargetGroup = RunningAws['world']['balancers']['targetGroups'][number];

export function watchService({ timeline, world: { balancers } }: RunningAws): Watched {
  const shares: ShareChange[] = [];
  const blues: BlueChange[] = [];
  const parts = new Map<TargetGroup, number>();
  const production443 = balancers.listenerArn(production.loadBalancer, production.port);
  timeline.every(1_000, at => {
    for (const group of balancers.targetGroups) parts.set(group, partOfGreen(group) ?? parts.get(group) ?? 1);
    const green = shareOf(balancers.weightsInEffect(production443), parts);
    if (shares.at(-1)?.green !== green) shares.push({ at, green });
    const tasks = balancers.targetGroups.flatMap(staying).filter(({ image }) => image === blueImage).length;
    if (blues.at(-1)?.tasks !== tasks) blues.push({ at, tasks });
  });
  return { shares, blues, aliases: [], databases: [], deployments: [] };
}

/** Where nobody gets the users' requests, green has none of them. */
function shareOf(weights: ReadonlyMap<string, number>, parts: ReadonlyMap<TargetGroup, number>): number {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const onGreen = [...parts].reduce((sum, [{ arn }, part]) => sum + (weights.get(arn) ?? 0) * part, 0);
  return all === 0 ? 0 : Math.round((100 * onGreen) / all);
}

/** Undefined where nobody stands: whose group it is, is then whose it was before, and one that nobody has stood in is green's. */
function partOfGreen(group: TargetGroup): number | undefined {
  const targets = staying(group);
  return targets.length === 0 ? undefined : targets.filter(({ image }) => image !== blueImage).length / targets.length;
}

/** Those that may still receive. */
function staying({ targets }: TargetGroup): ReturnType<TargetGroup['targets']> {
  return targets().filter(({ health }) => health !== 'draining');
}
