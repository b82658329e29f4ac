import type { Instant } from '../../release/words.ts';
import { mermaidLabel } from '../escape/mermaid.ts';
import { isWork, type Story } from '../story.ts';
import { isoTime } from '../time-words.ts';

/** More bars than this are no picture any more. */
const mostBars = 30;

interface Bar {
  readonly label: string;
  readonly tag: '' | 'active, ' | 'crit, ';
  readonly from: Instant;
  readonly to: Instant;
}

/** Phases and shares over time as a Mermaid gantt; nothing where it would be empty, crowded or without times. */
export function gantt(story: Story, now: Instant): string {
  const end = story.verdict?.at ?? now;
  const phases = story.phases.filter(isWork).map<Bar>(span => ({
    label: span.phase,
    tag: span.phase === 'reverting' ? 'crit, ' : span.to === undefined ? 'active, ' : '',
    from: span.from,
    to: span.to ?? end,
  }));
  const shares = story.traffic.map<Bar>((point, index) => ({
    label: point.serving.who === 'unknown' ? 'not known' : `${point.serving.green} of 100`,
    tag: story.verdict === undefined && index === story.traffic.length - 1 ? 'active, ' : '',
    from: point.at,
    to: story.traffic[index + 1]?.at ?? end,
  }));
  const bars = [...phases, ...shares].filter(bar => bar.to > bar.from);
  if (phases.length === 0 || shares.length === 0 || bars.length === 0 || bars.length > mostBars) return '';
  if (bars.some(bar => moment(bar.from) === undefined || moment(bar.to) === undefined)) return '';
  return [
    '```mermaid',
    'gantt',
    // Moments are given and shown without a zone, so that a reader in any zone sees UTC as in the tables.
    '  dateFormat YYYY-MM-DD HH:mm:ss',
    '  axisFormat %H:%M:%S',
    ...sectionOf('Phase', phases),
    ...sectionOf('Green has', shares),
    '```',
  ].join('\n');
}

function sectionOf(title: string, bars: readonly Bar[]): readonly string[] {
  const lasting = bars.filter(bar => bar.to > bar.from);
  if (lasting.length === 0) return [];
  return [
    `  section ${mermaidLabel(title)}`,
    ...lasting.map(bar => `  ${mermaidLabel(bar.label)} :${bar.tag}${moment(bar.from)}, ${moment(bar.to)}`),
  ];
}

function moment(at: Instant): string | undefined {
  return isoTime(at)?.slice(0, -5).replace('T', ' ');
}
