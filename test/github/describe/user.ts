import type { components } from '@octokit/openapi-types';
import { type Links, nodeId } from './links.ts';

type SimpleUser = components['schemas']['simple-user'];
type PublicUser = components['schemas']['public-user'];

/** The two that everybody meets have their real ids; the others have one that their name fixes. */
const KNOWN: Readonly<Record<string, number>> = { 'github-actions[bot]': 41_898_282, octocat: 583_231 };

export function userId(login: string): number {
  const hash = [...login].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  return KNOWN[login] ?? 1_000_000 + (hash % 100_000_000);
}

export function describeUser(login: string, { api, server }: Links): SimpleUser {
  const id = userId(login);
  const name = encodeURIComponent(login);
  const url = `${api}/users/${name}`;
  const isBot = login.endsWith('[bot]');
  return {
    login,
    id,
    node_id: nodeId(isBot ? 'BOT' : 'U', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: isBot ? `${server}/apps/${login.slice(0, -'[bot]'.length)}` : `${server}/${name}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: isBot ? 'Bot' : 'User',
    user_view_type: 'public',
    site_admin: false,
  };
}

export function describeOneself(login: string, links: Links): PublicUser {
  return {
    ...describeUser(login, links),
    user_view_type: 'public',
    name: login,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2011-01-25T18:44:36Z',
    updated_at: '2011-01-25T18:44:36Z',
  };
}
