import { dateAndClock } from '../../release/time-words.ts';
import type { Finding } from '../../release/problem.ts';
import { earlySuccessIn } from './configuration.ts';
import { pausesIn } from './pauses.ts';
import type { Sights } from './sights.ts';
import { endOf } from './stopped-by.ts';

/** What of the service a person should know, and need not mend. */
export function notesOn(sights: Sights): readonly string[] {
  if (sights.ours !== undefined) return [];
  return [...gatesBeside(sights), ...earlySuccess(sights)];
}

/** The same before a new one is begun: the first thing to know for whoever comes after a night. */
export function lastEnd(sights: Pick<Sights, 'lately' | 'lastBrought'>): readonly Finding[] {
  return lastEndedBadly(sights).map(told => ({
    level: 'warning',
    where: 'service',
    value: undefined,
    reason: `${told.charAt(0).toLowerCase()}${told.slice(1).replace(/\.$/, '')}`,
    remedy: undefined,
  }));
}

/** Nobody else may have told: where a runner is lost, AWS goes back by itself, and no run is there to say so. */
export function lastEndedBadly({
  lately: { last },
  lastBrought,
}: Pick<Sights, 'lately' | 'lastBrought'>): readonly string[] {
  const end = last === undefined ? undefined : endOf(last);
  if (last === undefined || end === undefined || end === 'well') return [];
  const brought = lastBrought === undefined ? '' : ` of ${lastBrought.revision.name}`;
  const by = lastBrought?.madeBy === undefined ? '' : ` (${lastBrought.madeBy})`;
  const at = end.at === undefined ? '' : ` at ${dateAndClock(end.at)}`;
  return [`The last deployment, ${last.id}${brought}${by}, ${became[end.back]}${at}: ${end.because}`];
}

const became: Readonly<Record<'done' | 'failed' | 'none', string>> = {
  done: 'was taken back',
  failed: 'could not be taken back',
  none: 'was stopped and not taken back',
};

/** ECS takes each step by its own timer then, and a gate that fails stops it. */
function gatesBeside({ settings: { wanted, strategy } }: Sights): readonly string[] {
  if (strategy.kind === 'rolling' || pausesIn(wanted).length > 0) return [];
  return [
    'The service has no pauses: ECS moves traffic by its own timers, the gates run beside it, and one that fails has ECS go back. With `hooks: manage` ECS waits for a word before each share, and goes back by itself when none comes.',
  ];
}

function earlySuccess({ settings: { wanted, strategy } }: Sights): readonly string[] {
  const early = earlySuccessIn(wanted);
  if (strategy.kind !== 'rolling' || early === 'off') return [];
  return [
    `ECS calls the deployment successful as soon as ${early.healthyPercent} % of green is healthy (earlySuccessCriteria): from then on neither its circuit breaker nor its alarms go back.`,
  ];
}
