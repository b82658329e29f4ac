import { answerOf, notFound, Refusal, type Answer } from './answer.ts';
import { jsonOf, type Call } from './call.ts';
import type { Caller } from './callers.ts';
import { linksFrom } from './describe/links.ts';
import type { Found } from './description/operations.ts';
import type { Faults, Reaction } from './faults.ts';
import { createHandlers } from './handlers/handlers.ts';
import { isSimulated, type OperationId } from './handlers/operation-ids.ts';
import type { Request } from './handlers/request.ts';
import type { RateLimits } from './limits.ts';
import { authorize } from './permissions.ts';
import type { Repository } from './repository.ts';

/** What becomes of a call to an operation of the description; `found` is undefined where that has none. */
export type Api = (call: Call, caller: Caller, found: Found | undefined) => Reaction;

export interface ApiOptions {
  readonly repository: Repository;
  readonly limits: RateLimits;
  readonly faults: Faults;
  /** Where people would look at things. */
  readonly serverUrl: string;
  /** Told of requests that GitHub's description does not allow. */
  readonly onWrongRequest: (error: Error) => void;
}

/**
 * GitHub's REST API. It throws a Refusal for what GitHub refuses, and any other error for a mistake of the simulation: an
 * answer that GitHub's description does not allow.
 */
export function createApi({ repository, limits, faults, serverUrl, onWrongRequest }: ApiOptions): Api {
  const handlers = createHandlers(repository, limits);
  const { facts } = repository;

  const read = (id: OperationId, { operation, path }: Found, call: Call, caller: Caller): Request => {
    const query = Object.fromEntries(call.url.searchParams);
    const { value: parameters, faults: ofParameters } = operation.readParameters(path, query);
    const body = jsonOf(call.body);
    const wrong = [...ofParameters, ...operation.faultsOfBody(body)];
    if (wrong.length > 0) {
      onWrongRequest(new Error(`A request is not what GitHub describes as ${id}: ${wrong.join('; ')}.`));
      throw new Refusal(422, `Invalid request.\n\n${wrong.join('\n')}`);
    }
    return { caller, url: call.url, parameters, body, links: linksFrom(facts.fullName, call.url.origin, serverUrl) };
  };

  const perform = (id: OperationId, found: Found, call: Call, caller: Caller): Answer => {
    if (!isOfRepository(found.path, facts.fullName)) throw notFound();
    authorize(id, caller, facts.visibility);
    return handlers[id](read(id, found, call, caller));
  };

  return (call, caller, found) => {
    if (call.userAgent === '') throw new Refusal(403, 'Request forbidden by administrative rules.');
    if (found === undefined) throw notFound();
    const { operation } = found;
    const { id } = operation;
    if (!isSimulated(id)) throw new Error(`GitHub has ${id}, and this one has not: it is not simulated.`);
    if (id !== 'rate-limit/get') limits.count(call.method !== 'GET');
    return faults.react(id, () => {
      const answer = refusalsAnswered(operation.documentation, () => perform(id, found, call, caller));
      const wrong = operation.faultsOfReply(answer.status, answer.body);
      if (wrong.length === 0) return answer;
      throw new Error(`An answer is not what GitHub describes for ${id}: ${answer.status}, ${wrong.join('; ')}.`);
    });
  };
}

/** A refusal is an answer too. */
function refusalsAnswered(documentation: string, answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Refusal) return answerOf(error, documentation);
    throw error;
  }
}

/** What belongs to no repository has no owner in its path. Names on GitHub know no capitals. */
function isOfRepository({ owner, repo }: Found['path'], fullName: string): boolean {
  return owner === undefined || `${owner}/${repo ?? ''}`.toLowerCase() === fullName.toLowerCase();
}
