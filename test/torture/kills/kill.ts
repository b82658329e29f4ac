import { type FoundPoint, type KillPoint, parsePoint, printPoint, type Stands } from './points.ts';
import { type TaleName, taleNames } from './tales.ts';

/** A tale whose process is struck at a point. */
export interface Kill {
  readonly tale: TaleName;
  readonly blow: Blow;
  readonly point: KillPoint;
  readonly through: Through;
}

/** The bundle is struck as a process of its own, and the sources in the process of the torture, which is quicker. */
export type Through = 'the bundle' | 'the sources';

/** The runner is lost; or somebody cancels the job, and the process hears of it; or the system kills it, and the runner goes on to the post step. */
export type Blow = (typeof blows)[number];

export const blows = ['SIGKILL', 'SIGINT', 'out of memory'] as const;

const inProcess = ' in process';

/** `a slow release, SIGKILL at codedeploy:CreateDeployment 1 before`, for people and command lines. */
export function printKill({ tale, blow, point, through }: Kill): string {
  return `${tale}, ${blow}${through === 'the sources' ? inProcess : ''} at ${printPoint(point)}`;
}

/** Throws for a text that names no kill. */
export function parseKill(text: string): Kill {
  const { tale, blow, point } =
    /^(?<tale>.+), (?<blow>[\w ]+?)(?: in process)? at (?<point>.+)$/.exec(text)?.groups ?? {};
  const knownTale = taleNames.find(name => name === tale);
  const knownBlow = blows.find(name => name === blow);
  if (knownTale === undefined || knownBlow === undefined || point === undefined)
    throw new Error(`"${text}" names no kill. Tales are: ${taleNames.join(', ')}. Blows are: ${blows.join(', ')}.`);
  const through = text.includes(`${knownBlow}${inProcess} at `) ? 'the sources' : 'the bundle';
  return { tale: knownTale, blow: knownBlow, point: parsePoint(point), through };
}

/** A kill, and whether it is like no other, or one of many that are nearly the same. */
export interface FoundKill extends Omit<Kill, 'through'> {
  readonly weight: Weight;
}

/** The heaviest first: those at a write are what the torture is about. */
export const weights = ['at a write', 'its own', 'one of many'] as const;

type Weight = (typeof weights)[number];

/** Every blow at each of the points. What a process meets before a read that it survives, it meets after the one before that. */
export function killsAt(tale: TaleName, points: readonly FoundPoint[]): readonly FoundKill[] {
  return blows.flatMap(blow =>
    points
      .filter(({ point, stands }) => blow === 'SIGKILL' || point === 'after' || stands === 'at a write')
      .map(({ stands, ...point }): FoundKill => ({ tale, blow, point, weight: weightOf(blow, stands) })),
  );
}

/** At a read, a process that is killed leaves the same whoever kills it: what its post step then meets depends on the writes. */
function weightOf(blow: Blow, stands: Stands): FoundKill['weight'] {
  if (stands === 'at a write') return stands;
  return stands === 'between reads of one moment' || blow === 'out of memory' ? 'one of many' : 'its own';
}
