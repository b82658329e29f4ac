import { knownValues, withoutValues } from '../../release/known-values.ts';
import type { Happening } from '../../release/words.ts';
import { withoutArns } from '../escape/arns.ts';
import { logLines } from '../escape/log.ts';
import { codeBlock, inline } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { fold } from '../summary/table.ts';

/**
 * What the users' own programs wrote, each behind a click: the tail of a failed hook's log. No line of it begins a line of
 * the comment, because bots take commands from the beginnings of lines, whoever wrote them.
 */
export function hookLogs(story: Story, mostLines: number): readonly string[] {
  const values = knownValues(story.plan?.gates ?? []);
  return story.happenings.flatMap(happening => {
    const lines = logLines(withoutArns(withoutValues(happening.log ?? '', values)), mostLines);
    if (lines.length === 0) return [];
    const block = codeBlock(lines.map(line => `│ ${line}`).join('\n'), 'text', Number.POSITIVE_INFINITY);
    return [fold(`Log of what failed: ${titleOf(happening)}`, block)];
  });
}

/** Where to read it, for whoever is told only that the hook failed. */
export function whereHookLogsAre(story: Story, link: string | undefined): string {
  if (!hasHookLog(story)) return '';
  return `The end of what the failed hook wrote stands in the job log${link === undefined ? '' : ` of the ${link}`}.`;
}

export function hasHookLog({ happenings }: Story): boolean {
  return happenings.some(({ log }) => log !== undefined && log.trim() !== '');
}

/** HTML, in which Markdown's own marks stand for themselves. */
function titleOf({ text }: Happening): string {
  return inline(withoutArns(text).replaceAll('`', ''), 120);
}
