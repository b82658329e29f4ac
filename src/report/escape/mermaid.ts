import { cut } from './visible.ts';

/** Words with which a line of a Mermaid gantt may begin: at the beginning of a label they would not be read as one. */
const keywords =
  /^(?=(acc(Descr|Title)|axisFormat|call|click|dateFormat|end|excludes|gantt|href|includes|inclusiveEndDates|section|tickInterval|title|todayMarker|topAxis|weekday|weekend)\b)/i;

/**
 * A label in a Mermaid diagram. Colons, semicolons, hashes, quotes, percent signs and brackets are all syntax in one
 * diagram or another, and one wrong character replaces the whole diagram by an error box: only a small alphabet is let through.
 */
export function mermaidLabel(text: string, most = 40): string {
  const safe = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ._/-]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(keywords, '.');
  return cut(safe, most).replace('…', '') || 'unnamed';
}
