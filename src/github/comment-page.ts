import type { Telling } from '../request/request.ts';
import type { Instant } from '../release/words.ts';
import { alertOf, commentOf, isBadEnd } from '../report/comment.ts';
import { type CommentMark, markOf } from '../report/comment/mark.ts';
import { gistOf } from '../report/gist.ts';
import type { Story } from '../report/story.ts';
import type { GitHub } from './api.ts';
import { type Conversation, conversation, mayReplace } from './comments.ts';
import { type Page, type Written, writing } from './page.ts';
import { type Belonging, pullRequestBy } from './pull-request.ts';

/** What is known of the pull request and of our comment on it, from one write to the next. */
interface Memory {
  talk: Conversation | undefined;
  comment: number | undefined;
  alert: 'not told' | 'told';
  lookups: number;
}

/** A merge is found by its commit some seconds later only; after so many looks there is no pull request. */
const mostLookups = 3;

/** The one comment on the pull request, found again by every attempt and every run, and edited in place. */
export function commentPage(gitHub: GitHub, where: Belonging, telling: Telling): Page {
  const memory: Memory = { talk: undefined, comment: undefined, alert: 'not told', lookups: 0 };
  return {
    name: 'the comment on the pull request',
    gist: story => (markOf(story) === undefined ? undefined : gistOf(story)),
    write: (story, now) =>
      writing(now, async () => {
        const talk = await talkOf(memory, gitHub, where);
        if (talk === undefined) return nowhere(memory, where, now);
        const mark = markOf(story);
        if (mark === undefined) return { is: 'not now', because: 'the release has not begun', from: now };
        const body = commentOf(story, now, { foreignLogs: telling.foreignLogs });
        const written = await stick(memory, talk, mark, body);
        if (written.is === 'written' && telling.comment === 'always') await alert(memory, talk, story);
        return written;
      }),
  };
}

async function talkOf(memory: Memory, gitHub: GitHub, where: Belonging): Promise<Conversation | undefined> {
  if (memory.talk !== undefined || where.is === 'none') return memory.talk;
  const number = where.is === 'known' ? where.number : await pullRequestBy(where.commit, gitHub);
  memory.lookups += 1;
  if (number !== undefined) memory.talk = conversation(gitHub, number);
  return memory.talk;
}

function nowhere({ lookups }: Memory, where: Belonging, now: Instant): Written {
  if (where.is === 'none') return { is: 'never', because: where.because };
  const because = 'no pull request, or no single one, belongs to this commit';
  return lookups < mostLookups ? { is: 'not now', because, from: now } : { is: 'never', because };
}

/** Edits the comment that stands, or writes the first; never over what a newer attempt has said. */
async function stick(memory: Memory, talk: Conversation, mark: CommentMark, body: string): Promise<Written> {
  const standing = await standingComment(memory, talk, mark);
  if (standing !== undefined && !mayReplace(standing.mark, mark))
    return { is: 'never', because: 'a newer attempt or run has written there already' };
  // Not known until the answer is here: whoever lost it has to look again, and does not write a second one.
  memory.comment = undefined;
  if (standing === undefined) memory.comment = await talk.add(body);
  else {
    await talk.edit(standing.id, body);
    memory.comment = standing.id;
  }
  return { is: 'written' };
}

/** Read anew before each write: another run may have come in between. */
async function standingComment(
  { comment }: Memory,
  talk: Conversation,
  mark: CommentMark,
): Promise<{ readonly id: number; readonly mark: CommentMark | undefined } | undefined> {
  const found = comment === undefined ? 'gone' : await talk.read(comment);
  return found === 'gone' || comment === undefined ? talk.find(mark) : { id: comment, mark: found };
}

/** An edit notifies nobody. Sent once: where its answer is lost, two alarms would be worse than one edit. */
async function alert(memory: Memory, talk: Conversation, story: Story): Promise<void> {
  if (memory.alert === 'told' || !isBadEnd(story)) return;
  memory.alert = 'told';
  await talk.add(alertOf(story));
}
