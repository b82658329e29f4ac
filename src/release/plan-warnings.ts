import { type SlowAlarm, slowAlarms } from '../judge/sight.ts';
import { printDuration } from '../request/duration.ts';
import type { Consequences, Request } from '../request/request.ts';
import type { Found } from './found.ts';
import type { Problem } from './problem.ts';
import { alarmsOf } from './proof.ts';
import type { AlarmFacts, Gate, Millis, TrafficStep } from './words.ts';

/** What a careful person would want to know before the release starts. */
export function warningsOf(
  { onAlarmAlready }: Pick<Consequences, 'onAlarmAlready'>,
  asked: Request['gates'],
  found: Found,
  gates: readonly Gate[],
  steps: readonly TrafficStep[],
): readonly string[] {
  const warnings: string[] = [];
  if (gates.length === 0 && asked !== 'none')
    warnings.push(
      'No gate at all: nothing measures green, and every step passes unproven. Name alarms under `gates`, or say `gates: none`.',
    );
  for (const alarm of found.alarms)
    warnings.push(...slowAlarms([alarm], stepsMeasuredBy(alarm, gates, watchable(steps, found))).map(slowAlarmWarning));
  for (const { name, looksAt } of found.alarms)
    if (looksAt.over !== 'points')
      warnings.push(
        `Alarm ${name} looks at ${looksAt.over}: what it watches, and how soon it can speak, was not judged.`,
      );
  for (const alarm of found.alarms) {
    if (alarm.state === 'in alarm' && onAlarmAlready === 'warn')
      warnings.push(`Alarm ${alarm.name} rings already and is not obeyed until it was quiet once: ${alarm.says}`);
    if (alarm.state === 'no data') warnings.push(`Alarm ${alarm.name} has no data now: not proven by it as it stands.`);
  }
  const planned = steps.reduce((sum, step) => sum + step.hold, 0);
  if (planned > hostedJob)
    warnings.push(
      `The steps and the bake take ${printDuration(planned)}, and GitHub ends a hosted job after ${printDuration(hostedJob)}: set a shorter \`bake\`.`,
    );
  if (found.can.blueKept === 0 && !isOverAtOnce(found))
    warnings.push(
      found.can.blueAfter === 'ended'
        ? 'AWS ends blue as soon as all traffic is on green: from then on there is no way back at once.'
        : 'The deployment is over as soon as all traffic is on green: blue stays up, and there is no way back at once, because nothing of the deployment can go back to it.',
    );
  return warnings;
}

/** Whoever has not given the word yet for what cannot be taken back is told before they do. */
export function pointOfNoReturn({ target }: Pick<Request, 'target'>): readonly string[] {
  return target.kind === 'rds' && target.switchover.consent === 'not given'
    ? [
        'The switchover is the point of no return: going back after it loses what was written since, and is never done by itself.',
      ]
    : [];
}

/** A finding in one line, with what mends it. */
export function findingWords({ where, reason, remedy, command }: Problem): string {
  const mend = remedy === undefined ? '' : ` To mend it: ${remedy}.`;
  return `${where}: ${reason}.${mend}${command === undefined || /[`\n]/.test(command) ? '' : ` Command: \`${command}\``}`;
}

/** Whatever anybody asks for, the deployment ends with its last share: that is no choice to be warned of, but what the mover is. */
function isOverAtOnce({ can }: Found): boolean {
  return can.moves === 'AWS' && can.waits === 'never' && can.blueKept === 0;
}

/** The steps in which there could be time to look. All at once was a choice. */
function watchable(steps: readonly TrafficStep[], found: Found): readonly TrafficStep[] {
  return isOverAtOnce(found) && steps.length > 1 ? steps.slice(0, -1) : steps;
}

/** The steps in which a gate looks at the alarm: all but the last are the shift, the last is the bake. */
function stepsMeasuredBy(alarm: AlarmFacts, gates: readonly Gate[], steps: readonly TrafficStep[]) {
  const times = gates.filter(gate => alarmsOf(gate).includes(alarm.name)).map(gate => gate.when);
  const during = times.some(when => when === 'always' || when === 'during');
  const bake = times.some(when => when === 'always' || when === 'bake');
  return steps.filter(step => (step.share === 100 ? bake : during));
}

/** GitHub's limit for a job on a hosted runner. */
const hostedJob: Millis = 6 * 60 * 60_000;

function slowAlarmWarning({ alarm, needs, blind, firstWordAt }: SlowAlarm): string {
  const needed = `the alarm needs at least ${printDuration(needs)} to speak`;
  const [first, ...more] = blind;
  if (more.length === 0)
    return `The step at ${first.share} % proves nothing by alarm ${alarm}: it takes ${printDuration(first.hold)}, and ${needed}.`;
  const last = more.at(-1) ?? first;
  return (
    `The ${blind.length} steps from ${first.share} % to ${last.share} % prove nothing by alarm ${alarm}: ${needed}, ` +
    `and green has ${firstWordAt} % by then.`
  );
}
