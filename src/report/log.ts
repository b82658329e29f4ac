import type { EventOf, ReleaseEvent } from '../release/events.ts';
import type { Instant } from '../release/words.ts';
import { logLines, logText } from './escape/log.ts';
import { readingWords } from './gate-words.ts';
import { knownValues, withoutValues } from '../release/known-values.ts';
import { line, timed, type LogLine } from './log/line.ts';
import { planLines } from './log/plan.ts';
import { problemLines, verdictLines } from './log/ending.ts';
import { currentPhase, isKnown, isWarned, isWork, lineOf, sameServing, type Story } from './story.ts';
import { clock, untilWhen } from './time-words.ts';
import { bar, capacityWords, servingWords } from './traffic-words.ts';
import { planWarnings } from './unwatched-words.ts';

export type { LogLine };

/** GitHub's runner keeps ten annotations of a type per step; one is left for what the runner itself may warn of. */
const mostWarnings = 9;

/** A warning may hold a command that mends it, and half a command is a trap. GitHub's runner cuts at 4,096 characters. */
const mostOfWarning = 1_500;

/** Everything that changed by this event, and nothing else. `before` is the story without the event. */
export function logOf(event: ReleaseEvent, before: Story): readonly LogLine[] {
  switch (event.type) {
    case 'began':
      return beganLines(event);
    case 'problems':
      return event.problems.length === 0 ? [] : [...groupEnd(before), ...problemLines(event, before)];
    case 'planned':
      return [...planLines(event.plan, event.at), ...warningLines(planWarnings(event.plan), event.at, before)];
    case 'green':
      return before.green?.id === event.revision.id ? [] : [line(event.at, `green is ${event.revision.name}`)];
    case 'phase':
      return phaseLines(event, before);
    case 'wrote':
      return [line(event.at, `wrote to AWS: ${event.what}`)];
    case 'traffic':
      return trafficLines(event, before);
    case 'capacity':
      return capacityLines(event, before);
    case 'waiting':
      return waitingLines(event, before);
    case 'gates':
      return gateLines(event, before);
    case 'happened':
      return happeningLines(event, before);
    case 'trouble':
      return troubleLines(event, before);
    case 'warning':
      return warningLines([event.warning], event.at, before);
    case 'verdict':
      return [...groupEnd(before), ...verdictLines(event, before)];
    default: {
      const never: never = event;
      return never;
    }
  }
}

function beganLines(event: EventOf<'began'>): readonly LogLine[] {
  const { releaseId, changeId, environment, target, caller } = event.run;
  return [
    line(event.at, `Greenlight: ${target} in ${environment}`),
    line(event.at, `as ${caller}`),
    line(event.at, `release ${releaseId}, change ${changeId}`),
  ];
}

/** Groups do not nest on GitHub, so one is closed before the next, and before what must not be folded away. */
function groupEnd(story: Story): readonly LogLine[] {
  const phase = currentPhase(story);
  return phase !== undefined && isWork(phase) ? [{ kind: 'end-group' }] : [];
}

function phaseLines(event: EventOf<'phase'>, before: Story): readonly LogLine[] {
  if (currentPhase(before)?.phase === event.phase) return [];
  const text = timed(event.at, `${event.phase}: ${event.because}`);
  const entered: LogLine = isWork(event) ? { kind: 'group', title: text } : { kind: 'line', text };
  return [...groupEnd(before), entered];
}

function trafficLines(event: EventOf<'traffic'>, before: Story): readonly LogLine[] {
  const last = before.traffic.at(-1);
  if (last !== undefined && sameServing(last.serving, event.serving)) return [];
  const words = servingWords(event.serving, before, name => name);
  if (event.serving.who === 'unknown') return [line(event.at, `traffic: ${words}: ${event.serving.because}`)];
  return [line(event.at, `traffic ${bar(event.serving.green)} ${words}`)];
}

function capacityLines(event: EventOf<'capacity'>, before: Story): readonly LogLine[] {
  const words = capacityWords(event);
  if (before.capacity !== undefined && capacityWords(before.capacity) === words) return [];
  return [line(event.at, `capacity: ${words}`)];
}

/** A deadline that AWS gives to the second is derived anew at every look; less than this is no news. */
const newsInDeadline = 5_000;

function waitingLines(event: EventOf<'waiting'>, before: Story): readonly LogLine[] {
  const last = before.waiting;
  const moved =
    last?.until === undefined || event.until === undefined
      ? last?.until !== event.until
      : Math.abs(last.until - event.until) > newsInDeadline;
  if (last?.wait === event.wait && !moved) return [];
  const until = event.until === undefined ? '' : `, ${untilWhen(event.until, event.at)}`;
  return [line(event.at, `waiting for ${event.wait}${until}`)];
}

function gateLines(event: EventOf<'gates'>, before: Story): readonly LogLine[] {
  return event.readings
    .filter(reading => lineOf(before.gates, reading)?.reading.outcome !== reading.outcome)
    .map(reading => line(event.at, readingWords(reading)));
}

function happeningLines(event: EventOf<'happened'>, before: Story): readonly LogLine[] {
  const { happening } = event;
  if (isKnown(before, happening)) return [];
  const mark = happening.kind === 'cause' && happening.of !== 'symptom' ? 'AWS says why' : 'AWS says';
  const log = withoutValues(happening.log ?? '', knownValues(before.plan?.gates ?? []));
  const said = [...logLines(happening.text), ...logLines(log).map(text => `its log: ${text}`)];
  return said.map(text => ({ kind: 'foreign', text: `${clock(event.at)} ${mark} (${clock(happening.at)}): ${text}` }));
}

/** The first time, and whenever the count has doubled: a long throttling leaves a handful of lines. */
function troubleLines(event: EventOf<'trouble'>, before: Story): readonly LogLine[] {
  const times = (before.troubles.find(told => told.trouble === event.trouble)?.times ?? 0) + 1;
  if (!Number.isInteger(Math.log2(times))) return [];
  const count = times === 1 ? '' : ` (${times} times so far)`;
  return [line(event.at, `trouble, ridden out: ${event.trouble}${count}`)];
}

function warningLines(warnings: readonly string[], at: Instant, before: Story): readonly LogLine[] {
  return [...new Set(warnings)]
    .filter(warning => !isWarned(before, warning))
    .map((warning, index) =>
      before.warnings.length + index < mostWarnings
        ? { kind: 'warning', title: 'Greenlight', text: logText(warning, mostOfWarning) }
        : line(at, `warning: ${warning}`),
    );
}
