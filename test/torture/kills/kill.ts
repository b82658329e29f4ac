import { type KillPoint, parsePoint, printPoint } from './points.ts';
import { type TaleName, taleNames } from './tales.ts';

/** A tale whose process is struck at a point. */
export interface Kill {
  readonly tale: TaleName;
  readonly blow: Blow;
  readonly point: KillPoint;
}

/** The runner is lost; or somebody cancels the job, and the process hears of it. */
export type Blow = (typeof blows)[number];

export const blows = ['SIGKILL', 'SIGINT'] as const;

/** `a slow release, SIGKILL at codedeploy:CreateDeployment 1 before`, for people and command lines. */
export function printKill({ tale, blow, point }: Kill): string {
  return `${tale}, ${blow} at ${printPoint(point)}`;
}

/** Throws for a text that names no kill. */
export function parseKill(text: string): Kill {
  const { tale, blow, point } = /^(?<tale>.+), (?<blow>\w+) at (?<point>.+)$/.exec(text)?.groups ?? {};
  const knownTale = taleNames.find(name => name === tale);
  const knownBlow = blows.find(name => name === blow);
  if (knownTale === undefined || knownBlow === undefined || point === undefined)
    throw new Error(`"${text}" names no kill. Tales are: ${taleNames.join(', ')}. Blows are: ${blows.join(', ')}.`);
  return { tale: knownTale, blow: knownBlow, point: parsePoint(point) };
}

/** Every blow at each of the points. What a signal meets before a call, it meets after the one before that. */
export function killsAt(tale: TaleName, points: readonly KillPoint[]): readonly Kill[] {
  return blows.flatMap(blow =>
    points.filter(({ point }) => blow === 'SIGKILL' || point === 'after').map((point): Kill => ({ tale, blow, point })),
  );
}
