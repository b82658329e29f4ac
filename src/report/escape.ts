/**
 * The one place where foreign text (AWS's messages, names, inputs) is made harmless before it stands in Markdown, in a
 * Mermaid diagram or in the log. Text is always cleaned and cut first and escaped last, so that no escape is cut in half.
 */

const terminalColours = /\u001b\[[\d;]*[A-Za-z]/g;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** They choose between the text and the picture of an emoji, are frequent in honest text, and hide nothing. */
const emojiVariants = new Set(['\uFE0E', '\uFE0F']);

/** Text that shows all that is in it, blanks too, for names may hold two of them: one line, with right-to-left, zero-width and control characters by their number. */
export function visible(text: string): string {
  return text
    .replace(terminalColours, '')
    .replace(/[\s\u2028\u2029]+/g, space => (/^ +$/.test(space) ? space : ' '))
    .trim()
    .replace(unseen, character => (emojiVariants.has(character) ? character : codePoint(character)));
}

function codePoint(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** The same for what is copied and run: every space stays as it is, and what cannot be seen spoils it visibly. */
export function exact(line: string): string {
  return line.replace(unseen, codePoint);
}

/** At most `most` characters, the last of them an ellipsis where something was cut. Never half a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/**
 * One line for the job log. GitHub's runner executes `##[command]` wherever it stands in a line (and `::command` only at
 * its start, which every line of ours gives to the time), so that mark is broken.
 */
export function logText(text: string, most = 800): string {
  return cut(visible(text).replaceAll('##[', '## ['), most);
}

/** Foreign text that may have many lines, for the log: no empty lines, and the middle left out beyond `most` lines. */
export function logLines(text: string, most = 40): readonly string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(line => logText(line))
    .filter(line => line !== '');
  if (lines.length <= most) return lines;
  const half = Math.floor(most / 2);
  return [...lines.slice(0, half), `… ${lines.length - 2 * half} lines left out …`, ...lines.slice(-half)];
}

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

/**
 * A label in a Mermaid diagram. Colons, semicolons, hashes, quotes, percent signs and brackets are all syntax in one
 * diagram or another, and one wrong character replaces the whole diagram by an error box: only a small alphabet is let through.
 */
export function mermaidLabel(text: string, most = 40): string {
  const safe = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ._/-]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return cut(safe, most).replace('…', '') || 'unnamed';
}

/** The address of a link in Markdown, or undefined when it is not a plain https address. */
export function linkAddress(address: string): string | undefined {
  return /^https?:\/\/[\w.:/?=&%~-]+$/.test(address) && address.length <= 2000 ? address : undefined;
}
