import { code, inline } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { list } from '../summary/table.ts';
import { servingWords } from '../traffic-words.ts';
import { whatNext } from '../what-next.ts';
import { facts, headline } from './top.ts';

/**
 * How many of each are told, and how long each may be, in characters. The worst of them, of the mark and of each character's
 * escape together stay below what a comment may hold: a test adds them up.
 */
const mostOf = { causes: 3, gates: 2, problems: 2, name: 80, text: 150, sentence: 300 } as const;

/** A release in five to ten lines: what cannot be left out, and short whatever AWS had to say. */
export function brief(story: Story): readonly string[] {
  const { verdict } = story;
  const next = verdict === undefined ? undefined : whatNext(story, verdict, mostOf.sentence);
  const lines = [
    ...(next?.first ?? []),
    ...(verdict === undefined ? [] : [`**Because:** ${inline(verdict.because, mostOf.sentence)}`]),
    ...firstOf(verdict?.causes ?? [], mostOf.causes, cause => `**Cause:** ${inline(cause, mostOf.text)}`),
    ...gateLines(story),
    ...problemLines(story),
    ...(verdict === undefined ? [] : [`**Serving:** ${servingLine(story)}`]),
    ...(next?.last ?? []),
  ];
  return [`### ${headline(story)}`, facts(story), list(lines, lines.length)].filter(block => block !== '');
}

function gateLines({ gates }: Story): readonly string[] {
  const failing = gates.filter(({ reading }) => reading.outcome === 'fail' && reading.force === 'obeyed');
  return firstOf(
    failing,
    mostOf.gates,
    ({ reading }) => `**Gate:** ${code(reading.subject, mostOf.name)} fails: ${inline(reading.says, mostOf.text)}`,
  );
}

function problemLines({ problems }: Story): readonly string[] {
  return firstOf(problems, mostOf.problems, ({ where, value, reason, remedy }) => {
    const here = value === undefined ? '' : ` (${code(value, mostOf.name)})`;
    const mend = remedy === undefined ? '' : ` → ${inline(remedy, mostOf.text)}`;
    return `**Problem:** ${inline(where, mostOf.name)}${here}: ${inline(reason, mostOf.text)}${mend}`;
  });
}

function servingLine(story: Story): string {
  const serving = story.verdict?.serving;
  if (serving === undefined) return '';
  const words = servingWords(serving, story, code);
  return serving.who === 'unknown' ? `${words}: ${inline(serving.because, mostOf.text)}` : words;
}

function firstOf<Item>(items: readonly Item[], most: number, line: (item: Item) => string): readonly string[] {
  const rest = items.length - most;
  return [...items.slice(0, most).map(line), ...(rest > 0 ? [`… and ${rest} more of these`] : [])];
}
