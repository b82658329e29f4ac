import { created, ok, type Answer } from '../answer.ts';
import { conversationLocked } from '../books/comments.ts';
import { describeComment } from '../describe/comment.ts';
import type { Repository } from '../repository.ts';
import { pageOf } from '../paging.ts';
import { authorOf, numberIn, textIn, type Request } from './request.ts';

export function listComments({ comments, pullRequests }: Repository, request: Request): Answer {
  const { number } = pullRequests.find(numberIn(request, 'issue_number'));
  const since = Date.parse(textIn(request, 'since') ?? '1970-01-01T00:00:00Z');
  const all = comments.of(number).filter(({ updatedAt }) => updatedAt >= since);
  const { items, headers } = pageOf(all, request.parameters, request.url);
  return ok(
    items.map(comment => describeComment(comment, request.links)),
    headers,
  );
}

export function createComment({ comments, pullRequests, now }: Repository, request: Request): Answer {
  const { number, locked } = pullRequests.find(numberIn(request, 'issue_number'));
  if (locked) throw conversationLocked();
  const { body } = request.body as { readonly body: string };
  return created(describeComment(comments.add(number, authorOf(request), body, now()), request.links));
}

export function getComment({ comments }: Repository, request: Request): Answer {
  return ok(describeComment(comments.find(numberIn(request, 'comment_id')), request.links));
}

/** Who may write here may change anybody's words. */
export function updateComment({ comments, now }: Repository, request: Request): Answer {
  const { body } = request.body as { readonly body: string };
  return ok(describeComment(comments.edit(numberIn(request, 'comment_id'), body, now()), request.links));
}

export function deleteComment({ comments }: Repository, request: Request): Answer {
  comments.remove(numberIn(request, 'comment_id'));
  return { status: 204, headers: {}, body: undefined };
}
