import leven, { closestMatch } from 'leven';

/**
 * The legal word that was most likely meant: the one that begins so, else the one with the fewest letters to change, if
 * those are no more than two, or half of the longer word, and some letter is kept. Case and `_` for `-` do not count.
 */
export function nearest(word: string, legal: readonly string[]): string | undefined {
  const asked = folded(word);
  const begun = asked.length >= 3 ? legal.filter(name => folded(name).startsWith(asked)) : [];
  if (begun.length === 1) return begun[0];
  const names = legal.map(folded);
  const closest = closestMatch(asked, names);
  if (closest === undefined) return undefined;
  const [changes, longer] = [leven(asked, closest), Math.max(asked.length, closest.length)];
  return changes < longer && changes <= Math.max(2, longer / 2) ? legal[names.indexOf(closest)] : undefined;
}

/** The remedy for a word that is not in a short list of legal ones. */
export function meant(word: string, legal: readonly string[]): string {
  const close = nearest(word, legal);
  const list = `legal: ${quotedList(legal)}`;
  if (close === undefined) return list;
  return legal.length > 1 ? `did you mean \`${close}\`? (${list})` : `did you mean \`${close}\`?`;
}

export function quotedList(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(', ');
}

function folded(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-');
}
