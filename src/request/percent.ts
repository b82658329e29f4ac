import type { Percent } from '../release/words.ts';

/** `10%`, `2.5%`: 0 to 100, four decimals at most (finer than any AWS weight). */
export function parsePercent(text: string): Percent | undefined {
  if (!/^\d{1,3}(\.\d{1,4})?%$/.test(text)) return undefined;
  const share = Number(text.slice(0, -1));
  return share <= 100 ? share : undefined;
}

export function printPercent(share: Percent): string {
  return `${Number(share.toFixed(4))}%`;
}

/** What a text that is not a percent was meant to be: `10` and `10 percent` are `10%`, a bare weight of `0.1` too. */
export function nearestPercent(text: string): string | undefined {
  const parts = /^(\d{1,9}(?:\.\d{1,9})?)\s*(%|percent|pct)?$/i.exec(text.trim());
  if (parts === null) return undefined;
  const number = Number(parts[1]);
  const share = parts[2] === undefined && number < 1 ? number * 100 : number;
  return printPercent(Math.min(100, share));
}
