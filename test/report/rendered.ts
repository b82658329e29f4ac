import { lexer, parser } from 'marked';

/** What a page is once it is drawn, read by a program that knows nothing of ours: `marked`, as GitHub-flavoured Markdown. */
export interface Rendered {
  /** Elements in order, those of a line of text left out: the shape that foreign text must not change. */
  readonly shape: readonly string[];
  readonly links: readonly string[];
  /** Elements that no part of a page of ours uses. */
  readonly strange: readonly string[];
  /** Each piece of text outside of code, as GitHub's filters for mentions and references see it. */
  readonly texts: readonly string[];
  /** Whether each element that was opened is closed, in order. */
  readonly balanced: boolean;
}

const blocks = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li table thead tbody tr th td blockquote pre details summary hr'.split(' '),
);
const inLines = new Set(['a', 'code', 'strong', 'span']);
const ours = new Set([...blocks].filter(name => !['h1', 'ol', 'hr'].includes(name)).concat([...inLines]));

export function rendered(markdown: string): Rendered {
  const html = parser(lexer(markdown, { gfm: true })).replace(/^<!--(?:(?!-->)[^])*-->/, '');
  const pieces = html.split(/(<[!/a-z][^>]*>)/i);
  const open: string[] = [];
  const found = { shape: [] as string[], links: [] as string[], strange: [] as string[], texts: [] as string[] };
  let balanced = true;
  for (const piece of pieces) {
    const [, slash, name = ''] = /^<(\/?)([!a-z0-9-]+)/i.exec(piece) ?? [];
    if (name === '') {
      if (!open.includes('code') && piece.trim() !== '') found.texts.push(decoded(piece));
      continue;
    }
    if (!ours.has(name)) found.strange.push(piece);
    if (blocks.has(name)) found.shape.push(`${slash}${name}`);
    if (name === 'a' && slash === '') found.links.push(/href="([^"]*)"/.exec(piece)?.[1] ?? piece);
    if (slash === '') open.push(name);
    else if (open.pop() !== name) balanced = false;
  }
  return { ...found, balanced: balanced && open.length === 0 };
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(html: string): string {
  return html.replace(/&(?:#(\d+)|([a-z]+));/g, (whole, number: string | undefined, name: string | undefined) =>
    number === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(number)),
  );
}
