import type { Plan } from '../../release/plan.ts';
import {
  type Change,
  type Instant,
  type Motion,
  type Percent,
  type Revision,
  type Serving,
  servingOf,
} from '../../release/words.ts';
import type { Mark } from '../../release/mark.ts';
import type { Routing } from '../router.ts';

/** How the weights stand to one change. */
export type Standing =
  /** All traffic is on blue, and nobody else is at it: the change has not begun to move it, or has gone back. */
  | { readonly is: 'free' }
  | { readonly is: 'ours'; readonly green: Percent }
  | { readonly is: 'released' }
  | { readonly is: 'taken back' }
  | { readonly is: "somebody else's"; readonly because: string };

export function standing(
  { shares, mark }: Routing,
  { plan, green, holds }: { readonly plan: Plan; readonly green: Revision; readonly holds: (mark: Mark) => boolean },
): Standing {
  const { blue, run } = plan;
  const share = shares.get(green.id) ?? 0;
  const third = [...shares.keys()].find(id => id !== blue.id && id !== green.id);
  if (third !== undefined)
    return { is: "somebody else's", because: `${whoIsAtIt(mark, run)} has given traffic to ${last(third)}.` };
  if (mark?.changeId === run.changeId)
    switch (mark.stage.is) {
      case 'held':
        return share === 0
          ? { is: "somebody else's", because: 'Somebody else has given all traffic back to blue.' }
          : { is: 'ours', green: share };
      case 'released':
        return share === 100
          ? { is: 'released' }
          : { is: "somebody else's", because: 'Somebody else has moved traffic since the release.' };
      case 'taken back':
        return share === 0
          ? { is: 'taken back' }
          : { is: "somebody else's", because: 'Somebody else has given green traffic again.' };
    }
  if (share > 0)
    return {
      is: "somebody else's",
      because: `Somebody else has given green ${share === 100 ? 'all' : `${share} % of`} traffic.`,
    };
  return mark !== undefined && holds(mark)
    ? { is: "somebody else's", because: `${mark.changeId} moves the traffic.` }
    : { is: 'free' };
}

/** A change of Greenlight's that has left its mark there, or anybody. */
function whoIsAtIt(mark: Mark | undefined, run: Plan['run']): string {
  return mark === undefined || mark.changeId === run.changeId ? 'Somebody else' : mark.changeId;
}

export interface Doings {
  /** Turned back before anything had moved. */
  readonly turnedBack: boolean;
  /** What was last known to be of this change; undefined: it has never given green any traffic. */
  readonly own: unknown;
  readonly at: Instant;
}

export function motionOf(stands: Standing, { id, began }: Change, { turnedBack, own, at }: Doings): Motion {
  const stopped = { is: 'stopped', at, by: 'a request', leaves: 'nothing' } as const;
  switch (stands.is) {
    case 'free':
      return turnedBack
        ? { ...stopped, because: 'Nothing had moved.', reached: 'nobody', back: { is: 'done', id } }
        : { is: 'ready', until: undefined };
    case 'ours':
      return stands.green === 100
        ? { is: 'settled', since: began, blueEnds: 'never', awaits: undefined }
        : { is: 'shifting', stepBegan: began, nextAt: undefined };
    case 'released':
      return { is: 'finished', switched: undefined, blueNow: undefined };
    case 'taken back':
      return { ...stopped, because: 'It was taken back.', reached: 'users', back: { is: 'done', id } };
    case "somebody else's":
      return {
        ...stopped,
        because: stands.because,
        reached: own === undefined ? 'nobody' : 'users',
        back: { is: 'none' },
      };
  }
}

/** The shares as they are asked for; a third revision leaves nobody able to say what green's share means. */
export function servingIn(
  { shares }: Routing,
  { blue, green }: { readonly blue: Revision; readonly green: Revision },
): Serving {
  const third = [...shares].find(([id]) => id !== blue.id && id !== green.id);
  return third === undefined
    ? servingOf(shares.get(green.id) ?? 0)
    : { who: 'unknown', because: `${last(third[0])} has ${third[1]} % of traffic, which is neither blue nor green` };
}

export function sharesOf(blue: Revision, green: Revision, share: Percent): ReadonlyMap<string, Percent> {
  const rest = Number((100 - share).toFixed(4));
  return new Map([[blue.id, rest] as const, [green.id, share] as const].filter(([, part]) => part > 0));
}

/** What people call it: the end of AWS's id. */
function last(id: string): string {
  return id.split(':').slice(-2).join(':');
}
