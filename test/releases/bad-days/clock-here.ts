import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Clock } from '../../../src/engine/clock.ts';
import type { Timeline } from '../../clock/timeline.ts';
import { UNTIL_HEADER } from '../../clock/virtual-answer.ts';
import { hearFetch } from './fetch-here.ts';

/** Disposing of it is what the end of a process is: whoever still sleeps by it never wakes. */
export interface ClockHere extends Clock, AsyncDisposable {
  /** What the world calls whoever lives by this clock. */
  readonly participant: string;
}

interface Sleep {
  readonly untilMs: number;
  readonly end: () => void;
  readonly fail: (why: Error) => void;
}

/**
 * A clock of the engine for this very process, on a world's time: the preload does the same to a process of its own, at
 * several times the price. Time moves only when everything here waits for the clock and for no request; one that the
 * world leaves unanswered on purpose (102 Processing) holds nothing up.
 */
export function clockHere(timeline: Timeline): ClockHere {
  const participant = timeline.join('the release');
  const sleeps = new Set<Sleep>();
  /** Requests without an end so far, and those of them that hold time up. */
  const awaited = new Set<object>();
  const underWay = new Set<object>();
  let allHome: (() => void) | undefined;
  let over = false;

  /** Once all that can run has run, sleeps on if nothing is left to do but to wait. */
  const settle = (): void => {
    setImmediate(() => {
      if (sleeps.size === 0 || underWay.size > 0) return;
      const untilMs = Math.min(...[...sleeps].map(sleep => sleep.untilMs));
      timeline.sleep(participant, untilMs).then(woken, failed);
    });
  };
  const woken = (now: number): void => {
    for (const sleep of [...sleeps]) if (sleep.untilMs <= now) sleep.end();
    settle();
  };
  const failed = (why: unknown): void => {
    const error = new Error('The world of this release stands still.', { cause: why });
    for (const sleep of [...sleeps]) sleep.fail(error);
  };
  /** `until`: when the answer is due, if the world says so; from then on time stands still until it is here. */
  const lasts = (request: object, until: string | undefined): void => {
    underWay.delete(request);
    if (underWay.size === 0) allHome?.();
    if (until !== undefined) {
      const forget = (): void => void sleeps.delete(due);
      const end = (): void => {
        forget();
        if (awaited.has(request)) underWay.add(request);
      };
      const due: Sleep = { untilMs: Number(until), end, fail: forget };
      sleeps.add(due);
    }
    settle();
  };
  const begun = (request: object): void => {
    awaited.add(request);
    underWay.add(request);
  };
  const ended = (request: object): void => {
    awaited.delete(request);
    underWay.delete(request);
    settle();
    if (underWay.size === 0) allHome?.();
  };
  const asked = (message: unknown): void => {
    const { request } = message as { request: ClientRequest };
    begun(request);
    request.on('information', ({ headers }) => lasts(request, headers[UNTIL_HEADER]?.toString()));
    request.once('response', () => underWay.add(request));
    request.once('close', () => ended(request));
  };
  subscribe('http.client.request.created', asked);
  const unhear = hearFetch({ begun, lasts, answered: request => void underWay.add(request), ended });

  return {
    participant,
    now: () => timeline.now(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        // What is left of a process that has ended waits for ever.
        if (over) return;
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const leave = (): void => {
          sleeps.delete(sleep);
          signal?.removeEventListener('abort', end);
        };
        const end = (): void => {
          leave();
          resolve();
        };
        const fail = (why: Error): void => {
          leave();
          reject(why);
        };
        const sleep: Sleep = { untilMs: timeline.now() + Math.max(1, Math.trunc(ms)), end, fail };
        sleeps.add(sleep);
        signal?.addEventListener('abort', end, { once: true });
        settle();
      }),
    [Symbol.asyncDispose]: async () => {
      // Looks that nobody waits for any more come home first: they must not be counted by the next release's clock.
      if (underWay.size > 0) await new Promise<void>(resolve => (allHome = resolve));
      unsubscribe('http.client.request.created', asked);
      unhear();
      over = true;
      sleeps.clear();
      timeline.leave(participant);
    },
  };
}
