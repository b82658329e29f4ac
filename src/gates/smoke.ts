import dns from 'node:dns/promises';
import type { Sleep } from '../aws/time-limit.ts';
import { smokeSubject } from '../release/proof.ts';
import type { HttpCheck, Instant, Millis, Reading, SmokeGate } from '../release/words.ts';
import { printSeconds } from '../request/duration.ts';
import { type HttpAnswer, httpAnswer } from './http-answer.ts';
import { LinkLocalError, type LookUp, sparingLinkLocal } from './link-local.ts';

export interface SmokeTester {
  /**
   * One try, from where this job runs. Whatever keeps green from answering in time is a failing reading, and never an
   * error thrown; a try that is called off by `signal` proves nothing.
   */
  try(gate: SmokeGate, signal: AbortSignal): Promise<Reading>;
}

export interface SmokeTesting {
  readonly now: () => Instant;
  readonly sleep: Sleep;
  readonly lookUp?: LookUp;
}

export function smokeTester({ now, sleep, lookUp = askTheSystem }: SmokeTesting): SmokeTester {
  const lookup = sparingLinkLocal(lookUp);
  return {
    try: async ({ name, force, check }, signal) => {
      const late = new AbortController();
      const over = new AbortController();
      void sleep(check.timeout, over.signal).then(() => {
        if (!over.signal.aborted) late.abort();
      });
      const brokenOff = (): Unanswered | undefined => {
        if (late.signal.aborted) return { ended: 'too late' };
        return signal.aborted ? { ended: 'called off' } : undefined;
      };
      const began = now();
      const answer = await httpAnswer({ url: check.url, lookup, signal: AbortSignal.any([signal, late.signal]) })
        .then(
          // A body without a length ends with its connection (RFC 9112, 6.3): one that was broken off looks whole.
          whole => brokenOff() ?? whole,
          (error: unknown) => brokenOff() ?? { ended: 'in an error' as const, error },
        )
        .finally(() => over.abort());
      const at = now();
      const said = 'ended' in answer ? unanswered(check, answer) : judged(check, answer, at - began);
      return { gate: name, subject: smokeSubject(check), force, at, ...said };
    },
  };
}

const askTheSystem: LookUp = name => dns.lookup(name, { all: true });

type Judged = Pick<Reading, 'says'> & { readonly outcome: 'pass' | 'fail' | 'error' };

/** Says status, time and limit. What an answer holds, and what it should hold, may be secret: neither is repeated. */
function judged(check: HttpCheck, answer: HttpAnswer, took: Millis): Judged {
  const { latency, timeout } = check;
  const faults = [
    ...statusFault(check, answer),
    ...headerFaults(check, answer),
    ...bodyFault(check, answer),
    ...(latency !== undefined && took > latency ? ['too slow'] : []),
  ];
  const time = `${printSeconds(took)} (limit ${printSeconds(latency ?? timeout)})`;
  const says = `${smokeSubject(check)} answered ${answer.status} in ${time}`;
  return faults.length === 0
    ? { outcome: 'pass', says: `${says}.` }
    : { outcome: 'fail', says: `${says}: ${faults.join('; ')}.` };
}

function statusFault({ status: wanted }: HttpCheck, { status }: HttpAnswer): readonly string[] {
  if (status === wanted) return [];
  return [`status ${wanted} was expected${status >= 300 && status < 400 ? ' (redirects are not followed)' : ''}`];
}

function headerFaults({ headers: wanted }: HttpCheck, { headers }: HttpAnswer): readonly string[] {
  return [...wanted].flatMap(([name, text]) => {
    const values = headers[name];
    if (values === undefined) return [`its answer has no header ${name}`];
    return values.some(value => value.includes(text)) ? [] : [`its header ${name} does not hold the expected text`];
  });
}

function bodyFault({ contains }: HttpCheck, { headers, body, bodyIs }: HttpAnswer): readonly string[] {
  if (contains === undefined || body.includes(contains)) return [];
  const encoded = headers['content-encoding']?.some(coding => coding.toLowerCase() !== 'identity') ?? false;
  if (encoded) return ['its body is compressed, and cannot be searched for the expected text'];
  return [`${bodyIs === 'whole' ? 'its body does' : 'the first 1 MiB of its body do'} not hold the expected text`];
}

type Unanswered =
  { readonly ended: 'too late' | 'called off' } | { readonly ended: 'in an error'; readonly error: unknown };

function unanswered(check: HttpCheck, ending: Unanswered): Judged {
  const who = smokeSubject(check);
  switch (ending.ended) {
    case 'too late':
      return { outcome: 'fail', says: `${who} did not answer within ${printSeconds(check.timeout)}.` };
    case 'called off':
      return { outcome: 'error', says: `${who} was asked, and its answer not waited for.` };
    case 'in an error':
      return { outcome: 'fail', says: `${who} could not be asked: ${reasonOf(ending.error)}.` };
  }
}

/** The reason by its name (`ECONNREFUSED`): the sentence beside it may repeat headers of the answer, or names of hosts. */
function reasonOf(error: unknown): string {
  if (error instanceof LinkLocalError) return error.message;
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
