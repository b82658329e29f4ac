import type { components } from '@octokit/openapi-types';
import type { Comment } from '../books/comments.ts';
import { iso } from './iso.ts';
import { type Links, nodeId } from './links.ts';
import { describeUser } from './user.ts';

export function describeComment(comment: Comment, links: Links): components['schemas']['issue-comment'] {
  const { id, number, author, body, createdAt, updatedAt } = comment;
  return {
    url: links.repo(`/issues/comments/${id}`),
    html_url: links.page(`/pull/${number}#issuecomment-${id}`),
    issue_url: links.repo(`/issues/${number}`),
    id,
    node_id: nodeId('IC', id),
    user: describeUser(author, links),
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    body,
    author_association: author.endsWith('[bot]') ? 'NONE' : 'CONTRIBUTOR',
    performed_via_github_app: null,
    reactions: {
      url: links.repo(`/issues/comments/${id}/reactions`),
      total_count: 0,
      '+1': 0,
      '-1': 0,
      laugh: 0,
      hooray: 0,
      confused: 0,
      heart: 0,
      rocket: 0,
      eyes: 0,
    },
  };
}
