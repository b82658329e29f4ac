import { type CommentMark, isOlder, markIn, samePlace } from '../report/comment/mark.ts';
import type { GitHub } from './api.ts';
import { GitHubTrouble, type Permission } from './trouble.ts';

/** A comment of Greenlight's own, found by its hidden marker and its author. */
export interface OwnComment {
  readonly id: number;
  readonly mark: CommentMark;
}

/** The comments of one pull request (which GitHub keeps as those of an issue). */
export interface Conversation {
  /** The newest comment of ours for the place that `mark` names; every page is read. */
  readonly find: (mark: CommentMark) => Promise<OwnComment | undefined>;
  /** Whether another comment of ours stood there for the same place before the one with this id. */
  readonly isSecond: (id: number, mark: CommentMark) => Promise<boolean>;
  /** Whether a comment of ours begins with this line; every page is read. */
  readonly holds: (firstLine: string) => Promise<boolean>;
  /** What stands in the comment now; `gone` where somebody deleted it. */
  readonly read: (id: number) => Promise<CommentMark | undefined | 'gone'>;
  readonly add: (body: string) => Promise<number>;
  readonly edit: (id: number, body: string) => Promise<void>;
  readonly remove: (id: number) => Promise<void>;
}

const needed: Permission = 'pull-requests: write';

/** GitHub gives no more at once (REST documentation, "Using pagination"). */
const mostPerPage = 100;

interface Comment {
  readonly id: number;
  readonly body?: string | undefined;
  readonly user: { readonly login: string; readonly type: string } | null;
}

export function conversation(gitHub: GitHub, number: number): Conversation {
  const author = authorOf(gitHub);
  const { ask } = gitHub;
  // Octokit's own way through pages forgets the signal that ends a request, and each page has its own time.
  const written = async (): Promise<readonly Comment[]> => {
    const comments: Comment[] = [];
    for (let page = 1; ; page += 1) {
      const batch = await ask<readonly Comment[]>(needed, ({ rest }, here) =>
        rest.issues.listComments({ ...here, issue_number: number, per_page: mostPerPage, page }),
      );
      comments.push(...batch);
      if (batch.length < mostPerPage) return comments;
    }
  };
  const ours = async (): Promise<readonly Comment[]> => {
    const comments = await written();
    const isOurs = await author();
    return comments.filter(({ user }) => isOurs(user));
  };
  const about = async (mark: CommentMark): Promise<readonly OwnComment[]> =>
    (await ours()).flatMap(({ id, body }) => {
      const found = markIn(body ?? '');
      return found !== undefined && samePlace(found, mark) ? [{ id, mark: found }] : [];
    });
  return {
    find: async mark => (await about(mark)).at(-1),
    isSecond: async (id, mark) => (await about(mark)).some(other => other.id < id),
    holds: async firstLine => (await ours()).some(({ body = '' }) => body.split(/\r?\n/, 1)[0] === firstLine),
    read: async id => {
      try {
        const { body } = await ask<Comment>(
          needed,
          ({ rest }, here) => rest.issues.getComment({ ...here, comment_id: id }),
          'a known part of it',
        );
        return markIn(body ?? '');
      } catch (error) {
        if (error instanceof GitHubTrouble && error.trouble.is === 'missing') return 'gone';
        throw error;
      }
    },
    add: async body =>
      (await ask(needed, ({ rest }, here) => rest.issues.createComment({ ...here, issue_number: number, body }))).id,
    edit: async (id, body) => {
      await ask(
        needed,
        ({ rest }, here) => rest.issues.updateComment({ ...here, comment_id: id, body }),
        'a known part of it',
      );
    },
    remove: async id => {
      await ask(
        needed,
        async ({ rest }, here) => {
          await rest.issues.deleteComment({ ...here, comment_id: id });
          // GitHub answers without a body, which Octokit hands on as an empty text.
          return { data: undefined };
        },
        'a known part of it',
      );
    },
  };
}

type IsOurs = (user: Comment['user']) => boolean;

/**
 * Anybody may copy a marker into a comment of theirs, so the author counts too. A person's token says whose it is; that of an
 * app, such as the job's own, may not ask, and then it is an app's comment that is meant.
 */
function authorOf({ ask, token }: GitHub): () => Promise<IsOurs> {
  const byApp: IsOurs = user => user?.type === 'Bot';
  let known: Promise<IsOurs> | undefined;
  const find = async (): Promise<IsOurs> => {
    // Tokens of apps begin so (GitHub's blog on token formats, 2021): one request less.
    if (token.startsWith('ghs_')) return byApp;
    try {
      const { login } = await ask(needed, ({ rest }, { request }) => rest.users.getAuthenticated({ request }));
      return user => user?.login === login;
    } catch (error) {
      if (error instanceof GitHubTrouble && error.trouble.is === 'denied') return byApp;
      known = undefined;
      throw error;
    }
  };
  return () => (known ??= find());
}

/** Whether what stands there may be replaced by what `ours` has to say. */
export function mayReplace(standing: CommentMark | undefined, ours: CommentMark): boolean {
  return standing === undefined || !isOlder(ours, standing);
}
