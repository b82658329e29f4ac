import * as v from 'valibot';
import { listen } from '../aws/listen.ts';
import type { Timeline } from '../clock/timeline.ts';
import { createActions, type Actions } from './actions.ts';
import type { Comment } from './books/comments.ts';
import type { Deployment } from './books/deployments.ts';
import type { LoggedCall } from './call-log.ts';
import { faultRuleSchema, type FaultRuleInput } from './fault-rule.ts';
import { createGitHub } from './github.ts';
import { parseGitHubSeed, type GitHubSeedInput } from './seed.ts';

export interface GitHubOptions {
  readonly seed: GitHubSeedInput;
  /** Whose time it lives on. It does not end with this GitHub. */
  readonly timeline: Timeline;
  /** Where people would look at things; nothing is served there. */
  readonly serverUrl?: string;
}

export interface RunningGitHub extends AsyncDisposable {
  /** For GITHUB_API_URL. */
  readonly apiUrl: string;
  /** What GitHub itself does when jobs begin and end. */
  readonly actions: Actions;
  /** What other people do. */
  readonly people: People;
  /** Of a pull request, oldest first, with every text that each of them had. */
  readonly comments: (number: number) => readonly Comment[];
  /** Newest first, with their statuses, oldest first. */
  readonly deployments: () => readonly Deployment[];
  readonly calls: () => readonly LoggedCall[];
  /** A rule that is injected lasts until the returned function is called. */
  readonly inject: (rule: FaultRuleInput) => () => void;
  /** Requests that GitHub's description does not allow, and mistakes of the simulation: with one, a test has proven nothing. */
  readonly bugs: () => readonly Error[];
  /** Ends open connections, those of unanswered calls too. */
  readonly close: () => Promise<void>;
}

export interface People {
  readonly comment: (number: number, login: string, body: string) => Comment;
  /** Whosever it is: some people may change what others wrote. */
  readonly editComment: (id: number, body: string) => Comment;
  readonly deleteComment: (id: number) => void;
  readonly lock: (number: number) => void;
}

/** Starts a simulated GitHub in this process, on a port of 127.0.0.1. Throws for a seed that cannot be used. */
export async function startGitHub({
  seed,
  timeline,
  serverUrl = 'https://github.com',
}: GitHubOptions): Promise<RunningGitHub> {
  const parsed = parseGitHubSeed(seed);
  const { listener, repository, log, faults, bugs } = createGitHub(parsed, timeline, serverUrl);
  const { url, close } = await listen(listener, 0);
  const { comments, deployments, pullRequests, now } = repository;
  return {
    apiUrl: url,
    actions: createActions(repository, parsed.tokens, url, serverUrl),
    people: {
      comment: (number, login, body) => comments.add(pullRequests.find(number).number, login, body, now()),
      editComment: (id, body) => comments.edit(id, body, now()),
      deleteComment: id => comments.remove(id),
      lock: number => pullRequests.lock(number),
    },
    comments: comments.of,
    deployments: deployments.all,
    calls: log.calls,
    inject: rule => {
      const id = faults.inject(v.parse(faultRuleSchema, rule));
      return () => faults.remove(id);
    },
    bugs,
    close,
    [Symbol.asyncDispose]: close,
  };
}
