/** A fenced block of YAML in a Markdown page. */
export interface FencedBlock {
  /** Of its first line of YAML in the page, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** What the comment above the fence calls it, `<!-- yaml: steps -->`; undefined where there is none. */
  readonly declared: string | undefined;
}

const fence = /^( *)(`{3,}|~{3,}) *(\S*)/;
const declaration = /^\s*<!-- yaml: (\S+) -->\s*$/;

/** The blocks of a page whose language is YAML, indented ones as in a list included, without their indentation. */
export function yamlBlocks(page: string): readonly FencedBlock[] {
  const lines = page.split('\n');
  const blocks: FencedBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = '', marks = '', language = ''] = fence.exec(lines[at] ?? '') ?? [];
    if (marks === '') continue;
    const end = lines.findIndex((line, place) => place > at && line.trim() === marks);
    if (end < 0) throw new Error(`line ${at + 1}: this fence is never closed`);
    if (['yaml', 'yml'].includes(language.toLowerCase())) {
      const text = lines.slice(at + 1, end).map(line => line.slice(Math.min(indent.length, line.search(/\S|$/))));
      blocks.push({ line: at + 2, text: `${text.join('\n')}\n`, declared: declaredAbove(lines.slice(0, at)) });
    }
    at = end;
  }
  return blocks;
}

function declaredAbove(lines: readonly string[]): string | undefined {
  const above = lines.findLast(line => line.trim() !== '') ?? '';
  return declaration.exec(above)?.[1];
}
