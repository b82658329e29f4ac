import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { UNTIL_HEADER } from '../../clock/virtual-answer.ts';

/** What becomes of a request of fetch(), which the clock of this process has to know. */
export interface FetchEar {
  readonly begun: (request: object) => void;
  /** An interim answer (102) said that it lasts in virtual time; `until`: when its answer is due, if it ever comes. */
  readonly lasts: (request: object, until: string | undefined) => void;
  readonly answered: (request: object) => void;
  readonly ended: (request: object) => void;
}

/** Names and values of the headers by turns. */
interface Head {
  readonly statusCode: number;
  readonly headers: readonly Buffer[];
}

/** Node's own fetch and that of the package `undici`, which tell of their requests by the same channels. */
export function hearFetch({ begun, lasts, answered, ended }: FetchEar): () => void {
  const requestIn = (message: unknown) => (message as { readonly request: object }).request;
  const ears: readonly (readonly [channel: string, hear: (message: unknown) => void])[] = [
    ['undici:request:create', message => begun(requestIn(message))],
    [
      'undici:request:headers',
      message => {
        const { response } = message as { readonly response: Head };
        if (response.statusCode === 102) lasts(requestIn(message), valueOf(UNTIL_HEADER, response));
        else answered(requestIn(message));
      },
    ],
    ['undici:request:trailers', message => ended(requestIn(message))],
    ['undici:request:error', message => ended(requestIn(message))],
  ];
  for (const [channel, hear] of ears) subscribe(channel, hear);
  return () => {
    for (const [channel, hear] of ears) unsubscribe(channel, hear);
  };
}

function valueOf(name: string, { headers }: Head): string | undefined {
  const index = headers.findIndex((part, position) => position % 2 === 0 && String(part) === name);
  return index < 0 ? undefined : String(headers[index + 1]);
}
