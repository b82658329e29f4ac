import type { Random } from '../world/random.ts';
import type { FixedResponse } from '../world/rule.ts';
import { responseTimes } from '../world/traffic.ts';
import type { Behaviour } from '../world/world.ts';
import type { Page } from './page.ts';

export type Answer = Required<Page>;

/** A path that has no page answers as the users' requests are answered. */
export function answerOf(behaviour: Behaviour, path: string, random: Random): Answer {
  const latencyMs = responseTimes(behaviour, random)();
  const page = Object.hasOwn(behaviour.pages, path) ? behaviour.pages[path] : undefined;
  if (page !== undefined) return { latencyMs, ...page };
  const failed = random.next() < behaviour.requestErrors;
  return failed
    ? { status: 500, headers: {}, body: 'internal server error', latencyMs }
    : { status: 200, headers: {}, body: 'ok', latencyMs };
}

/** Default of `idle_timeout.timeout_seconds`, "Load balancer attributes" of the ELB user guide. */
const IDLE_TIMEOUT_MS = 60_000;

/** "HTTP 504" of the ELB troubleshooting page: the target did not answer before the idle timeout elapsed. */
export const outlastsTheBalancer = ({ latencyMs }: Answer): boolean => latencyMs > IDLE_TIMEOUT_MS;

/** Of a rule that forwards to nobody. */
export function fixedAnswer({ status, contentType, body }: FixedResponse): Answer {
  return { status, headers: { server: 'awselb/2.0', 'content-type': contentType }, body, latencyMs: 0 };
}

const TITLES = { 502: 'Bad Gateway', 503: 'Service Temporarily Unavailable', 504: 'Gateway Time-out' } as const;

/** Told by the balancer's own voice. Form as people quote it. */
export function answerOfBalancer(status: keyof typeof TITLES): Answer {
  const title = `${status} ${TITLES[status]}`;
  return {
    status,
    headers: { server: 'awselb/2.0', 'content-type': 'text/html' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
    latencyMs: status === 504 ? IDLE_TIMEOUT_MS : 0,
  };
}
