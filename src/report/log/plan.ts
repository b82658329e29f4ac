import type { Plan } from '../../release/plan.ts';
import { type Instant, nothingYet } from '../../release/words.ts';
import { logText } from '../escape/log.ts';
import { gateWords } from '../gate-words.ts';
import { itineraryWords, timeWords } from '../itinerary-words.ts';
import type { LogLine } from './line.ts';
import {
  configurationWords,
  consequences,
  differenceWords,
  driftNote,
  driftWords,
  greenWords,
  limitsOf,
  turned,
  wayWords,
} from '../plan-words.ts';
import { withoutMiddle } from '../summary/table.ts';
import { clock } from '../../release/time-words.ts';

/** The plan whole, as it is printed before anything is written. Not in a group: it must be read without a click. */
export function planLines(plan: Plan, at: Instant): readonly LogLine[] {
  return [...headLines(plan), ...orderLines(plan), ...gateLines(plan), ...consequenceLines(plan)].map(
    ([label, text, when = '']) => ({
      kind: 'line',
      text: `${clock(at)} ${label.padEnd(11)} ${when}${logText(text)}`,
    }),
  );
}

type Row = readonly [label: string, text: string, when?: string];

/** The label stands before the first of several lines only. */
function rows(label: string, texts: readonly string[]): readonly Row[] {
  return texts.map((text, index) => [index === 0 ? label : '', text]);
}

function headLines(plan: Plan): readonly Row[] {
  const goesBack = plan.purpose.is === 'swap back';
  const differences = (goesBack ? turned(plan.differences) : plan.differences).map(differenceWords);
  return [
    ['PLAN', `${plan.run.target} in ${plan.run.environment}`],
    ['change', plan.run.changeId],
    ['blue', plan.blue.name],
    ['green', greenWords(plan, name => name)],
    ...rows('differences', differences.length > 0 ? differences : [noDifference(plan)]),
    ['strategy', `${wayWords(plan)}, moved by ${plan.mover.mover}${begunWith(plan)}`],
    ...driftRows(plan),
    ...rows('note', plan.notes),
  ];
}

function driftRows({ drift }: Plan): readonly Row[] {
  return drift.length === 0 ? [] : rows('drift', [...drift.map(driftWords), driftNote]);
}

function noDifference({ blue }: Plan): string {
  return blue.id === nothingYet.id
    ? 'nothing serves yet, so there is nothing to compare green with'
    : 'none between blue and green';
}

/** A linear release may have 99 steps: the first and the last of them show what the others are. */
const mostStops = 30;

function orderLines(plan: Plan): readonly Row[] {
  const stops = itineraryWords(plan, name => name);
  const widest = Math.max(...stops.map(stop => stop.when.length));
  const lines = stops.map(({ when, what, who, proof }) => [
    `${who}: ${what}${proof === '' ? '' : `; proof: ${proof}`}`,
    `${when.padEnd(widest)} | `,
  ]);
  return [
    ...withoutMiddle(lines, mostStops).map<Row>(([text = '', when = ''], index) => [
      index === 0 ? 'in order' : '',
      text,
      when,
    ]),
    ['times', timeWords(plan)],
  ];
}

function gateLines(plan: Plan): readonly Row[] {
  if (plan.purpose.is === 'swap back') return [];
  if (plan.gates.length === 0) return [['gates', 'none: nothing will prove green before it has all traffic']];
  const gates = plan.gates.map(gate => {
    const { what, when, proves } = gateWords(gate);
    return `${gate.name}: ${what}; measured ${when}; passes when ${proves}`;
  });
  return [
    ...rows('gates', gates),
    ...rows(
      'muted',
      plan.muted.map(alarm => `${alarm}: rang before the release began, not obeyed until it was quiet once`),
    ),
  ];
}

/** Whoever sends a deployment back begins none. */
function begunWith(plan: Plan): string {
  return plan.purpose.is === 'swap back' ? '' : ` ${configurationWords(plan, name => name)}`;
}

function consequenceLines(plan: Plan): readonly Row[] {
  if (plan.purpose.is === 'swap back') return [];
  return [
    ...rows(
      'cannot',
      limitsOf(plan.mover).map(limit => `${plan.mover.mover}: ${limit}`),
    ),
    ...rows(
      'if',
      consequences(plan).map(({ when, then }) => `${when}: ${then}`),
    ),
  ];
}
