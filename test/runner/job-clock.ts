import timers from 'node:timers/promises';
import type { ParticipantId, Timeline } from '../clock/timeline.ts';

/** Whose time a job lives on. */
export type ClockChoice =
  | { readonly kind: 'wall' }
  /** `controlUrl`: of the server that carries the routes of this timeline's clock. */
  | { readonly kind: 'virtual'; readonly timeline: Timeline; readonly controlUrl: string };

/** Somebody for whom time waits: a process of the job, or the runner while it counts the seconds of a cancel. */
export interface Presence {
  readonly id: ParticipantId | undefined;
  now(): number;
  /** Ends early, without an error, when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Holds time until the process has heard the signal, or is gone. */
  expect(signal: NodeJS.Signals): void;
  leave(): void;
}

export interface JobClock {
  join(name: string): Presence;
  /** What Node must be given so that the process lives as this presence. */
  preload(presence: Presence): {
    readonly args: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
  };
  /** Aborted when time cannot go on. */
  readonly failed: AbortSignal;
}

export function createJobClock(choice: ClockChoice): JobClock {
  switch (choice.kind) {
    case 'wall':
      return wallClock;
    case 'virtual':
      return virtualClock(choice.timeline, choice.controlUrl);
  }
}

const wallClock: JobClock = {
  join: () => ({
    id: undefined,
    now: Date.now,
    sleep: (ms, signal) => timers.setTimeout(ms, undefined, { signal }).catch(() => undefined),
    expect() {},
    leave() {},
  }),
  preload: () => ({ args: [], environment: {} }),
  failed: new AbortController().signal,
};

function virtualClock(timeline: Timeline, controlUrl: string): JobClock {
  return {
    join(name) {
      const id = timeline.join(name);
      return {
        id,
        now: () => timeline.now(),
        async sleep(ms, signal) {
          await timeline.sleep(id, timeline.now() + ms, signal);
        },
        expect: signal => timeline.hold(id, signal),
        leave: () => timeline.leave(id),
      };
    },
    preload: ({ id }) => ({
      args: ['--import', new URL('../clock/preload.ts', import.meta.url).href],
      environment: {
        GREENLIGHT_TEST_CLOCK: new URL(`/clock/participants/${id}`, controlUrl).href,
        GREENLIGHT_TEST_CLOCK_NOW: String(timeline.now()),
      },
    }),
    failed: timeline.failed,
  };
}
