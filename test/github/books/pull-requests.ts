import { notFound } from '../answer.ts';
import type { PullRequestSeed } from '../seed.ts';

export type PullRequestState =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly at: number }
  | { readonly kind: 'merged'; readonly as: string; readonly at: number };

/** Times are epoch milliseconds. */
export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly author: string;
  readonly branch: string;
  /** Of the fork; undefined for a branch of this repository. */
  readonly fork: string | undefined;
  /** The repository that this one is a fork of, if it goes there. */
  readonly upstream: string | undefined;
  readonly head: string;
  readonly commits: readonly string[];
  readonly state: PullRequestState;
  readonly locked: boolean;
  readonly createdAt: number;
  /** From when on its commits lead to it. */
  readonly foundFrom: number;
}

export interface PullRequests {
  /** Of this repository. */
  readonly find: (number: number) => PullRequest;
  /** Those that have the commit, and those that became it; newest first. In which order GitHub gives them is not published. */
  readonly withCommit: (sha: string, at: number) => readonly PullRequest[];
  readonly lock: (number: number) => void;
}

const DAY = 86_400_000;

export function createPullRequests(seeds: readonly PullRequestSeed[], startMs: number): PullRequests {
  const pulls = seeds.map(seed => pullRequestOf(seed, startMs));
  const all = new Map(pulls.filter(isHere).map(pull => [pull.number, pull]));
  const elsewhere = pulls.filter(pull => !isHere(pull));
  const find = (number: number) => {
    const found = all.get(number);
    if (found === undefined) throw notFound();
    return found;
  };
  return {
    find,
    withCommit: (sha, at) =>
      [...all.values(), ...elsewhere]
        .filter(pull => pull.foundFrom <= at && has(pull, sha))
        .sort((one, other) => other.number - one.number),
    lock: number => all.set(number, { ...find(number), locked: true }),
  };
}

const isHere = ({ upstream }: PullRequest): boolean => upstream === undefined;

/** One that was closed without being merged keeps its commits to itself. */
function has({ head, commits, state }: PullRequest, sha: string): boolean {
  switch (state.kind) {
    case 'open':
      return head === sha || commits.includes(sha);
    case 'closed':
      return false;
    case 'merged':
      return state.as === sha || head === sha || commits.includes(sha);
    default: {
      const never: never = state;
      throw new Error(`no such state: ${JSON.stringify(never)}`);
    }
  }
}

function pullRequestOf(seed: PullRequestSeed, startMs: number): PullRequest {
  return {
    id: 2_000_000_000 + seed.number,
    number: seed.number,
    title: seed.title,
    body: seed.body,
    author: seed.by,
    branch: seed.branch,
    fork: seed.from,
    upstream: seed.into,
    head: seed.head,
    commits: seed.commits,
    state: stateOf(seed.state, startMs),
    locked: seed.locked,
    createdAt: startMs - DAY,
    foundFrom: seed.foundAfter === 0 ? -Infinity : startMs + seed.foundAfter,
  };
}

function stateOf(state: PullRequestSeed['state'], startMs: number): PullRequestState {
  if (state === 'open') return { kind: 'open' };
  if (state === 'closed') return { kind: 'closed', at: startMs };
  const { as, at } = state.merged;
  return { kind: 'merged', as, at: at === undefined ? startMs : Date.parse(at) };
}
