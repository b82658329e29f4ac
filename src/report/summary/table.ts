/** A table of cells that are harmless already (`escape/markdown.ts`). No rows, no table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(cells => line(cells.map(withWholeFigures)))].join('\n');
}

const noBreak = '\u00a0';

/**
 * GitHub lets the cells of a table shrink to their longest word before it scrolls: on a phone a length of time would stand on
 * four lines. What stands in code may be copied, and keeps its spaces.
 */
function withWholeFigures(cell: string): string {
  return cell
    .split(/(`[^`]*`|<code>.*?<\/code>)/)
    .map((piece, index) => (index % 2 === 0 ? piece.replace(/(?<=\d) (?=(?:s|min|h|d|%)(?!\w))/g, noBreak) : piece))
    .join('');
}

/** Words that no line breaks. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', noBreak);
}

/** The first and the last of many rows, with a row that says how many are left out between them. */
export function withoutMiddle(rows: readonly (readonly string[])[], most: number): readonly (readonly string[])[] {
  const [first] = rows;
  if (first === undefined || rows.length <= most) return rows;
  const half = Math.floor(most / 2);
  const gap = [`… ${rows.length - 2 * half} left out …`, ...first.slice(1).map(() => '')];
  return [...rows.slice(0, half), gap, ...rows.slice(rows.length - half)];
}

/** The same for a list. */
export function list(items: readonly string[], most: number): string {
  return withoutMiddle(
    items.map(item => [item]),
    most,
  )
    .map(([item]) => `- ${item}`)
    .join('\n');
}

/** A heading with what is under it, or nothing where there is nothing. */
export function section(title: string, ...blocks: readonly string[]): string {
  const filled = blocks.filter(block => block !== '');
  return filled.length === 0 ? '' : [`### ${title}`, ...filled].join('\n\n');
}

/** A block that opens on a click. The empty lines make GitHub read Markdown inside the HTML element. */
export function fold(title: string, ...blocks: readonly string[]): string {
  const filled = blocks.filter(block => block !== '');
  return filled.length === 0 ? '' : [`<details><summary>${title}</summary>`, ...filled, '</details>'].join('\n\n');
}
