import { notFound, Refusal, validationFailed } from '../answer.ts';
import type { NextId } from './ids.ts';

/** Times are epoch milliseconds. */
export interface Comment {
  readonly id: number;
  /** Of the pull request. */
  readonly number: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Every text that it ever had, the present one last. */
  readonly versions: readonly { readonly at: number; readonly body: string }[];
}

export interface Comments {
  /** As GitHub lists them: oldest first. */
  readonly of: (number: number) => readonly Comment[];
  readonly find: (id: number) => Comment;
  readonly add: (number: number, author: string, body: string, at: number) => Comment;
  readonly edit: (id: number, body: string, at: number) => Comment;
  readonly remove: (id: number) => void;
}

/** Known from the refusals that people quote: neither the documentation nor the description has it. */
const LONGEST_BODY = 65_536;

export function createComments(nextId: NextId): Comments {
  const comments = new Map<number, Comment>();
  const find = (id: number) => {
    const comment = comments.get(id);
    if (comment === undefined) throw notFound();
    return comment;
  };
  return {
    of: number => [...comments.values()].filter(comment => comment.number === number),
    find,
    add: (number, author, body, at) => {
      check(body);
      const versions = [{ at, body }];
      const comment = { id: nextId(), number, author, body, createdAt: at, updatedAt: at, versions };
      comments.set(comment.id, comment);
      return comment;
    },
    edit: (id, body, at) => {
      const comment = find(id);
      check(body);
      const edited = { ...comment, body, updatedAt: at, versions: [...comment.versions, { at, body }] };
      comments.set(id, edited);
      return edited;
    },
    remove: id => {
      comments.delete(find(id).id);
    },
  };
}

function check(body: string): void {
  const wrong = (message: string) =>
    validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message });
  if (body.trim() === '') throw wrong('Body cannot be blank');
  if ([...body].length > LONGEST_BODY) throw wrong(`Body is too long (maximum is ${LONGEST_BODY} characters)`);
}

export const conversationLocked = () => new Refusal(403, 'Unable to create comment because issue is locked.');
