import { cut } from './visible.ts';

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
