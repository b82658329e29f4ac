import { ok, type Answer } from '../answer.ts';
import { describeOneself } from '../describe/user.ts';
import type { RateLimits } from '../limits.ts';
import { authorOf, type Request } from './request.ts';

export function getUser(request: Request): Answer {
  return ok(describeOneself(authorOf(request), request.links));
}

/** Asking for it costs nothing. */
export function getRateLimit(limits: RateLimits): Answer {
  const core = limits.allowance();
  const search = { limit: 30, used: 0, remaining: 30, reset: core.reset };
  return ok({ resources: { core, search }, rate: core });
}
