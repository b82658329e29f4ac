import type { Instant, Millis } from './words.ts';

/** The last moment that ECMAScript's Date can hold; beyond it `toISOString` throws. */
const lastMoment = 8.64e15;

/** `2026-11-21T14:02:09.000Z`, or undefined for what is no moment at all. */
export function isoTime(at: Instant): string | undefined {
  return Math.abs(at) <= lastMoment ? new Date(at).toISOString() : undefined;
}

/** `14:02:09`, in UTC. */
export function clock(at: Instant): string {
  return isoTime(at)?.slice(-13, -5) ?? '--:--:--';
}

/** `2026-11-21 14:02:09 UTC`. */
export function dateAndClock(at: Instant): string {
  const iso = isoTime(at);
  return iso === undefined ? 'a time not known' : `${iso.slice(0, -14)} ${clock(at)} UTC`;
}

/** The time of a deadline alone where there is no doubt about the day, with the day where it is a day ahead or more. */
export function due(at: Instant, now: Instant): string {
  return Math.abs(at - now) < 86_400_000 ? `${clock(at)} UTC` : dateAndClock(at);
}

/** The two largest units that are not nothing: `45 s`, `4 min 20 s`, `1 h 5 min`, `2 d 3 h`. Rounded to seconds. */
export function duration(length: Millis): string {
  if (!Number.isFinite(length)) return 'a time not known';
  const seconds = Math.max(0, Math.round(length / 1000));
  const units = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** When something is due: `until 14:06:29 UTC, in 4 min 20 s`, or how long it is overdue. */
export function untilWhen(until: Instant, now: Instant): string {
  const moment = `until ${due(until, now)}`;
  if (until > now) return `${moment}, in ${duration(until - now)}`;
  return until === now ? `${moment}, now` : `${moment}, overdue by ${duration(now - until)}`;
}
