import type { ServerResponse } from 'node:http';
import type { Timeline } from './timeline.ts';

/** On an interim answer (102): when the answer itself will come. Milliseconds since the epoch, as below. */
export const UNTIL_HEADER = 'x-virtual-until';
/** On the answer itself: its time. */
export const NOW_HEADER = 'x-virtual-now';

/**
 * Answers an HTTP request so many milliseconds of virtual time from now; never, when its connection ends before. A client
 * under the preload reads both headers: it sleeps until the answer is due, and finds its time when it comes. To any other
 * client they mean nothing. `answer` has to end the response.
 */
export function answerAfter(
  timeline: Pick<Timeline, 'now' | 'at'>,
  response: ServerResponse,
  delayMs: number,
  answer: () => void,
): void {
  const dueMs = timeline.now() + Math.ceil(delayMs);
  const answerNow = (now: number) => {
    response.setHeader(NOW_HEADER, now);
    answer();
  };
  if (dueMs <= timeline.now()) {
    answerNow(timeline.now());
    return;
  }
  dueAt(response, dueMs);
  response.once('close', timeline.at(dueMs, answerNow));
}

/** Tells whoever waits on virtual time when its answer will come. */
export function dueAt(response: ServerResponse, dueMs: number): void {
  // writeProcessing() takes no headers. HTTP/1.0 has no interim answers.
  if (response.req.httpVersion !== '1.0')
    response.socket?.write(`HTTP/1.1 102 Processing\r\n${UNTIL_HEADER}: ${dueMs}\r\n\r\n`);
}
