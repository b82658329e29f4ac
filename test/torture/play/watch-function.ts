import { isDeepStrictEqual } from 'node:util';
import { parseMark } from '../../../src/release/mark.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import { bluePackage } from '../../releases/checkout.ts';
import type { ShareChange } from '../../releases/stage.ts';
import { shareOfGreen } from '../../releases/traffic.ts';
import type { AliasChange, BlueChange } from '../history.ts';
import { blueVersion } from '../schedule/function-tale.ts';
import type { Watched } from './watch.ts';

export function watchFunction(aws: RunningAws): Watched {
  const shares: ShareChange[] = [];
  const blues: BlueChange[] = [];
  const aliases: AliasChange[] = [];
  aws.timeline.every(1_000, at => {
    const green = shareOfGreen(aws, bluePackage);
    if (shares.at(-1)?.green !== green) shares.push({ at, green });
    const tasks = versionsIn(aws).filter(version => version === blueVersion).length;
    if (blues.at(-1)?.tasks !== tasks) blues.push({ at, tasks });
    const alias = aliasIn(aws);
    const { at: _, ...last } = aliases.at(-1) ?? { at };
    if (!isDeepStrictEqual(last, alias)) aliases.push({ at, ...alias });
  });
  return { shares, blues, aliases, databases: [], deployments: [] };
}

function versionsIn(aws: RunningAws): readonly string[] {
  return aws.functions()[0]?.versions.map(({ version }) => version) ?? [];
}

/** As it was asked for last, whether or not users follow it yet. */
function aliasIn(aws: RunningAws): Omit<AliasChange, 'at'> {
  const live = aws.functions()[0]?.aliases[0];
  if (live === undefined) return { shares: {}, mark: undefined };
  const { version, weights } = live.asked;
  const beside = Object.entries(weights).map(([number, weight]) => [number, round(100 * weight)] as const);
  const rest = round(100 - beside.reduce((sum, [, share]) => sum + share, 0));
  const shares = Object.fromEntries([[version, rest] as const, ...beside].filter(([, share]) => share > 0));
  return { shares, mark: parseMark(live.description) };
}

/** A weight is a part of one, in binary. */
function round(percent: number): number {
  return Number(percent.toFixed(4));
}
