import type { ServerResponse } from 'node:http';
import { answerAfter } from '../clock/virtual-answer.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Outcome } from './call-log.ts';
import type { Reaction } from './faults.ts';

/** Writes what becomes of a call to its connection. `end` hears how it ended, once it has. */
export function send(
  reaction: Reaction,
  response: ServerResponse,
  timeline: Pick<Timeline, 'now' | 'at'>,
  headers: () => Readonly<Record<string, string>>,
  end: (outcome: Outcome) => void,
): void {
  response.once('close', () => end({ kind: 'hung-up' }));
  // Node's own would tell the real time.
  response.sendDate = false;
  switch (reaction.kind) {
    case 'answer':
    case 'cut-off': {
      const { status, headers: own, body } = reaction.answer;
      const whole = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const text = reaction.kind === 'cut-off' ? whole.slice(0, whole.length / 2) : whole;
      answerAfter(timeline, response, reaction.kind === 'answer' ? reaction.afterMs : 0, () => {
        end({ kind: 'answered', status });
        const length = { 'content-length': String(Buffer.byteLength(text)) };
        const date = { date: new Date(timeline.now()).toUTCString() };
        response.writeHead(status, { ...headers(), ...date, ...own, ...(status === 204 ? {} : length) });
        response.end(text);
      });
      return;
    }
    case 'hang-up':
      response.socket?.destroy();
      return;
    case 'silence':
      // 102 is the sign on which the virtual clock lets a waiting process sleep.
      response.writeProcessing();
      return;
    default: {
      const never: never = reaction;
      throw new Error(`no such reaction: ${JSON.stringify(never)}`);
    }
  }
}
