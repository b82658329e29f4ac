import type { Telling } from '../request/request.ts';
import type { Instant } from '../release/words.ts';
import { alertOf, commentOf, isBadEnd } from '../report/comment.ts';
import { type CommentMark, markOf } from '../report/comment/mark.ts';
import { gistOf } from '../report/gist.ts';
import { isWork, type Story } from '../report/story.ts';
import { printAlertMark } from './alert-mark.ts';
import type { GitHub } from './api.ts';
import { type Conversation, conversation, mayReplace } from './comments.ts';
import { type Page, unwritten, type Written, writing } from './page.ts';
import { type Belonging, pullRequestBy } from './pull-request.ts';
import { GitHubTrouble } from './trouble.ts';

/** What is known of the pull request and of our comments on it, from one write to the next. */
interface Memory {
  talk: Conversation | undefined;
  comment: number | undefined;
  /** `sent`: and the answer is not known. */
  alert: 'not sent' | 'sent' | 'stands';
  lookups: number;
  /** Those of them for which the release had ended. */
  lookupsAtTheEnd: number;
}

/** A merge is found by its commit some seconds later only; after so many looks there is no pull request. */
const mostLookups = 3;

/** The step is over but for these. */
const mostLookupsAtTheEnd = 2;

/** The one comment on the pull request, found again by every attempt and every run, and edited in place. */
export function commentPage(gitHub: GitHub, where: Belonging, telling: Telling): Page {
  const memory: Memory = { talk: undefined, comment: undefined, alert: 'not sent', lookups: 0, lookupsAtTheEnd: 0 };
  return {
    name: 'the comment on the pull request',
    costs: '',
    gist: story => (markOf(story) === undefined ? undefined : gistOf(story)),
    write: (story, now) =>
      writing(now, async () => {
        const talk = await talkOf(memory, gitHub, where, story);
        if (talk === undefined) return nowhere(memory, where, now);
        const mark = markOf(story);
        if (mark === undefined) return { is: 'not now', because: 'the release has not begun', from: now };
        const told = await tell(memory, talk, mark, story, now, telling);
        if (telling.comment !== 'always' || !isBadEnd(story)) return told;
        return (await alert(memory, talk, mark, story, now)) ?? told;
      }),
  };
}

async function talkOf(
  memory: Memory,
  gitHub: GitHub,
  where: Belonging,
  story: Story,
): Promise<Conversation | undefined> {
  if (memory.talk !== undefined || where.is === 'none') return memory.talk;
  const number = where.is === 'known' ? where.number : await pullRequestBy(where.commit, gitHub);
  memory.lookups += 1;
  if (story.verdict !== undefined) memory.lookupsAtTheEnd += 1;
  if (number !== undefined) memory.talk = conversation(gitHub, number);
  return memory.talk;
}

/** Who came by a push may have been merged a moment ago: only then does another look find more than the first. */
function nowhere({ lookups, lookupsAtTheEnd }: Memory, where: Belonging, now: Instant): Written {
  if (where.is === 'none') return { is: 'never', because: where.because };
  const because = 'no pull request, or no single one, belongs to this commit';
  const again =
    where.is === 'by commit' &&
    where.pushed === 'just now' &&
    lookups < mostLookups &&
    lookupsAtTheEnd < mostLookupsAtTheEnd;
  return again ? { is: 'not now', because, from: now } : { is: 'never', because };
}

/**
 * Edits the comment that stands, or writes the first; never over what a newer attempt has said. Who has done nothing yet, and
 * perhaps waits until another run has ended, leaves the word to that one.
 */
async function tell(
  memory: Memory,
  talk: Conversation,
  mark: CommentMark,
  story: Story,
  now: Instant,
  { comment, foreignLogs }: Telling,
): Promise<Written> {
  const standing = await standingComment(memory, talk, mark);
  if (standing?.mark !== undefined) {
    // All that is to be told for now stands there, by whoever is at work.
    if (standing.mark.runId !== mark.runId && hasYetToWork(story)) return { is: 'written' };
    // Another job of the same attempt has done what there was to do, and its end is the one that people look for.
    if (isSameAttempt(standing.mark, mark) && story.verdict?.name === 'nothing-to-do') return { is: 'written' };
    if (!mayReplace(standing.mark, mark)) return overtaken(story, now, comment);
  }
  const body = commentOf(story, now, { foreignLogs });
  // Not known until the answer is here: whoever lost it has to look again, and does not write a second one.
  memory.comment = undefined;
  if (standing === undefined) return addFirst(memory, talk, mark, body, now);
  await talk.edit(standing.id, body);
  memory.comment = standing.id;
  return { is: 'written' };
}

/** Two runs that find no comment at the same moment both write one: the second takes its own back, and sees what the first says. */
async function addFirst(
  memory: Memory,
  talk: Conversation,
  mark: CommentMark,
  body: string,
  now: Instant,
): Promise<Written> {
  const added = await talk.add(body);
  if (!(await talk.isSecond(added, mark))) {
    memory.comment = added;
    return { is: 'written' };
  }
  await talk.remove(added);
  return { is: 'not now', because: 'another run has written there at the same moment', from: now };
}

function isSameAttempt(one: CommentMark, other: CommentMark): boolean {
  return one.runId === other.runId && one.attempt === other.attempt && one.began !== other.began;
}

function hasYetToWork({ phases, verdict }: Story): boolean {
  return verdict === undefined && !phases.some(isWork);
}

/** Whoever asked to be alerted of a bad end hears of it all the same: so the end is waited for. */
function overtaken({ verdict }: Story, now: Instant, comment: Telling['comment']): Written {
  const because = 'a newer attempt or run has written there already';
  return comment === 'always' && verdict === undefined
    ? { is: 'not now', because, from: now }
    : { is: 'never', because };
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

/**
 * An edit notifies nobody. Posted once: before another try it is looked for, as the answer to the first may have been lost.
 *
 * @returns what kept it from being posted
 */
async function alert(
  memory: Memory,
  talk: Conversation,
  mark: CommentMark,
  story: Story,
  now: Instant,
): Promise<Written | undefined> {
  if (memory.alert === 'stands') return undefined;
  const firstLine = printAlertMark(mark);
  try {
    const isThere = memory.alert === 'sent' && (await talk.holds(firstLine));
    memory.alert = 'sent';
    if (!isThere) await talk.add(`${firstLine}\n${alertOf(story)}`);
    memory.alert = 'stands';
    return undefined;
  } catch (error) {
    if (!(error instanceof GitHubTrouble)) throw error;
    const failed = unwritten(error.trouble, now);
    return { ...failed, because: `the comment of its own for a bad end is missing: ${failed.because}` };
  }
}
