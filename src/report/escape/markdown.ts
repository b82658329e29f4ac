import { cut, exact, visible } from './visible.ts';

/**
 * GitHub looks for mentions, issues and addresses in each piece of rendered text, where a backslash is gone: an element ends
 * the piece, and unlike a character of no width it is not copied along into a shell.
 */
const apart = (mark: string): string => `<span>${mark}</span>`;

/**
 * GitHub links a commit by 7 to 40 digits of its hash (GitHub docs, "Autolinked references and URLs"), and replaces the name
 * of an emoji between colons even inside of a word; the second colon may be ours, behind the text. An element around it ends
 * both, and leaves what is copied as it was. Around an id of a release or a change it is one for the whole id, and around the
 * id of a deployment of CodeDeploy, which a line may break at its hyphen, it shows where that ends.
 */
const idOrCommit =
  /(?<![\p{L}\p{N}_])(?:gl-\d+-[\da-f]{8}(?:[.-]\d+)?|(?<!-)d-[\dA-Z]{9}(?!-)|(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40})(?![\p{L}\p{N}_])/gu;
const colonOfEmoji = /:(?=(?:[\w+-]*[a-z+-][\w+-]*|100|1234)(?::|$))/gi;

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/** An ARN (IAM User Guide, "Identify AWS resources with ARNs") or an IAM action, `ecs:Describe*`: what is copied into a policy. */
const forAPolicy =
  /(?<![\p{L}\p{N}_])(arn:[\w-]+:[\w-]*:[\w-]*:\d*:[\w:/.*+=,@-]*[\w/*]|(?<![/.:-])[a-z][a-z\d-]*:[A-Z][A-Za-z]+\*?)(?![\p{L}\p{N}_])/u;

/** Text inside a line of Markdown or a cell of a table. What stands between backticks stays a code span, made anew. */
export function inline(text: string, most = 300): string {
  return cut(visible(text), most)
    .split(/`([^`]*[^`\s][^`]*)`/)
    .map((piece, index) => (index % 2 === 0 ? prose(piece) : code(piece, most)))
    .join('');
}

function prose(text: string): string {
  return text
    .split(forAPolicy)
    .map((piece, index) =>
      index % 2 === 0 ? escaped(piece).replace(idOrCommit, '<code>$&</code>') : `<code>${escaped(piece)}</code>`,
    )
    .join('');
}

/**
 * Numeric character references never count as structure (CommonMark 2.5), so they serve wherever a backslash would have
 * to be counted.
 */
function escaped(text: string): string {
  return (
    text
      .replace(/[&<>|\\`*~[\]]/g, entity)
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '&#95;')
      .replace(/^[-+=]|(?<=^\d{1,9})[.)]/, entity)
      .replace(colonOfEmoji, apart)
      .replace(/:(?=\/\/)/g, apart)
      .replace(/[$@]|(?<!&)#/g, apart)
      .replace(/(?<=\bgh)-(?=\d)/gi, apart)
      // GitHub takes what follows `www.` for an address whatever it is.
      .replace(/(?<=\bwww)\./gi, apart)
  );
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

/** The address of a link in Markdown; undefined where it is none of `http:` or `https:`, or holds anything that could end the link. */
export function linkAddress(address: string): string | undefined {
  return /^https?:\/\/[\w.:/?=&%~-]+$/.test(address) && address.length <= 2000 ? address : undefined;
}
