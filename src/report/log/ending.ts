import type { EventOf } from '../../release/events.ts';
import type { Problem } from '../../release/problem.ts';
import { exitStatus, type Verdict } from '../../release/verdict.ts';
import { logText } from '../escape/log.ts';
import { cut, exact } from '../escape/visible.ts';
import { outcomeWords } from '../left-in-flight.ts';
import type { LogLine } from './line.ts';
import { isWork, tell, type Story } from '../story.ts';
import { releaseTold } from '../told-release.ts';
import { clock, duration } from '../../release/time-words.ts';
import { bar, servingWords } from '../traffic-words.ts';
import { errorWords, problemTitle, verdictTitle } from '../verdict-words.ts';

/** GitHub's runner cuts the message of an annotation at 4,096 characters. */
const mostOfAnnotation = 4_000;

/** Each problem on a line, then all of them in the one error. */
export function problemLines(event: EventOf<'problems'>, before: Story): readonly LogLine[] {
  const lines = event.problems.flatMap<LogLine>(problem => [
    { kind: 'line', text: `${clock(event.at)} problem: ${logText(problemWords(problem))}` },
    ...commandOf(problem).map<LogLine>(command => ({ kind: 'line', text: `${clock(event.at)} run: ${command}` })),
  ]);
  if (isAnnotated(before)) return lines;
  const texts = event.problems.flatMap(problem => [
    logText(problemWords(problem)),
    ...commandOf(problem).map(command => `run: ${command}`),
  ]);
  return [...lines, { kind: 'error', title: problemTitle(event.problems.length), text: withinAnnotation(texts) }];
}

/** Longer ones are in the record only: a line that the runner cuts would be half a command. */
const mostOfCommand = 3_000;

function commandOf({ command }: Problem): readonly string[] {
  if (command === undefined) return [];
  const shown = exact(command).replaceAll('##[', '## [');
  return [shown.length > mostOfCommand ? '(a long command: it stands in the record)' : shown];
}

/** As many whole texts as fit into an annotation; the log lines above it have them all. */
function withinAnnotation(texts: readonly string[]): string {
  const room = mostOfAnnotation - 60;
  const ends = texts.map((_, index) => texts.slice(0, index + 1).join('\n').length);
  const fitting = ends.filter(end => end <= room).length;
  const rest = texts.length - fitting;
  return [...texts.slice(0, fitting), ...(rest > 0 ? [`… and ${rest} more, in the log`] : [])].join('\n');
}

function problemWords(problem: Problem): string {
  const value = problem.value === undefined ? '' : ` (here: ${cut(problem.value, 200)})`;
  const remedy = problem.remedy === undefined ? '' : ` → ${problem.remedy}`;
  return `${problem.where}${value}: ${problem.reason}${remedy}`;
}

/** The frame that a reader finds at the end of the log, and the one annotation of the release. */
export function verdictLines(event: EventOf<'verdict'>, before: Story): readonly LogLine[] {
  const { verdict } = event;
  if (before.verdict !== undefined) return [];
  const frame = [
    ...followUpLines(verdict, event),
    ...endFrame(verdict, before, event).map<LogLine>(text => ({ kind: 'line', text: `${clock(event.at)} ${text}` })),
  ];
  if (isAnnotated(before)) return frame;
  const kind = exitStatus(verdict.name) === 0 ? 'notice' : 'error';
  return [...frame, { kind, title: title(verdict, before), text: annotationText(verdict, before) }];
}

/** The live view of a log cuts a line at 1,024 characters, and this is one. */
const mostOfLiveLine = 1_000;

/**
 * Why, who serves, and what to do: whatever AWS had to say to the first, the other two stay. The row of the frame has more of
 * it, and the record all.
 */
function annotationText(verdict: Verdict, before: Story): string {
  const { because, next } = verdict;
  const rest = `${nowWords(verdict, before)}${next === undefined ? '' : ` Next: ${withoutServing(next)}`}`;
  const room = Math.min(800, Math.max(300, mostOfLiveLine - rest.length - 1));
  return cut(`${logText(because, room)} ${logText(rest, mostOfAnnotation)}`, mostOfAnnotation);
}

function nowWords(verdict: Verdict, before: Story): string {
  if (verdict.serving.who === 'unknown') return 'Where the traffic is now is not known.';
  return `Now ${outcomeWords(before, verdict, name => name)}.`;
}

/** Where the sentence before has just said it. */
function withoutServing(next: string): string {
  return next.replace(/ Blue serves all traffic\.$/, '');
}

/** True, and no news beside the causes: folded away, above the frame. */
function followUpLines({ followUps }: Verdict, { at }: EventOf<'verdict'>): readonly LogLine[] {
  if (followUps.length === 0) return [];
  return [
    { kind: 'group', title: `${clock(at)} what followed from the causes below (${followUps.length})` },
    ...followUps.map<LogLine>(text => ({ kind: 'line', text: `${clock(at)} ${logText(text)}` })),
    { kind: 'end-group' },
  ];
}

function title(verdict: Verdict, before: Story): string {
  const target = before.run === undefined ? '' : `: ${before.run.target} in ${before.run.environment}`;
  return logText(`${verdictTitle(verdict.name)}${target}`, 200);
}

/** One annotation per release: problems have had theirs. */
function isAnnotated(story: Story): boolean {
  return story.verdict !== undefined || story.problems.length > 0;
}

/** Heavier than the frames of the way: whoever scrolls through a log stops here. */
function endFrame(verdict: Verdict, before: Story, event: EventOf<'verdict'>): readonly string[] {
  const phases = phasesText(tell(before, event));
  const { releaseId } = releaseTold(before);
  const rows: readonly (readonly [string, string])[] = [
    ['verdict', `${verdict.name} (exit status ${exitStatus(verdict.name)})`],
    ['serving', servingText(verdict, before)],
    ['because', verdict.because],
    ...(verdict.code === undefined ? [] : [['error', errorWords(verdict.code, code => code)] as const]),
    ...verdict.causes.map(cause => ['cause', cause] as const),
    ...(verdict.next === undefined ? [] : [['next', verdict.next] as const]),
    ...(phases === '' ? [] : [['phases', phases] as const]),
    ...(releaseId === undefined ? [] : [['release', releaseId] as const]),
  ];
  return rows.map(([label, text], index) => `${edge(index, rows.length)} ${label.padEnd(8)} ${logText(text)}`);
}

function edge(index: number, rows: number): string {
  if (index === 0) return '┏';
  return index === rows - 1 ? '┗' : '┃';
}

function servingText(verdict: Verdict, before: Story): string {
  const words = servingWords(verdict.serving, before, name => name);
  return verdict.serving.who === 'unknown'
    ? `${words}: ${verdict.serving.because}`
    : `${bar(verdict.serving.green)} ${words}, as last read back from AWS`;
}

function phasesText(story: Story): string {
  const lasting = story.phases.filter(isWork);
  return lasting.map(span => `${span.phase} ${duration((span.to ?? span.from) - span.from)}`).join(', ');
}
