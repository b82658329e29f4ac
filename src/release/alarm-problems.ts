import type { Consequences } from '../request/request.ts';
import type { Found } from './found.ts';
import type { Problem } from './problem.ts';
import { alarmsOf } from './proof.ts';
import type { AlarmFacts, Gate } from './words.ts';

/** Names that CloudWatch does not have: it answers without them, and without a word about it. */
export function missingAlarms(names: readonly string[], known: readonly AlarmFacts[]): readonly Problem[] {
  const there = new Set(known.map(({ name }) => name));
  return names
    .filter(name => !there.has(name))
    .map(name => ({
      where: 'gates',
      value: name,
      reason: 'CloudWatch has no alarm of this name in this account and region',
      remedy: 'correct the name, or create the alarm first',
    }));
}

/** What is wrong with the alarms of the gates as they stand before the release. */
export function alarmProblems(
  gates: readonly Gate[],
  { alarms, adopting }: Pick<Found, 'alarms' | 'adopting'>,
  onAlready: Consequences['onAlarmAlready'],
): readonly Problem[] {
  const missing = missingAlarms(gates.flatMap(alarmsOf), alarms);
  if (onAlready !== 'refuse' || adopting !== 'nothing') return missing;
  const obeyed = new Set(gates.filter(({ force }) => force === 'obeyed').flatMap(alarmsOf));
  return [
    ...missing,
    ...alarms
      .filter(({ name, state }) => state === 'in alarm' && obeyed.has(name))
      .map(({ name, says }) => ({
        where: 'gates',
        value: name,
        reason: `the alarm rings already, before the release: ${says}`,
        remedy: 'wait until it is quiet, or say `on-alarm-already: warn` to release without its judgement',
      })),
  ];
}
