import type { Instant, Millis } from '../../release/words.ts';
import { mermaidLabel } from '../escape/mermaid.ts';
import { isWork, type Story } from '../story.ts';
import { isoTime } from '../../release/time-words.ts';

/** More bars than this are no picture any more. */
const mostBars = 30;

interface Bar {
  readonly label: string;
  readonly tag: '' | 'crit, ';
  readonly from: Instant;
  readonly to: Instant;
}

/** Phases and shares over time as a Mermaid gantt; nothing where it would show nothing, be crowded or without times. */
export function gantt(story: Story, now: Instant): string {
  const end = story.verdict?.at ?? now;
  const phases = story.phases.filter(isWork).map<Bar>(span => ({
    label: span.phase,
    tag: span.phase === 'reverting' ? 'crit, ' : '',
    from: span.from,
    to: visibleEnd(span.from, span.to ?? end),
  }));
  const shares = story.traffic.map<Bar>((point, index) => ({
    label: point.serving.who === 'unknown' ? 'not known' : `${point.serving.green} of 100`,
    tag: '',
    from: point.at,
    to: visibleEnd(point.at, story.traffic[index + 1]?.at ?? end),
  }));
  const bars = [...phases, ...shares];
  if (phases.length === 0 || bars.length > mostBars || new Set(shares.map(bar => bar.label)).size < 2) return '';
  if (bars.some(bar => moment(bar.from) === undefined || moment(bar.to) === undefined)) return '';
  if (lengthOf(bars) < ticks[0][0]) return '';
  return [
    '```mermaid',
    colours,
    'gantt',
    // Moments are given and shown without a zone, so that a reader in any zone sees UTC as in the tables.
    '  dateFormat YYYY-MM-DD HH:mm:ss',
    // Mermaid would draw the reader's own present into it, by the clock of their zone.
    '  todayMarker off',
    ...axisOf(bars),
    ...sectionOf('Phase', phases),
    ...sectionOf('Green has', shares),
    '```',
  ].join('\n');
}

/** The page is written at the very moment of a change: what has just begun would have no length, and no bar. */
function visibleEnd(from: Instant, to: Instant): Instant {
  return Math.max(from + 1_000, to);
}

/**
 * Bars that can be read in GitHub's light and dark theme, by WCAG's 4.5 : 1, as Mermaid's own cannot: white on its blue has
 * 3 : 1, and the label of a bar that is tagged as active and too short for it is dark on dark.
 */
const colours = `%%{init: ${JSON.stringify({
  themeVariables: { taskBkgColor: '#b6d4fe', taskTextColor: '#1f2328', critBkgColor: '#ffb3ad' },
})}}%%`;

const ticks = [
  [10_000, '10second', '%H:%M:%S'],
  [30_000, '30second', '%H:%M:%S'],
  [60_000, '1minute', '%H:%M'],
  [2 * 60_000, '2minute', '%H:%M'],
  [5 * 60_000, '5minute', '%H:%M'],
  [15 * 60_000, '15minute', '%H:%M'],
  [30 * 60_000, '30minute', '%H:%M'],
  [3_600_000, '1hour', '%H:%M'],
  [3 * 3_600_000, '3hour', '%H:%M'],
  [12 * 3_600_000, '12hour', '%d. %H:%M'],
  [24 * 3_600_000, '1day', '%Y-%m-%d'],
  [7 * 24 * 3_600_000, '1week', '%Y-%m-%d'],
  [28 * 24 * 3_600_000, '4week', '%Y-%m-%d'],
] as const;

/**
 * Mermaid's own choice of ticks knows nothing of the width of their labels: on a phone four of them stand side by side, or two
 * of the longer ones. A length that no tick suits is left to it.
 */
function axisOf(bars: readonly Bar[]): readonly string[] {
  const length = lengthOf(bars);
  const tick = ticks.find(([every, , format]) => length / every <= (format === '%H:%M' ? 4 : 2));
  if (tick === undefined) return ['  axisFormat %Y-%m-%d'];
  const [, interval, format] = tick;
  return [`  axisFormat ${format}`, `  tickInterval ${interval}`];
}

function lengthOf(bars: readonly Bar[]): Millis {
  return Math.max(...bars.map(bar => bar.to)) - Math.min(...bars.map(bar => bar.from));
}

function sectionOf(title: string, bars: readonly Bar[]): readonly string[] {
  return [
    `  section ${mermaidLabel(title)}`,
    ...bars.map(bar => `  ${mermaidLabel(bar.label)} :${bar.tag}${moment(bar.from)}, ${moment(bar.to)}`),
  ];
}

function moment(at: Instant): string | undefined {
  return isoTime(at)?.slice(0, -5).replace('T', ' ');
}
