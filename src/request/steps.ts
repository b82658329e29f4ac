import type { Problem } from '../release/problem.ts';
import type { Percent, Strategy, TrafficStep } from '../release/words.ts';
import { checkDuration, longestDuration, printDuration } from './duration.ts';
import { nearestPercent, parsePercent, printPercent } from './percent.ts';
import { all, each, invalid, shown, then, valid, type Checked } from './problems.ts';

export type SteppedStrategy = Extract<Strategy, { kind: 'canary' | 'linear' }>;

/** One item as written: a level that is held, or (`every`) an increment that is repeated. */
type Item = { readonly where: string; readonly text: string; readonly every: boolean } & TrafficStep;

/** `10% 5m`, `5% 10m, 25% 10m` (canary; 100 % follows by itself) or `10% every 1m` (linear). */
export function checkSteps(text: string): Checked<SteppedStrategy> {
  const texts = text.split(/[,\n]/).map(item => item.trim());
  const written = texts.filter(item => item !== '');
  const items = each(
    written.map((item, at) => checkItem(written.length > 1 ? `steps, item ${at + 1}` : 'steps', item)),
  );
  return then(items, strategyOf);
}

/** The inverse of `checkSteps`. */
export function printSteps(strategy: SteppedStrategy): string {
  return strategy.kind === 'linear'
    ? `${printPercent(strategy.share)} every ${printDuration(strategy.every)}`
    : strategy.steps.map(printStep).join(', ');
}

function printStep(step: TrafficStep): string {
  return `${printPercent(step.share)} ${printDuration(step.hold)}`;
}

function checkItem(where: string, text: string): Checked<Item> {
  const parts = /^(?<share>[^%\s]+(?:\s*%)?)\s+(?:(?<every>every)\s+)?(?<time>\S.*)$/.exec(text)?.groups;
  if (parts === undefined) {
    const share = nearestPercent(text);
    const example = share === undefined ? '`10% 5m` or `10% every 1m`' : `\`${share} 5m\``;
    return invalid({
      where,
      value: shown(text),
      reason: 'not a step',
      remedy: `write a percent and a time: ${example}`,
    });
  }
  const { share = '', every, time = '' } = parts;
  const limits = { least: 1_000, most: longestDuration, bareUnit: 'm' } as const;
  const checked = all({ share: checkShare(where, share), hold: checkDuration(where, time, limits) });
  return then(checked, step => valid({ where, text, every: every !== undefined, ...step }));
}

function checkShare(where: string, text: string): Checked<Percent> {
  const share = parsePercent(text);
  const problem = { where, value: shown(text) };
  if (share === undefined) {
    const guessed = nearestPercent(text);
    const remedy = guessed === undefined ? 'write a number and `%`: `10%`' : `write \`${guessed}\``;
    return invalid({ ...problem, reason: 'not a percent', remedy });
  }
  if (share <= 0) return invalid({ ...problem, reason: 'a step moves some traffic', remedy: 'leave this step out' });
  if (share >= 100) {
    const remedy = 'leave this step out: 100% follows by itself, and `bake` says how long it is watched';
    return invalid({ ...problem, reason: 'a step moves less than all traffic', remedy });
  }
  return valid(share);
}

function strategyOf(items: readonly Item[]): Checked<SteppedStrategy> {
  const [first, ...rest] = items;
  if (first === undefined) {
    return invalid({
      where: 'steps',
      value: undefined,
      reason: 'no step in it',
      remedy: 'write `10% 5m`, or leave it out',
    });
  }
  const repeated = items.find(item => item.every);
  if (repeated === undefined) return risingCanary([first, ...rest]);
  if (rest.length === 0) return valid({ kind: 'linear', share: first.share, every: first.hold });
  const { where, text } = repeated;
  const reason = 'a step with `every` is repeated up to 100% and stands alone';
  return invalid({
    where,
    value: shown(text),
    reason,
    remedy: `write \`${text}\` alone, or \`${printStep(repeated)}\` here`,
  });
}

function risingCanary(items: readonly [Item, ...Item[]]): Checked<SteppedStrategy> {
  const notRising = items.filter((item, at) => item.share <= (items[at - 1]?.share ?? 0));
  if (notRising.length > 0) {
    const levels = new Map(items.toSorted((a, b) => a.share - b.share).map(item => [item.share, item]));
    const remedy = `write \`${[...levels.values()].map(printStep).join(', ')}\``;
    const reason = 'every step must move more traffic than the one before';
    return invalid(...notRising.map(({ where, text }): Problem => ({ where, value: shown(text), reason, remedy })));
  }
  const [first, ...rest] = items;
  return valid({ kind: 'canary', steps: [level(first), ...rest.map(level)] });
}

function level({ share, hold }: TrafficStep): TrafficStep {
  return { share, hold };
}
