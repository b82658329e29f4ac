import type { Plan } from '../../release/plan.ts';
import type { Instant } from '../../release/words.ts';
import { logText } from '../escape.ts';
import { gateWords } from '../gate-words.ts';
import type { LogLine } from './line.ts';
import { blueEndWords, consequences, differenceWords, greenWords, limitsOf, strategyWords } from '../plan-words.ts';
import { clock, duration } from '../time-words.ts';
import { percent } from '../traffic-words.ts';

/** The plan whole, as it is printed before anything is written. Not in a group: it must be read without a click. */
export function planLines(plan: Plan, at: Instant): readonly LogLine[] {
  return [...headLines(plan), ...stepLines(plan), ...gateLines(plan), ...consequenceLines(plan)].map(
    ([label, text]) => ({
      kind: 'line',
      text: `${clock(at)} ${label.padEnd(11)} ${logText(text)}`,
    }),
  );
}

type Row = readonly [label: string, text: string];

/** The label stands before the first of several lines only. */
function rows(label: string, texts: readonly string[]): readonly Row[] {
  return texts.map((text, index) => [index === 0 ? label : '', text]);
}

function headLines(plan: Plan): readonly Row[] {
  const differences = plan.differences.map(differenceWords);
  return [
    ['PLAN', `${plan.run.target} in ${plan.run.environment}`],
    ['blue', plan.blue.name],
    ['green', greenWords(plan, name => name)],
    ...rows('differences', differences.length > 0 ? differences : ['none between blue and green']),
    ['strategy', `${strategyWords(plan.strategy)}, moved by ${plan.mover.mover} with ${plan.configuration}`],
  ];
}

function stepLines(plan: Plan): readonly Row[] {
  const steps = plan.steps.map((step, index) => {
    const last = index === plan.steps.length - 1;
    return `${percent(step.share)} of traffic on green, ${last ? 'bake' : 'held'} for ${duration(step.hold)}`;
  });
  return [...rows('steps', steps), ['blue ends', blueEndWords(plan.mover)]];
}

function gateLines(plan: Plan): readonly Row[] {
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

function consequenceLines(plan: Plan): readonly Row[] {
  return [
    ...rows(
      'if',
      consequences(plan.policy).map(({ when, then }) => `${when}: ${then}`),
    ),
    ...rows(
      'cannot',
      limitsOf(plan.mover).map(limit => `${plan.mover.mover}: ${limit}`),
    ),
  ];
}
