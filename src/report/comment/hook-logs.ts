import { knownValues, withoutValues } from '../../release/known-values.ts';
import type { Happening } from '../../release/words.ts';
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
    const lines = logLines(withoutValues(happening.log ?? '', values), mostLines);
    if (lines.length === 0) return [];
    const block = codeBlock(lines.map(line => `│ ${line}`).join('\n'), 'text', Number.POSITIVE_INFINITY);
    return [fold(`Log of what failed: ${titleOf(happening)}`, block)];
  });
}

/** HTML, in which Markdown's own marks stand for themselves. */
function titleOf({ text }: Happening): string {
  return inline(text.replaceAll('`', ''), 120);
}
