import type { GitHub } from './api.ts';
import type { GitHubRun } from './run.ts';

/** Which pull request a run belongs to, as far as its event tells. */
export type Belonging =
  | { readonly is: 'known'; readonly number: number }
  /** To be asked of GitHub: the pull request that this commit came by. `just now`, GitHub may have to find that out first. */
  | { readonly is: 'by commit'; readonly commit: string; readonly pushed: 'just now' | 'before' }
  | { readonly is: 'none'; readonly because: string };

/** @param event the parsed payload of GITHUB_EVENT_PATH */
export function belonging(
  run: Pick<GitHubRun, 'eventName' | 'repository' | 'commit' | 'ref'>,
  event: unknown,
): Belonging {
  const { pull_request: pull, issue } = (event ?? {}) as Payload;
  if (pull !== undefined && typeof pull.number === 'number') {
    const from = pull.head?.repo?.full_name;
    if (typeof from === 'string' && from.toLowerCase() === run.repository.toLowerCase())
      return { is: 'known', number: pull.number };
    return { is: 'none', because: 'the pull request is from a fork, whose runs get a token that can only read' };
  }
  if (issue?.pull_request !== undefined && typeof issue.number === 'number')
    return { is: 'known', number: issue.number };
  // `refs/heads/gh-readonly-queue/main/pr-123-<sha>`: GitHub's search by commit finds it only after the merge.
  const queued = /^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]+$/.exec(run.ref)?.[1];
  if (queued !== undefined) return { is: 'known', number: Number(queued) };
  const commit = commitOf(run, event);
  if (commit === '') return { is: 'none', because: 'the run names no commit' };
  return { is: 'by commit', commit, pushed: run.eventName === 'push' ? 'just now' : 'before' };
}

/**
 * The commit that a run is about; empty where nothing tells. A run after another (`workflow_run`) stands itself on the newest
 * commit of the default branch, whichever the first ran on (GitHub's "Events that trigger workflows").
 */
export function commitOf(run: Pick<GitHubRun, 'commit'>, event: unknown): string {
  const { workflow_run: before } = (event ?? {}) as Payload;
  return typeof before?.head_sha === 'string' ? before.head_sha : run.commit;
}

/** The parts of GitHub's event payloads that are read; whoever sent them may have left out any. */
interface Payload {
  readonly pull_request?: {
    readonly number?: unknown;
    readonly head?: { readonly repo?: { readonly full_name?: unknown } | null };
  };
  readonly issue?: { readonly number?: unknown; readonly pull_request?: unknown };
  readonly workflow_run?: { readonly head_sha?: unknown };
}

/** A pull request that GitHub lists for a commit. */
export interface Listed {
  readonly number: number;
  readonly merged_at?: string | null;
  readonly merge_commit_sha?: string | null;
  readonly head: { readonly sha: string };
  readonly base: { readonly repo: { readonly full_name: string } };
}

/**
 * The one that this commit came by: merged as this commit, else with this commit as its head. Undefined where none or several
 * could be meant: a comment on a stranger's pull request is worse than none. In a fork GitHub lists those of the upstream
 * repository too, whose numbers mean something else here.
 */
export function chooseAmong(all: readonly Listed[], commit: string, repository: string): number | undefined {
  const listed = all.filter(({ base }) => base.repo.full_name.toLowerCase() === repository.toLowerCase());
  const merged = listed.filter(pull => typeof pull.merged_at === 'string' && pull.merge_commit_sha === commit);
  const heads = listed.filter(pull => pull.head.sha === commit);
  const [one, ...more] = merged.length > 0 ? merged : heads.length > 0 ? heads : listed;
  return more.length === 0 ? one?.number : undefined;
}

export async function pullRequestBy(commit: string, { ask, repository }: GitHub): Promise<number | undefined> {
  const listed = await ask('pull-requests: write', ({ rest }, here) =>
    rest.repos.listPullRequestsAssociatedWithCommit({ ...here, commit_sha: commit, per_page: 100 }),
  );
  return chooseAmong(listed, commit, repository);
}
