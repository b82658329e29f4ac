import type { VerdictName } from '../../release/verdict.ts';
import { allWithoutArns } from '../escape/arns.ts';
import type { Story } from '../story.ts';
import { brief } from './brief.ts';
import { hasHookLog } from './hook-logs.ts';
import { runLink } from './top.ts';

type Waking =
  | 'always'
  | 'never'
  /** Users were seen on green, and nothing takes them off it. */
  | 'with green in sight of users'
  /** The same, or nobody knows. */
  | 'unless users are off green';

/**
 * What is worth waking somebody for. A release that was taken back, never came to users, waits for a person or is lost out of
 * sight: whoever merged has left, and a red job tells nobody. Not what a person was told at once or did themselves: a refusal
 * wrote nothing and stands in front of whoever started the run.
 */
const wakes: Record<VerdictName, Waking> = {
  released: 'never',
  'nothing-to-do': 'never',
  planned: 'never',
  staged: 'never',
  reported: 'never',
  restored: 'never',
  drilled: 'never',
  'record-deleted': 'never',
  'rolled-back': 'always',
  failed: 'always',
  refused: 'never',
  held: 'always',
  // Somebody pressed the button, or the job ran out of time: news only where it left users on an unproven version.
  cancelled: 'unless users are off green',
  // It gave way to somebody's newer change, unless they stopped it and left users on green.
  superseded: 'with green in sight of users',
  broken: 'always',
  unknown: 'always',
};

export function isBadEnd({ verdict, watch, writes }: Story): boolean {
  if (verdict === undefined || watch === 'handed on') return false;
  switch (wakes[verdict.name]) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'with green in sight of users':
      return verdict.serving.who !== 'unknown' && verdict.serving.green > 0;
    case 'unless users are off green':
      return verdict.serving.who === 'unknown' ? writes.length > 0 : verdict.serving.green > 0;
  }
}

/**
 * A comment of its own about a bad end, because nobody is notified of a comment that is edited. Short: it is read on a phone
 * and in a mail. It carries no mark, so it is never taken for the one that is kept up to date.
 */
export function alertOf(told: Story): string {
  const story = allWithoutArns(told);
  const [link] = runLink(story.run?.runUrl);
  const log =
    link === undefined
      ? ''
      : `; the ${link} has the log${hasHookLog(story) ? ', with the end of what the failed hook wrote' : ''}`;
  const more = `Gates, traffic and plan stand in the comment on this pull request that is kept up to date${log}.`;
  return `${[...brief(story), more].join('\n\n')}\n`;
}
