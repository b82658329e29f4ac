import type { RequestListener } from 'node:http';
import type { Timeline } from '../clock/timeline.ts';
import { answerOf, Refusal } from './answer.ts';
import { createApi } from './api.ts';
import { createCallLog, type CallLog } from './call-log.ts';
import { callIn } from './call.ts';
import { createCallers, nameOf } from './callers.ts';
import { gitHubOperations } from './description/operations.ts';
import { createFaults, type Faults, type Reaction } from './faults.ts';
import { isSimulated } from './handlers/operation-ids.ts';
import { ID_TOKEN_OPERATION, idTokenAnswer, isIdTokenPath } from './id-token.ts';
import { createRateLimits, type Allowance } from './limits.ts';
import { acceptedPermissions } from './permissions.ts';
import { createRepository, type Repository } from './repository.ts';
import type { GitHubSeed } from './seed.ts';
import { send } from './send.ts';

export interface GitHub {
  /** Answers GitHub's REST API, and the endpoint for ID tokens. */
  readonly listener: RequestListener;
  readonly repository: Repository;
  readonly log: CallLog;
  readonly faults: Faults;
  /** Requests that GitHub's description does not allow, and mistakes of the simulation itself; oldest first. */
  readonly bugs: () => readonly Error[];
}

const DOCUMENTATION = 'https://docs.github.com/rest';

/** One repository of GitHub, and all that there is around it, on `timeline`. */
export function createGitHub(seed: GitHubSeed, timeline: Timeline, serverUrl: string): GitHub {
  const now = () => timeline.now();
  const repository = createRepository(seed, now);
  const limits = createRateLimits(seed.limits, now);
  const faults = createFaults(seed.faults, limits);
  const log = createCallLog();
  const bugs: Error[] = [];
  const identify = createCallers(seed, now(), now);
  const api = createApi({ repository, limits, faults, serverUrl, onWrongRequest: error => bugs.push(error) });

  const safely = (documentation: string, react: () => Reaction): Reaction => {
    try {
      return react();
    } catch (error) {
      if (!(error instanceof Refusal)) bugs.push(error instanceof Error ? error : new Error(String(error)));
      const refusal =
        error instanceof Refusal ? error : new Refusal(500, `The simulated GitHub failed: ${String(error)}`);
      return { kind: 'answer', answer: answerOf(refusal, documentation), afterMs: 0 };
    }
  };

  return {
    listener: (message, response) => {
      void callIn(message).then(call => {
        if (call === undefined) return;
        const { method, url, userAgent, body, authorization } = call;
        const asksForIdToken = isIdTokenPath(url.pathname);
        const found = asksForIdToken ? undefined : gitHubOperations().at(method, url.pathname);
        const operation = asksForIdToken ? ID_TOKEN_OPERATION : found?.operation.id;
        const caller = identify(authorization);
        const path = url.pathname + url.search;
        const end = log.begin({ at: now(), caller: nameOf(caller), userAgent, operation, method, path, body });
        const reaction = safely(found?.operation.documentation ?? DOCUMENTATION, () =>
          asksForIdToken
            ? faults.react(ID_TOKEN_OPERATION, () => idTokenAnswer(repository, seed.subject, url, authorization))
            : api(call, caller, found),
        );
        send(reaction, response, timeline, () => headersOf(operation, limits.allowance(), log.calls().length), end);
      });
    },
    repository,
    log,
    faults,
    bugs: () => bugs,
  };
}

function headersOf(operation: string | undefined, { limit, remaining, used, reset }: Allowance, count: number) {
  const accepted = operation !== undefined && isSimulated(operation) ? acceptedPermissions(operation) : undefined;
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': `0000:${count.toString(16).toUpperCase().padStart(6, '0')}`,
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
    ...(accepted === undefined ? {} : { 'x-accepted-github-permissions': accepted }),
  };
}
