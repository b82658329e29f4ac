import type { EventOf, ReleaseEvent } from '../release/events.ts';
import { knownValues, withoutValues } from '../release/known-values.ts';
import type { Instant } from '../release/words.ts';
import { logLines, logText } from './escape/log.ts';
import { changeLines } from './log/change.ts';
import { problemLines, verdictLines } from './log/ending.ts';
import { gateLines } from './log/gates.ts';
import { line, type LogLine } from './log/line.ts';
import { planLines } from './log/plan.ts';
import { statusLogLines } from './log/status.ts';
import { isKnown, isWarned, type Story, tell } from './story.ts';
import { clock } from '../release/time-words.ts';
import { planWarnings } from './unwatched-words.ts';

export type { LogLine };

/** GitHub's runner keeps ten annotations of a type per step; one is left for what the runner itself may warn of. */
const mostWarnings = 9;

/** A warning may hold a command that mends it, and half a command is a trap. GitHub's runner cuts at 4,096 characters. */
const mostOfWarning = 1_500;

/**
 * What events that are told together have to say: each its own line, in order, and under them how the release stands,
 * where they changed it. Nothing is folded away but what somebody else wrote: GitHub folds groups even while a job runs,
 * and how a release stands must be read without a click.
 *
 * @param before the story without these events
 */
export function logOf(events: readonly ReleaseEvent[], before: Story): readonly LogLine[] {
  const lines: LogLine[] = [];
  let story = before;
  for (const event of events) {
    lines.push(...eventLines(event, story));
    story = tell(story, event);
  }
  return [...lines, ...changeLines(before, story, events.at(-1)?.at ?? 0)];
}

function eventLines(event: ReleaseEvent, before: Story): readonly LogLine[] {
  switch (event.type) {
    case 'began':
      return beganLines(event);
    case 'problems':
      return event.problems.length === 0 ? [] : problemLines(event, before);
    case 'planned':
      return plannedLines(event, before);
    case 'green':
      return before.green?.id === event.revision.id ? [] : [line(event.at, `green is ${event.revision.name}`)];
    case 'endpoint':
      return before.endpoint === event.endpoint ? [] : [line(event.at, `green alone answers at ${event.endpoint}`)];
    case 'status':
      return statusLogLines(event);
    case 'wrote':
      return [line(event.at, `wrote to AWS: ${event.what}`)];
    case 'traffic':
      return trafficLines(event, before);
    case 'gates':
      return gateLines(event, before);
    case 'happened':
      return happeningLines(event, before);
    case 'trouble':
      return troubleLines(event, before);
    case 'warning':
      return warningLines([event.warning], event.at, before);
    case 'handed on':
      return [line(event.at, 'The post step of this job watches on, for 4 minutes at most, and has the last word.')];
    case 'taken over':
      return [line(event.at, `The post step goes on: ${event.because}`)];
    case 'verdict':
      return verdictLines(event, before);
    // How the release stands, and told as that.
    case 'phase':
    case 'capacity':
    case 'waiting':
      return [];
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** Whoever takes over has no plan of its own: that of the step stands in the log of the step. */
function plannedLines({ plan, at }: EventOf<'planned'>, before: Story): readonly LogLine[] {
  if (before.watch === 'taken over') return [line(at, `change ${plan.run.changeId}`)];
  return [...planLines(plan, at), ...warningLines(planWarnings(plan), at, before)];
}

function beganLines(event: EventOf<'began'>): readonly LogLine[] {
  const { releaseId, environment, target, caller } = event.run;
  return [
    line(event.at, `Greenlight: ${target} in ${environment}`),
    line(event.at, `as ${caller}`),
    // Which change it is, stands in the plan: an earlier attempt may have begun it.
    ...(event.asks === undefined ? [line(event.at, `release ${releaseId}`)] : []),
  ];
}

/** A share is in the frame; why nobody knows it has no room there. */
function trafficLines({ serving, at }: EventOf<'traffic'>, before: Story): readonly LogLine[] {
  if (serving.who !== 'unknown' || before.traffic.at(-1)?.serving.who === 'unknown') return [];
  return [line(at, `traffic: where it is, is not known: ${serving.because}`)];
}

/** The end of a function's log may have many lines; more of them than this are behind a click. */
const mostOpen = 6;

function happeningLines({ happening, at }: EventOf<'happened'>, before: Story): readonly LogLine[] {
  if (isKnown(before, happening)) return [];
  const mark = happening.kind === 'cause' && happening.of !== 'symptom' ? 'AWS says why' : 'AWS says';
  const foreign = (text: string): LogLine => ({
    kind: 'foreign',
    text: `${clock(at)} ${mark} (${clock(happening.at)}): ${text}`,
  });
  const said = logLines(happening.text).map(foreign);
  const log = logLines(withoutValues(happening.log ?? '', knownValues(before.plan?.gates ?? [])));
  const quoted = log.map(text => foreign(`its log: ${text}`));
  if (quoted.length <= mostOpen) return [...said, ...quoted];
  return [
    ...said,
    { kind: 'group', title: `${clock(at)} its log, ${log.length} lines` },
    ...quoted,
    { kind: 'end-group' },
  ];
}

/** The first time, and whenever the count has doubled: a long throttling leaves a handful of lines. */
function troubleLines(event: EventOf<'trouble'>, before: Story): readonly LogLine[] {
  const times = (before.troubles.find(told => told.trouble === event.trouble)?.times ?? 0) + 1;
  if (!Number.isInteger(Math.log2(times))) return [];
  const count = times === 1 ? '' : ` (${times} times so far)`;
  return [line(event.at, `trouble, trying again: ${event.trouble}${count}`)];
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
