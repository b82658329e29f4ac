import type { Instant } from '../release/words.ts';
import type { Telling } from '../request/request.ts';
import { brief } from './comment/brief.ts';
import { details, planDetails } from './comment/details.ts';
import { hookLogs, whereHookLogsAre } from './comment/hook-logs.ts';
import { markOf, printMark } from './comment/mark.ts';
import { lastKnown, progress } from './comment/progress.ts';
import { facts, headline, runLink } from './comment/top.ts';
import { ending } from './ending.ts';
import { allWithoutArns } from './escape/arns.ts';
import type { Story } from './story.ts';
import { gatesTable, silence } from './summary/gates.ts';
import { problemBlocks } from './summary/problems.ts';

export { alertOf, isBadEnd } from './comment/alert.ts';

/**
 * In bytes of UTF-8. GitHub refuses a comment that is "too long (maximum is 65536 characters)" and was seen to take four
 * bytes for each of them; a count of bytes is safe whichever of the two it is, and whatever it adds on its side.
 */
export const mostBytes = 60_000;

/** How many rows a table may have, the middle of the others being left out. The first that makes the comment fit is taken. */
const rowLimits = [40, 15, 6, 3] as const;

/** More roots than these are one trouble in many words. */
const mostCauses = 12;

export interface CommentOptions {
  readonly foreignLogs: Telling['foreignLogs'];
}

/**
 * The comment on the pull request, whole at every moment of the release. Its first line is the mark, which nobody sees; then
 * the verdict or the share of traffic, what is waited for or why it ended so, and whatever else there is, folded.
 */
export function commentOf(told: Story, now: Instant, { foreignLogs }: CommentOptions): string {
  const story = allWithoutArns(told);
  // Cleaned on its own: the values that must not be shown are looked for in what the hook really wrote.
  const logs = (mostRows: number): readonly string[] =>
    foreignLogs === 'in the comment too'
      ? hookLogs(told, mostRows)
      : [whereHookLogsAre(story, runLink(story.run?.runUrl)[0])];
  const mark = markOf(story);
  const marked = (blocks: readonly string[]): string => {
    const page = `${blocks.filter(block => block !== '').join('\n\n')}\n`;
    return mark === undefined ? page : `${printMark(mark)}\n${page}`;
  };
  for (const mostRows of rowLimits) {
    const text = marked(page(story, now, mostRows, logs(mostRows)));
    if (new TextEncoder().encode(text).length <= mostBytes) return text;
  }
  return marked([...brief(story), 'The rest is longer than a comment may be: it stands in the summary of the job.']);
}

function page(story: Story, now: Instant, mostRows: number, logs: readonly string[]): readonly string[] {
  const { verdict } = story;
  return [
    `### ${headline(story)}`,
    facts(story),
    verdict === undefined ? progress(story) : ending(story, verdict, mostCauses),
    ...logs,
    ...problemBlocks(story, mostRows),
    ...(verdict?.name === 'planned' ? planDetails(story, mostRows) : carriedOut(story, now, mostRows)),
  ];
}

function carriedOut(story: Story, now: Instant, mostRows: number): readonly string[] {
  // They stand first, and the rows that are left out are those behind the first half.
  const failing = story.gates.filter(({ reading }) => reading.outcome === 'fail');
  return [
    gatesTable(story, Math.max(mostRows, 2 * failing.length)),
    silence(story),
    ...(story.verdict === undefined ? [lastKnown(story, now)] : []),
    ...details(story, now, mostRows),
  ];
}
