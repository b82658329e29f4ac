import { cut, exact, visible } from './visible.ts';

/** The width of nothing. GitHub looks for mentions and issue links in the rendered text, where a backslash is gone. */
const split = '&#8203;';

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/** Text inside a line of Markdown or a cell of a table. What stands between backticks stays a code span, made anew. */
export function inline(text: string, most = 300): string {
  return cut(visible(text), most)
    .split(/`([^`]*[^`\s][^`]*)`/)
    .map((piece, index) => (index % 2 === 0 ? escaped(piece) : code(piece, most)))
    .join('');
}

/**
 * Numeric character references never count as structure (CommonMark 2.5), so they serve wherever a backslash would have
 * to be counted.
 */
function escaped(text: string): string {
  return text
    .replace(/[&<>|\\`*~[\]]/g, entity)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '&#95;')
    .replace(/^[-+=]|(?<=^\d{1,9})[.)]/, entity)
    .replace(/\$/g, '<span>$</span>')
    .replace(/@/g, `@${split}`)
    .replace(/(?<!&)#/g, `&#35;${split}`)
    .replace(/\b(gh-)(?=\d)/gi, `$1${split}`)
    .replace(/:(?=\/\/)/g, `:${split}`)
    .replace(/\b(www)\./gi, `$1.${split}`)
    .replace(/(?<![\p{L}\p{N}]):(?=[\w+-]+:)/gu, `:${split}`);
}

/** A name in a code span, in which GitHub links nothing. What could end the span, or the table cell around it, is a `<code>` element instead. */
export function code(text: string, most = 120): string {
  const shown = cut(visible(text), most);
  if (shown === '') return '(empty)';
  return /[`|\\]/.test(shown) ? `<code>${escaped(shown)}</code>` : `\`${shown}\``;
}

/** A block to copy from, whole or not at all: half a command is a trap. The fence is longer than any that stands in it. */
export function codeBlock(text: string, language: string, most = 20_000): string {
  if (text.length > most) return `(${text.length} characters: too long to be shown here)`;
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...text.split('\n').map(exact), fence].join('\n');
}

/** The address of a link in Markdown, or undefined when it is not a plain https address. */
export function linkAddress(address: string): string | undefined {
  return /^https?:\/\/[\w.:/?=&%~-]+$/.test(address) && address.length <= 2000 ? address : undefined;
}
