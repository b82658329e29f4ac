import { cut, visible } from './visible.ts';

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
