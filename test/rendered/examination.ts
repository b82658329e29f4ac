import type { Browser } from './chromium.ts';
import type { Titled } from './every-text.ts';
import { examine } from './examine.ts';

export interface Examination {
  /** @param name whose texts these are: having none is a finding, too */
  readonly lookAt: (name: string, texts: readonly Titled[]) => Promise<void>;
  readonly find: (where: string, faults: readonly string[]) => void;
  readonly result: () => ExaminedTexts;
}

export interface ExaminedTexts {
  readonly checked: Checked;
  /** What is wrong in the same way in many texts is said once. */
  readonly findings: readonly Found[];
}

/** A text that is known already is looked at no more; `pages` counts each of the others in each view. */
type Checked = Readonly<Record<'texts' | 'pages' | 'diagrams', number>>;

interface Found {
  readonly where: string;
  readonly what: string;
}

export function startExamination(browser: Browser): Examination {
  const checked = { texts: 0, pages: 0, diagrams: 0 };
  const known = new Set<string>();
  const places = new Map<string, string[]>();
  const find = (where: string, faults: readonly string[]): void => {
    for (const fault of faults) places.set(fault, [...(places.get(fault) ?? []), where]);
  };
  return {
    find,
    lookAt: async (name, texts) => {
      if (texts.length === 0) find(name, ['there is nothing to look at: neither a summary nor a comment']);
      for (const { title, shown } of texts) {
        checked.texts += 1;
        const key = JSON.stringify(shown);
        if (known.has(key)) continue;
        known.add(key);
        const where = `${name}, ${title}`;
        const { faults, looks, diagrams } = await examine(browser, shown).catch((error: unknown) => {
          throw new Error(`${where}: it could not be looked at.`, { cause: error });
        });
        find(where, faults);
        checked.pages += looks;
        checked.diagrams += diagrams;
      }
    },
    result: () => ({ checked, findings: [...places].map(([what, where]) => ({ where: placeWords(where), what })) }),
  };
}

function placeWords([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first}, and ${more.length} more`;
}
