import { Refusal } from '../answer.ts';
import type { GitHubSeed } from '../seed.ts';
import { shortRef } from './short-ref.ts';

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly statuses: Readonly<Record<string, string>>;
  readonly behind: 'no' | 'mergeable' | 'conflicting';
}

export interface Commits {
  readonly knows: (sha: string) => boolean;
  readonly find: (sha: string) => Commit;
  /** What a branch, tag or commit is called, to the commit. Throws where there is no such. */
  readonly at: (ref: string) => Commit;
  /** Somebody pushed it. */
  readonly push: (ref: string, sha: string) => void;
}

const plain = (sha: string): Commit => ({ sha, message: 'Serve carts from the new table', statuses: {}, behind: 'no' });

export function createCommits(
  seed: Pick<GitHubSeed, 'commits' | 'branches' | 'pullRequests' | 'deployments'>,
): Commits {
  const known = new Map<string, Commit>();
  const refs = new Map(Object.entries(seed.branches));
  const know = (sha: string) => known.has(sha) || known.set(sha, plain(sha));
  for (const commit of seed.commits) known.set(commit.sha, commit);
  for (const { head, commits, state, branch, from } of seed.pullRequests) {
    for (const sha of [...commits, head]) know(sha);
    if (typeof state !== 'string') know(state.merged.as);
    if (from === undefined && state === 'open') refs.set(branch, head);
  }
  for (const sha of [...refs.values(), ...seed.deployments.map(deployment => deployment.sha)]) know(sha);

  const find = (sha: string): Commit => {
    const commit = known.get(sha);
    if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`);
    return commit;
  };
  return {
    knows: sha => known.has(sha),
    find,
    at: ref => {
      const sha = refs.get(shortRef(ref)) ?? ref;
      const commit = known.get(sha);
      if (commit === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
      return commit;
    },
    push: (ref, sha) => {
      know(sha);
      refs.set(shortRef(ref), sha);
    },
  };
}
