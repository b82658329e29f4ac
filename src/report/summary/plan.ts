import type { Plan } from '../../release/plan.ts';
import type { Instant, TrafficStep } from '../../release/words.ts';
import { code, inline } from '../escape.ts';
import { gateWords } from '../gate-words.ts';
import { blueEndWords, consequences, greenWords, limitsOf } from '../plan-words.ts';
import type { Story } from '../story.ts';
import { clock, duration } from '../time-words.ts';
import { lastServing, percent } from '../traffic-words.ts';
import { fold, list, section, table, withoutMiddle } from './table.ts';

export function plan(story: Story, mostRows: number): string {
  if (story.plan === undefined) return '';
  return section(
    'Plan',
    steps(story, story.plan, mostRows),
    differences(story, story.plan, mostRows),
    terms(story.plan, mostRows),
  );
}

/** How long the way back stays short, as far as it follows from the moment at which green had all traffic. */
export function wayBack(story: Story, at: Instant): string | undefined {
  if (story.plan === undefined) return undefined;
  const { mover, blue } = story.plan;
  const arrived = story.traffic.find(point => point.serving.who === 'green');
  if (arrived === undefined || mover.blueKept === 'for ever') return blueEndWords(mover);
  const end = arrived.at + mover.blueKept;
  return end > at
    ? `AWS keeps blue ${code(blue.name)} until about ${clock(end)} UTC, then ends it`
    : `AWS was to end blue at about ${clock(end)} UTC; without it, going back is a new release of ${code(blue.name)}`;
}

function steps(story: Story, known: Plan, mostRows: number): string {
  const rows = known.steps.map((step, index) => {
    const last = index === known.steps.length - 1;
    return [
      String(index + 1),
      percent(step.share),
      `${duration(step.hold)}${last ? ' (bake)' : ''}`,
      standing(story, step),
    ];
  });
  return table(['step', 'traffic on green', 'held for', 'state'], withoutMiddle(rows, mostRows));
}

function standing(story: Story, step: TrafficStep): string {
  const seen = story.traffic.flatMap(({ serving }) => (serving.who === 'unknown' ? [] : [serving.green]));
  const reached = Math.max(0, ...seen);
  if (step.share > reached) return story.verdict === undefined ? 'to come' : 'not reached';
  const serving = lastServing(story);
  if (serving === undefined || serving.who === 'unknown') return 'reached';
  if (serving.green < step.share) return '↩️ reached, then taken back';
  return serving.green === step.share && story.verdict === undefined ? '▶ **now**' : '✔ reached';
}

function differences(story: Story, known: Plan, mostRows: number): string {
  const rows = known.differences.map(difference =>
    difference.shown === 'values'
      ? [inline(difference.field), inline(difference.from), inline(difference.to)]
      : [inline(difference.field), '(not shown)', 'changed (not shown)'],
  );
  const head = [
    'difference',
    `blue ${code(known.blue.name)}`,
    story.green === undefined ? `green ${greenWords(known, code)}` : `green ${code(story.green.name)}`,
  ];
  return table(head, withoutMiddle(rows, mostRows)) || 'No difference between blue and green was found.';
}

function terms(known: Plan, mostRows: number): string {
  const proofs = known.gates.map(gate => {
    const { what, when, proves } = gateWords(gate);
    return [code(gate.name), inline(what), when, proves];
  });
  const policy = consequences(known.policy).map(({ when, then }) => [when, `**${then}**`]);
  const mover = inline(known.mover.mover, 60);
  return fold(
    'Gates, consequences, and what cannot be done',
    table(['gate', 'looks at', 'measured', 'passes when'], withoutMiddle(proofs, mostRows)),
    table(['if', 'then'], policy),
    list(
      [
        `Traffic is moved by ${mover} with ${code(known.configuration)}.`,
        `Bake: ${duration(known.bake)}. Then ${blueEndWords(known.mover)}.`,
        ...limitsOf(known.mover).map(limit => `${mover}: ${limit}.`),
      ],
      20,
    ),
  );
}
