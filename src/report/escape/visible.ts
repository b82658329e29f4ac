/**
 * Foreign text (AWS's messages, names, inputs) as something that shows all that is in it, before any surface makes it harmless
 * for itself. Text is always cleaned and cut first and escaped last, so that no escape is cut in half.
 */

const terminalColours = /\u001b\[[\d;]*[A-Za-z]/g;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** A picture without a dot in it (Braille blank): no mark and no space, to Unicode. */
const blankPicture = /\u2800/g;
/** More than a language puts on one letter: they would be painted over the lines around. */
const stackedMarks = /(?<=\p{M}{4})\p{M}+/gu;
/** They choose between the text and the picture of an emoji, are frequent in honest text, and hide nothing. */
const emojiVariants = new Set(['\uFE0E', '\uFE0F']);

/** Text that shows all that is in it, blanks too, for names may hold two of them: one line, with right-to-left, zero-width and control characters by their number. */
export function visible(text: string): string {
  return text
    .replace(terminalColours, '')
    .replace(/[\s\u2028\u2029]+/g, space => (/^ +$/.test(space) ? space : ' '))
    .trim()
    .replace(unseen, character => (emojiVariants.has(character) ? character : codePoint(character)))
    .replace(blankPicture, codePoint)
    .replace(stackedMarks, counted);
}

function counted(marks: string): string {
  return `⟨${Array.from(marks).length} more marks⟩`;
}

function codePoint(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Spaces that are none to a shell. */
const oddSpaces = /(?! )\p{Zs}/gu;

/** The same for what is copied and run: every space stays as it is, and what cannot be seen spoils it visibly. */
export function exact(line: string): string {
  return line
    .replace(unseen, codePoint)
    .replace(oddSpaces, codePoint)
    .replace(blankPicture, codePoint)
    .replace(stackedMarks, counted);
}

/** At most `most` characters, the last of them an ellipsis where something was cut. Never half a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
