import type { Plan } from '../../release/plan.ts';
import { exitStatus } from '../../release/verdict.ts';
import { type Instant, nothingYet, type TrafficStep } from '../../release/words.ts';
import { code, inline } from '../escape/markdown.ts';
import { bakeWords } from '../itinerary-words.ts';
import { afterTheBake, blueEndWords, configurationWords } from '../plan-words.ts';
import type { Story } from '../story.ts';
import { due, duration } from '../../release/time-words.ts';
import { lastServing, percent } from '../traffic-words.ts';
import { differences, drift, gateTable, itinerary, limits, policyTable } from './plan-tables.ts';
import { fold, section, table, withoutMiddle } from './table.ts';

export function plan(story: Story, mostRows: number): string {
  if (story.plan === undefined) return '';
  return section('Plan', steps(story, story.plan, mostRows), ...notes(story.plan), ...terms(story.plan, mostRows));
}

/** How green differs from blue, and what of the target's own settings is changed for it. */
export function changes(story: Story, mostRows: number): string {
  const { foreseen, plan: known } = story;
  if (foreseen === undefined) return '';
  return section(
    'What changes',
    differences(story, foreseen, mostRows),
    ...(known === undefined ? [] : drift(known, mostRows)),
  );
}

/** How long the way back stays short, as far as it follows from the moment at which green had all traffic. */
export function wayBack(story: Story, at: Instant): string | undefined {
  if (story.plan === undefined) return undefined;
  const { mover, blue } = story.plan;
  if (blue.id === nothingYet.id) return 'none: nothing served before this first release';
  if (isLetGo(story)) return `blue ${code(blue.name)} was let go: going back is a new release of ${code(blue.name)}`;
  const arrived = story.traffic.find(point => point.serving.who === 'green');
  if (arrived === undefined || mover.blueKept === 'for ever' || mover.blueAfter === 'out of reach')
    return blueEndWords(mover);
  const end = arrived.at + mover.blueKept;
  return end > at
    ? `AWS keeps blue ${code(blue.name)} until about ${due(end, at)}, then ends it; after that, going back is a new release of ${code(blue.name)}`
    : `AWS was to end blue at about ${due(end, at)}; without it, going back is a new release of ${code(blue.name)}`;
}

function isLetGo({ writes }: Story): boolean {
  return writes.some(({ what }) => what.startsWith('let go of the blue'));
}

function steps(story: Story, known: Plan, mostRows: number): string {
  const rows = stepsMeant(known).map((step, index) => {
    const last = index === known.steps.length - 1;
    return [
      String(index + 1),
      percent(step.share),
      known.purpose.is === 'drill' ? 'until it was seen' : last ? `${bakeWords(known)} (bake)` : duration(step.hold),
      standing(story, step),
    ];
  });
  return table(['step', 'traffic on green', 'held for', 'state'], withoutMiddle(rows, mostRows));
}

/** A drill goes back from its first step. What is sent back has its own steps behind it. */
function stepsMeant({ purpose, steps }: Plan): Plan['steps'] {
  switch (purpose.is) {
    case 'release':
    case 'stage':
    case 'restore':
      return steps;
    case 'drill':
      return steps.slice(0, 1);
    case 'swap back':
      return [];
    default: {
      const never: never = purpose;
      return never;
    }
  }
}

function standing(story: Story, step: TrafficStep): string {
  const seen = story.traffic.flatMap(({ serving }) => (serving.who === 'unknown' ? [] : [serving.green]));
  const reached = Math.max(0, ...seen);
  if (step.share > reached && story.plan?.purpose.is === 'stage') return 'for the promotion';
  if (step.share > reached) return story.verdict === undefined ? 'to come' : 'not reached';
  const serving = lastServing(story);
  if (serving === undefined || serving.who === 'unknown') return 'reached';
  if (serving.green < step.share) return '↩️ reached, then taken back';
  // Green got more than this, so its time here was over.
  if (serving.green > step.share) return '✔ reached';
  if (story.verdict === undefined) return '▶ **now**';
  return exitStatus(story.verdict.name) === 0 ? '✔ reached' : 'reached, not finished';
}

/** What a person should know of the target, as a list. */
export function notes({ notes }: Plan): readonly string[] {
  return notes.length === 0 ? [] : [notes.map(note => `- ${inline(note, 600)}`).join('\n')];
}

function terms(known: Plan, mostRows: number): readonly string[] {
  const mover = inline(known.mover.mover, 60);
  const whole = fold('The whole plan, in order', ...itinerary(known, mostRows));
  if (known.purpose.is === 'swap back') return [whole];
  return [
    whole,
    fold(
      'Gates, consequences, and what cannot be done',
      gateTable(known, mostRows),
      policyTable(known),
      `Traffic is moved by ${mover} ${configurationWords(known, code)}. Bake: ${bakeWords(known)}. ${afterTheBake(known)}.`,
      `What ${mover} cannot do:`,
      limits(known),
    ),
  ];
}
