import type { Instant } from '../release/words.ts';
import type { Story } from './story.ts';
import { alarmsToAdd } from './summary/alarms-to-add.ts';
import { folds } from './summary/folds.ts';
import { gates, notProven } from './summary/gates.ts';
import { changes, plan } from './summary/plan.ts';
import { planned } from './summary/planned.ts';
import { problems } from './summary/problems.ts';
import { statusPage } from './summary/status.ts';
import { top } from './summary/top.ts';
import { traffic } from './summary/traffic.ts';

/** GitHub does not show the summary of a step at all when it is larger than this, in bytes of UTF-8. */
export const mostBytes = 1024 * 1024;

/**
 * How many rows a table may have. The first that makes the page fit is taken; with the last, cells at their longest
 * and every character escaped still do. Whatever is left out, it is from the middle of a table and never the verdict.
 */
const rowLimits = [200, 40, 8, 2] as const;

/**
 * The job summary, whole at every moment of the release: GitHub uploads whatever the file holds when the step ends, by
 * whatever end, so it is written anew at each change and stays true for a run that was killed.
 */
export function summaryOf(story: Story, now: Instant): string {
  const [most, ...smaller] = rowLimits;
  let text = page(story, now, most);
  for (const limit of smaller) {
    if (new TextEncoder().encode(text).length < mostBytes) break;
    text = page(story, now, limit);
  }
  return text;
}

function page(story: Story, now: Instant, mostRows: number): string {
  const blocks = [
    top(story, now, mostRows),
    problems(story, mostRows),
    ...(story.status !== undefined
      ? statusPage(story.status, mostRows)
      : isCarriedOut(story)
        ? carriedOut(story, now, mostRows)
        : planned(story, mostRows)),
    ...folds(story, mostRows),
    ...(story.watch === 'taken over' ? [] : [alarmsToAdd(story)]),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

/** What was planned or refused has a plan at most, and no traffic or gates to show for it. */
function isCarriedOut({ verdict, problems }: Story): boolean {
  const name = verdict?.name ?? (problems.length > 0 ? 'refused' : undefined);
  return name !== 'planned' && name !== 'refused';
}

/** GitHub shows the summary of a post step under that of its step, which has said what was planned and what changes. */
function carriedOut(story: Story, now: Instant, mostRows: number): readonly string[] {
  const seen = [traffic(story, now, mostRows), gates(story, mostRows), notProven(story, mostRows)];
  return story.watch === 'taken over' ? seen : [...seen, changes(story, mostRows), plan(story, mostRows)];
}
