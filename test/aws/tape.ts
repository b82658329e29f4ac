import { appendFileSync, mkdirSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { type RawExchange, readScope } from './wire/index.ts';

/**
 * What an account has heard and said, byte by byte, for judges that share no line with us (`npm run second-opinions`). A line
 * of JSON is an exchange, or a moment in which one was heard: a poll that is answered alike a thousand times is written once.
 */
export interface Tape {
  readonly record: (exchange: RawExchange) => void;
  /** A fault has written into the reply of this request: what is wrong with it is wrong on purpose. */
  readonly spoil: (requestId: string, fault: string) => void;
}

export const noTape: Tape = { record: () => undefined, spoil: () => undefined };

let tapes = 0;

/** A tape of its own for an account, in a folder for the tapes of many processes. `now`: the time of its world. */
export function tapeIn(folder: string, now: () => number): Tape {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${(tapes += 1)}.jsonl`);
  const known = new Map<string, number>();
  const spoiled = new Map<string, string>();
  const write = (text: string): void => appendFileSync(file, `${text}\n`);
  return {
    spoil: (requestId, fault) => void spoiled.set(requestId, fault),
    record: exchange => {
      const { headers, requestId } = exchange;
      const text = JSON.stringify(told(exchange, spoiled.get(requestId)));
      const index = known.get(text) ?? known.size;
      if (index === known.size) {
        known.set(text, index);
        write(`{"exchange":${text}}`);
      }
      const scope = readScope(headers);
      const caller = scope.kind === 'signed' ? scope.accessKeyId : scope.kind;
      write(JSON.stringify({ at: now(), caller, userAgent: headers['user-agent'] ?? '', of: index }));
    },
  };
}

/**
 * All that a protocol has its meaning in: signature, dates and lengths differ from one call to the next like it. The last ones
 * are members of inputs: REST binds them to headers.
 */
const meaningful = [
  ...['content-type', 'content-encoding', 'x-amz-target', 'x-amzn-query-mode'],
  ...['x-amz-client-context', 'x-amz-invocation-type', 'x-amz-log-type'],
];
const passing = ['date', 'x-amzn-requestid'];

function told({ method, target, headers, body, reply }: RawExchange, spoiled: string | undefined): object {
  const scope = readScope(headers);
  return {
    request: {
      method,
      target,
      headers: {
        ...kept(headers, name => meaningful.includes(name)),
        'signed-as': scope.kind === 'signed' ? scope.signingName : '',
      },
      body: body.toString('base64'),
    },
    reply:
      reply === undefined
        ? null
        : {
            status: reply.status,
            headers: kept(reply.headers, name => !passing.includes(name)),
            body: Buffer.from(reply.body).toString('base64'),
          },
    ...(spoiled !== undefined && { spoiled }),
  };
}

function kept(headers: IncomingHttpHeaders, isKept: (name: string) => boolean): object {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
}
