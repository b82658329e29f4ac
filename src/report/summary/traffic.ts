import { type Instant, nothingYet } from '../../release/words.ts';
import { inline } from '../escape/markdown.ts';
import type { Story, TrafficPoint } from '../story.ts';
import { clock, duration } from '../../release/time-words.ts';
import { bar, percent } from '../traffic-words.ts';
import { phases } from './folds.ts';
import { gantt } from './gantt.ts';
import { section, table, unbroken, withoutMiddle } from './table.ts';

/** The diagram is an extra: everything it shows is in the tables. */
export function traffic(story: Story, now: Instant, mostRows: number): string {
  return section('Traffic', ...trafficBlocks(story, now, mostRows), phases(story, mostRows));
}

/** Who had how much of the traffic and for how long, as a table and as a picture. */
export function trafficBlocks(story: Story, now: Instant, mostRows: number): readonly string[] {
  // Whoever only asks, or tidies up, moves none.
  if (story.asks === 'how it stands' || story.traffic.every(point => point.serving.who === 'unknown')) return [];
  const rows = story.traffic.map((point, index) => [
    clock(point.at),
    lasted(point, story.traffic[index + 1], story),
    ...shares(point, story),
  ]);
  const head = ['from (UTC)', 'for', 'traffic on green', 'green', 'blue'];
  return [table(head, withoutMiddle(rows, mostRows)), gantt(story, now)];
}

/** What has not ended has no length: GitHub shows the page after the step, and nobody comes back to a killed run's. */
function lasted(point: TrafficPoint, next: TrafficPoint | undefined, { verdict }: Story): string {
  if (next !== undefined) return duration(next.at - point.at);
  return verdict === undefined ? 'not ended' : `${duration(verdict.at - point.at)}, ${unbroken('to the end')}`;
}

function shares({ serving }: TrafficPoint, { plan }: Story): readonly string[] {
  if (serving.who === 'unknown') return [`not known: ${inline(serving.because)}`, '?', '?'];
  const blue = plan?.blue.id === nothingYet.id ? 'none' : percent(100 - serving.green);
  return [bar(serving.green), percent(serving.green), blue];
}
