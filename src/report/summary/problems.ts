import type { Problem } from '../../release/problem.ts';
import { code, codeBlock, inline } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { commandLines } from './command-lines.ts';
import { section, table, withoutMiddle } from './table.ts';

/** All that was wrong, at once, and under it each command that mends one of them. */
export function problems(story: Story, mostRows: number): string {
  return section('Problems', ...problemBlocks(story, mostRows));
}

export function problemBlocks(story: Story, mostRows: number): readonly string[] {
  const rows = story.problems.map(({ where, value, reason, remedy }) => [
    inline(where),
    value === undefined ? '' : code(value),
    inline(reason, 600),
    inline(remedy ?? '', 600),
  ]);
  const head = ['where', 'here', 'what is wrong', 'what to do'];
  const commands = story.problems.flatMap(commandOf).slice(0, mostRows);
  return [table(head, withoutMiddle(rows, mostRows)), ...commands];
}

function commandOf({ where, value, command }: Problem): readonly string[] {
  if (command === undefined) return [];
  const what = value === undefined ? inline(where) : `${inline(where)} (${code(value)})`;
  return [`This mends ${what}:`, codeBlock(commandLines(command), 'sh', 5_000)];
}
