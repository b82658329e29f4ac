import { printDuration } from '../request/duration.ts';
import { printPercent } from '../request/percent.ts';
import { printSteps } from '../request/steps.ts';
import type { Problem } from './problem.ts';
import type { Can } from './plan.ts';
import type { Millis, Percent, Strategy } from './words.ts';

/** What of a strategy the mover cannot do exactly, each with the nearest that it can. */
export function strategyProblems(strategy: Strategy, can: Can): Problem[] {
  if (!can.strategies.includes(strategy.kind))
    return [
      {
        where: 'strategy',
        value: strategy.kind,
        reason: `${can.mover} cannot do it`,
        remedy: `one of ${can.strategies.map(kind => `\`${kind}\``).join(', ')}`,
      },
    ];
  switch (strategy.kind) {
    case 'blue-green':
    case 'rolling':
      return [];
    case 'canary': {
      const [first, ...more] = strategy.steps;
      const inexact = strategy.steps.flatMap(step => inexactness(step.share, step.hold, can));
      if (more.length === 0 || can.canarySteps === 'any') return inexact;
      return [
        ...inexact,
        {
          where: 'steps',
          value: printSteps(strategy),
          reason: `${can.mover} has exactly one step before all traffic`,
          remedy: `\`steps: ${printSteps({ kind: 'canary', steps: [first] })}\``,
        },
      ];
    }
    case 'linear':
      return [...inexactness(strategy.share, strategy.every, can), ...tooLong(strategy, can)];
  }
}

/** The limit of some is for the whole shift, and not for one of its steps. */
function tooLong(strategy: Extract<Strategy, { kind: 'linear' }>, can: Can): Problem[] {
  const levels = Math.ceil(100 / strategy.share) - 1;
  if (can.time.limits === 'a step' || strategy.every > can.time.most || levels * strategy.every <= can.time.most)
    return [];
  const every = Math.floor(can.time.most / levels / can.time.unit) * can.time.unit;
  return [
    {
      where: 'steps',
      value: printSteps(strategy),
      reason: `${can.mover} takes at most ${printDuration(can.time.most)} for the whole shift, and this is ${printDuration(levels * strategy.every)}`,
      remedy: `\`steps: ${printSteps({ ...strategy, every })}\``,
    },
  ];
}

function inexactness(share: Percent, time: Millis, can: Can): Problem[] {
  const problems: Problem[] = [];
  const fits = nearest(share, can.percent.unit, can.percent.least, can.percent.most);
  if (fits !== share)
    problems.push({
      where: 'steps',
      value: printPercent(share),
      reason: `${can.mover} takes ${can.percent.unit === 1 ? 'whole percents' : `multiples of ${can.percent.unit} %`} from ${printPercent(can.percent.least)} to ${printPercent(can.percent.most)}`,
      remedy: `\`${printPercent(fits)}\``,
    });
  const lasts = nearest(time, can.time.unit, can.time.least, can.time.most);
  if (lasts !== time)
    problems.push({
      where: 'steps',
      value: printDuration(time),
      reason: `${can.mover} takes ${can.time.unit === 60_000 ? 'whole minutes' : `multiples of ${printDuration(can.time.unit)}`} up to ${printDuration(can.time.most)}`,
      remedy: `\`${printDuration(lasts)}\``,
    });
  return problems;
}

/** The nearest multiple of `unit` between the bounds. */
function nearest(value: number, unit: number, least: number, most: number): number {
  const rounded = Number((Math.round(value / unit) * unit).toFixed(6));
  return Math.min(most, Math.max(least, rounded));
}
