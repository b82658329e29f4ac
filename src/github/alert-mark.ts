import type { CommentMark } from '../report/comment/mark.ts';
import { jsonForHtmlComment } from '../report/escape/html-comment.ts';

/**
 * What stands, hidden, before the comment of its own about a bad end: whose end, so that whoever lost GitHub's answer to it
 * finds out whether it stands there. No mark of the comment that is kept up to date: the two are never taken for each other.
 */
export function printAlertMark({ place, runId, attempt }: CommentMark): string {
  return `<!-- greenlight:alert ${jsonForHtmlComment({ place, runId, attempt })} -->`;
}
