import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Most } from './kills/choose.ts';
import { type Kill, parseKill } from './kills/kill.ts';

export interface Options {
  /** Of the first schedule; the next ones have the next numbers. */
  readonly seed: number;
  readonly schedules: number;
  readonly kills: Kills;
  /** Processes that work at the same time. */
  readonly workers: number;
  readonly json: boolean;
}

/** Which of the kills are played. */
export type Kills =
  | { readonly are: 'none' }
  | { readonly are: 'found'; readonly most: Most }
  | { readonly are: 'these'; readonly kills: readonly Kill[] };

/** Together they fit into the 20 minutes that the torture may take on two cores; with `--every-point` it takes half an hour. */
const usualSchedules = 2_000;
const usualKills: Most = { 'the bundle': 450, 'the sources': 800 };

const noKills: Most = { 'the bundle': 0, 'the sources': 0 };

/** A seed alone, or kills by their names, are a replay of nothing else. Throws for what cannot be understood. */
export function optionsIn(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      schedules: { type: 'string' },
      kill: { type: 'string', multiple: true, default: [] },
      kills: { type: 'string' },
      'every-point': { type: 'boolean', default: false },
      only: { type: 'string' },
      workers: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { seed, kill, only, workers, json, 'every-point': everyPoint } = values;
  const usual = seed !== undefined ? 1 : kill.length > 0 ? 0 : usualSchedules;
  const schedules = wholeOr(usual, 'schedules', values.schedules);
  const replays = (seed !== undefined && values.schedules === undefined) || kill.length > 0;
  const most = mostIn(values.kills) ?? (replays ? noKills : usualKills);
  const wanted = everyPoint ? { ...most, 'the sources': Infinity } : most;
  return {
    seed: wholeOr(1, 'seed', seed),
    schedules: allows(only, 'in-process') ? schedules : 0,
    kills: killsIn(kill, allows(only, 'kills') ? wanted : noKills),
    workers: Math.max(1, wholeOr(Math.min(2, availableParallelism()), 'workers', workers)),
    json,
  };
}

function killsIn(named: readonly string[], most: Most): Kills {
  if (named.length > 0) return { are: 'these', kills: named.map(parseKill) };
  return most === noKills ? { are: 'none' } : { are: 'found', most };
}

/** So many through the bundle, and none in process: that is what is slow, and what is wanted where somebody counts. */
function mostIn(text: string | undefined): Most | undefined {
  if (text === undefined) return undefined;
  return { ...noKills, 'the bundle': text === 'all' ? Infinity : wholeOr(0, 'kills', text) };
}

function allows(only: string | undefined, part: 'in-process' | 'kills'): boolean {
  if (only !== undefined && only !== 'in-process' && only !== 'kills')
    throw new Error(`--only ${only} is no part of the torture: there are in-process and kills.`);
  return only === undefined || only === part;
}

function wholeOr(usual: number, name: string, text: string | undefined): number {
  if (text === undefined) return usual;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} ${text} is no whole number.`);
  return Number(text);
}
