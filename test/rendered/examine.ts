import type { Browser, View } from './chromium.ts';
import type { Shown } from './shown.ts';
import { textFaults } from './text-faults.ts';

export interface Examined {
  /** Each said once, with the views in which it is so. */
  readonly faults: readonly string[];
  /** How often it was looked at. */
  readonly looks: number;
  readonly diagrams: number;
}

/** As GitHub's readers have a text before them. */
const everyView: readonly View[] = [
  { screen: 'desk', theme: 'light' },
  { screen: 'desk', theme: 'dark' },
  { screen: 'phone', theme: 'light' },
  { screen: 'phone', theme: 'dark' },
];

/** The text itself, and what a browser makes of it in every view. */
export async function examine(browser: Browser, shown: Shown): Promise<Examined> {
  const opened = await browser.open(shown);
  const seen = new Map<string, View[]>();
  for (const view of everyView)
    for (const fault of new Set(await opened.faults(view))) seen.set(fault, [...(seen.get(fault) ?? []), view]);
  return {
    faults: [...textFaults(shown), ...[...seen].map(([fault, views]) => `${viewWords(views)}${fault}`)],
    looks: everyView.length,
    diagrams: opened.diagrams,
  };
}

function viewWords(views: readonly View[]): string {
  if (views.length === everyView.length) return '';
  return `${views.map(({ screen, theme }) => `${screen}, ${theme}`).join('; ')}: `;
}
