import { inTurn, type Queue, type Free } from '../../src/engine/turn-taking.ts';
import { BusyError, type GreenlightError } from '../../src/errors.ts';
import type { MadeBy, Occupant } from '../../src/release/busy.ts';
import type { ReleaseEvent } from '../../src/release/events.ts';
import type { Origin, RunFacts } from '../../src/release/identity.ts';
import type { Attendance } from '../../src/release/lease.ts';
import type { Instant, Millis } from '../../src/release/words.ts';
import type { Sight } from '../../src/engine/operations/sight.ts';
import { aFind } from '../release/a-planning.ts';
import { after, change, noon, run, second } from '../release/a-release.ts';
import { type Inputs, requestOf } from '../request/ask.ts';
import { virtualClock } from './a-clock.ts';

export const ours: Origin = { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 12 };
const ourRun: RunFacts = { ...run, origin: ours };

/** A deployment that holds the target for a while. Surveys do not see it while it is `hidden`, and see it for `stale` too long. */
export interface Held {
  readonly id: string;
  readonly run?: Partial<Origin>;
  readonly creator?: string;
  readonly from: Millis;
  readonly to: Millis;
  readonly hidden?: Millis;
  readonly stale?: Millis;
  /** Weights that a run has written, and how long its lease counts where nobody knows whether it is there. */
  readonly split?: { readonly leaseCounts: Millis | 'while its run is there' };
  /** How often somebody writes it between the read and the write of who would end it. */
  readonly rewritten?: number;
}

export interface QueueScript {
  readonly inputs?: Inputs;
  readonly held?: readonly Held[];
  /** Which run brought what serves, from a moment on. */
  readonly servedBy?: { readonly run: number; readonly from: Millis };
  readonly ours?: boolean;
  readonly cancelled?: Millis;
  readonly rehearsal?: GreenlightError;
  /** What a call meets at a moment, if any. */
  readonly fails?: (call: 'survey' | 'watch' | 'end', at: Millis) => Error | undefined;
}

/** How long AWS takes to stop a deployment and to send its traffic back. */
export const stopping: Millis = 40 * second;

/** A release waits for its turn from noon on, among others in a world in memory. */
export async function queueUp(script: QueueScript) {
  const clock = virtualClock(noon);
  const cancel = new AbortController();
  if (script.cancelled !== undefined) clock.at(after(script.cancelled), () => cancel.abort('SIGINT'));
  const events: ReleaseEvent[] = [];
  const calls: { readonly call: string; readonly at: Millis }[] = [];
  const ends = new Map<string, Instant>();
  const tries = new Map<string, number>();

  const called = (call: 'survey' | 'watch' | 'end'): void => {
    const at = clock.now() - noon;
    calls.push({ call, at });
    const error = script.fails?.(call, at);
    if (error !== undefined) throw error;
  };
  const holder = (asks: 'a survey' | 'AWS'): Held | undefined =>
    script.held?.find(({ id, from, to, hidden = 0, stale = 0 }) => {
      const now = clock.now();
      const ended = Math.min(after(to), ends.get(id) ?? Number.POSITIVE_INFINITY);
      return asks === 'AWS' ? now >= after(from) && now < ended : now >= after(from + hidden) && now < ended + stale;
    });
  const found = () => ({
    ...aFind(),
    blueFrom:
      script.servedBy !== undefined && clock.now() >= after(script.servedBy.from)
        ? { ...ours, runNumber: script.servedBy.run }
        : undefined,
  });

  const look = async (): Promise<Sight> => {
    called('survey');
    const held = holder('a survey');
    if (held === undefined)
      return {
        is: 'to be released',
        purpose: { is: 'release' },
        found: found(),
        ours: script.ours === true ? change : undefined,
        hands: () => {
          throw new Error('nobody works here');
        },
      };
    return {
      is: 'busy',
      purpose: { is: 'release' },
      with: occupantOf(held),
      found: found(),
      watch: async () => {
        called('watch');
        return holder('AWS')?.id === held.id ? 'busy' : 'free';
      },
      end: async () => {
        called('end');
        const tried = (tries.get(held.id) ?? 0) + 1;
        tries.set(held.id, tried);
        if (tried <= (held.rewritten ?? 0)) return 'stale';
        ends.set(held.id, clock.now() + stopping);
        return 'ended';
      },
    };
  };
  const queue: Queue = {
    request: await requestOf(script.inputs ?? {}),
    run: ourRun,
    look,
    rehearse: async () => {
      if (script.rehearsal !== undefined) throw script.rehearsal;
    },
    clock,
    cancelled: cancel.signal,
    publish: async told => void events.push(...told),
  };
  /** As CodeDeploy begins a deployment: not while another holds the group, seen or not. */
  const begin = async (turn: Free) => {
    const held = holder('AWS');
    if (held === undefined) return { is: 'begun' as const, at: clock.now() - noon, turn };
    throw new BusyError({ message: `app/group is busy with deployment ${held.id}.`, hint: 'Wait.' });
  };
  const outcome = inTurn(queue, begin).then(
    ended => ended,
    (error: unknown) => ({ is: 'thrown' as const, error }),
  );
  return {
    outcome: await outcome,
    /** What was told to be waited for. */
    waits: events.flatMap(event => (event.type === 'waiting' ? [event.wait] : [])),
    wrote: events.flatMap(event => (event.type === 'wrote' ? [event.what] : [])),
    troubles: events.filter(event => event.type === 'trouble').length,
    times: (call: 'survey' | 'watch' | 'end') => calls.filter(one => one.call === call).map(one => one.at),
    ended: clock.now() - noon,
  };
}

function occupantOf({ id, run: origin, creator = 'user', from, split }: Held): Occupant {
  if (split !== undefined)
    return {
      is: 'split',
      id,
      began: after(from),
      creator: undefined,
      standsFor: undefined,
      madeBy: { ...anotherRelease({ ...ours, ...origin }), holder: attendanceOf(split.leaseCounts) },
    };
  return {
    is: 'deployment',
    id,
    began: after(from),
    creator,
    standsFor: undefined,
    madeBy: origin === undefined ? { is: 'somebody else' } : anotherRelease({ ...ours, ...origin }),
  };
}

function anotherRelease(origin: Origin): Extract<MadeBy, { is: 'another release' }> {
  return {
    is: 'another release',
    changeId: 'gl-1-0123abcd.1',
    origin,
    revision: 'api:2',
    beside: 'api:1',
    serves: 'not all',
    holder: { is: 'at it' },
  };
}

function attendanceOf(leaseCounts: Millis | 'while its run is there'): Attendance {
  if (leaseCounts === 'while its run is there') return { is: 'at it' };
  const denied = { because: 'GitHub denied it', remedy: 'Grant the job `actions: read` under `permissions:`' };
  return { is: 'not known', ...denied, until: after(leaseCounts) };
}
