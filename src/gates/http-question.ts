import type { LookupFunction } from 'node:net';
import { smokeSubject } from '../release/proof.ts';
import type { HttpCheck, Millis } from '../release/words.ts';
import { printSeconds } from '../request/duration.ts';
import { type HttpAnswer, httpAnswer } from './http-answer.ts';
import { LinkLocalError } from './link-local.ts';
import type { Judged, Question } from './question.ts';

export function httpQuestion(check: HttpCheck, lookup: LookupFunction): Question {
  const who = smokeSubject(check);
  return {
    who,
    ask: async signal => {
      const answer = await httpAnswer({ url: check.url, lookup, signal });
      return took => judged(check, answer, took);
    },
    unasked: error => ({ outcome: 'fail', says: `${who} could not be asked: ${reasonOf(error)}.` }),
  };
}

/** Says status, time and limit. */
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

/** The reason by its name (`ECONNREFUSED`): the sentence beside it may repeat headers of the answer, or names of hosts. */
function reasonOf(error: unknown): string {
  if (error instanceof LinkLocalError) return error.message;
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
