import type { Instant, Millis, Percent } from '../release/words.ts';
import type { TrafficPoint } from './story.ts';
import { clock, duration } from '../release/time-words.ts';
import { percent } from './traffic-words.ts';

/**
 * How much of its users a release put on green, from the traffic as it was seen: between two looks the share counts as the
 * one of the look before, so a time is off by up to the pause between two looks (15 s unless `poll` is longer).
 */
export interface Exposure {
  /** Each share of traffic that green had, in the order in which it first had it, and for how long in all. */
  readonly levels: readonly ExposureLevel[];
  /** The time in which all traffic would have met green as often: the sum of share × time. */
  readonly asAllTraffic: Millis;
  /** For how long nobody could tell where the traffic was, though it was seen again: in none of the other figures. */
  readonly unseen: Millis;
  /** Since when, to the end, nobody can tell where the traffic is: what users met after it is in none of the figures. */
  readonly lostAt: Instant | undefined;
}

export interface ExposureLevel {
  /** Above 0, up to 100. */
  readonly share: Percent;
  readonly lasted: Millis;
}

/** @param end up to when the last point of the traffic holds: the verdict, or now. */
export function exposureOf(traffic: readonly TrafficPoint[], end: Instant): Exposure {
  const spans = traffic.map(({ at, serving }, index) => ({
    share: serving.who === 'unknown' ? undefined : serving.green,
    lasted: lengthOf(at, traffic[index + 1]?.at ?? end),
  }));
  const last = traffic.at(-1);
  const lostAt = last?.serving.who === 'unknown' ? last.at : undefined;
  const seenAgain = lostAt === undefined ? spans : spans.slice(0, -1);
  const levels = spans.reduce<readonly ExposureLevel[]>(
    (known, { share, lasted }) => (isOnGreen(share) ? longer(known, { share, lasted }) : known),
    [],
  );
  return {
    levels: levels.filter(({ lasted }) => lasted > 0),
    asAllTraffic: sum(levels.map(({ share, lasted }) => (share / 100) * lasted)),
    lostAt,
    unseen: sum(seenAgain.filter(({ share }) => !isKnown(share)).map(({ lasted }) => lasted)),
  };
}

/** `10 % of traffic met green for 4 min 30 s: as much as all traffic for 27 s`, in plain text. */
export function exposureWords(exposure: Exposure): string {
  const { levels, asAllTraffic } = exposure;
  const gap = gapWords(exposure);
  if (levels.length === 0)
    return gap === '' ? 'no production traffic met green' : `nobody was seen to meet green${gap}`;
  const met = levels.map(({ share, lasted }) => `${shareWords(share)} met green for ${duration(lasted)}`).join(', ');
  const alike = levels.every(({ share }) => share === 100);
  return `${met}${alike ? '' : `: as much as all traffic for ${duration(asAllTraffic)}`}${gap}`;
}

function gapWords({ unseen, lostAt }: Exposure): string {
  const between =
    unseen > 0 ? `; for ${duration(unseen)} it could not be seen where the traffic was, which is not counted` : '';
  const after = lostAt === undefined ? '' : `; what users met after ${clock(lostAt)} UTC is not known, and not counted`;
  return `${between}${after}`;
}

function shareWords(share: Percent): string {
  return share === 100 ? 'all traffic' : `${percent(share)} of traffic`;
}

function longer(levels: readonly ExposureLevel[], more: ExposureLevel): readonly ExposureLevel[] {
  return levels.some(({ share }) => share === more.share)
    ? levels.map(level => (level.share === more.share ? { ...level, lasted: level.lasted + more.lasted } : level))
    : [...levels, more];
}

/** A point that AWS dates before the one it follows lasts for nothing. */
function lengthOf(from: Instant, to: Instant): Millis {
  const length = to - from;
  return Number.isFinite(length) ? Math.max(0, length) : 0;
}

function isKnown(share: Percent | undefined): share is Percent {
  return share !== undefined && Number.isFinite(share);
}

function isOnGreen(share: Percent | undefined): share is Percent {
  return isKnown(share) && share > 0;
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
