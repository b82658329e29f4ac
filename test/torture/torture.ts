import type { Day, Errand } from './errand.ts';
import { haveDone } from './crew.ts';
import { invariants } from './invariants/invariants.ts';
import { chooseKills } from './kills/choose.ts';
import { type FoundKill, type Kill, killsAt, type Through } from './kills/kill.ts';
import { taleNames } from './kills/tales.ts';
import { type Kills, optionsIn } from './options.ts';
import { inPieces } from './pieces.ts';

// Plays releases on days that are drawn from seeds, and the bundle with its process struck at every point; and judges the
// worlds that they leave behind. A process plays some days and ends: one for all would hold the memory of all of them.
const daysOfAProcess = 50;
const killsOfAProcess = 24;

const { seed, schedules, kills, workers, json } = optionsIn(process.argv.slice(2));
const began = performance.now();
const broken: Day[] = [];

const seeds = Array.from({ length: schedules }, (_, index) => seed + index);
await playAll('schedules', seeds, daysOfAProcess, piece => ({ do: 'play schedules', seeds: piece }));
const { chosen, of } = await chosenOf(kills);
const struck = (through: Through): readonly Kill[] => chosen.filter(kill => kill.through === through);
const [bundled, inProcess] = [struck('the bundle'), struck('the sources')];
await playAll('kill points of the bundle', bundled, killsOfAProcess, piece => ({ do: 'kill', kills: piece }));
await playAll('kill points in process', inProcess, daysOfAProcess, piece => ({ do: 'kill', kills: piece }));

const figures = {
  'kill-points': chosen.length,
  'through-the-bundle': bundled.length,
  of,
  schedules,
  invariants: invariants.length,
  violations: broken.length,
  seconds: secondsSoFar(),
  seed,
};
console.log(
  `${schedules} schedules, and ${chosen.length} of ${of} kill points (${whichOf(kills, bundled.length)}), each held to ` +
    `${invariants.length} invariants: ${broken.length} violations, ${figures.seconds} s, seed ${seed}`,
);
if (json) console.log(JSON.stringify(figures));
process.exitCode = broken.length === 0 ? 0 : 1;

async function playAll<T>(
  what: string,
  all: readonly T[],
  most: number,
  errand: (piece: readonly T[]) => Errand,
): Promise<void> {
  let played = 0;
  await haveDone(inPieces(all, most).map(errand), workers, finding => {
    if (finding.is !== 'a day') return;
    played += 1;
    if (finding.broken.length > 0) report(finding);
    if (played % 50 === 0 || played === all.length)
      console.error(`${played} of ${all.length} ${what}, ${broken.length} violations, ${secondsSoFar()} s`);
  });
}

/** Those that are played, and how many there are. */
async function chosenOf(wanted: Kills): Promise<{ readonly chosen: readonly Kill[]; readonly of: number }> {
  switch (wanted.are) {
    case 'none':
      return { chosen: [], of: 0 };
    case 'these':
      return { chosen: wanted.kills, of: wanted.kills.length };
    case 'found': {
      const found = new Map<string, readonly FoundKill[]>();
      const errands = taleNames.map((tale): Errand => ({ do: 'find points', tale }));
      await haveDone(errands, workers, finding => {
        if (finding.is === 'points') found.set(finding.tale, killsAt(finding.tale, finding.points));
      });
      const all = taleNames.flatMap(tale => found.get(tale) ?? []);
      return { chosen: chooseKills(all, wanted.most, seed), of: all.length };
    }
  }
}

function whichOf(wanted: Kills, bundled: number): string {
  return wanted.are === 'found'
    ? `${bundled} through the bundle: the writes first, then the first and the last read of each moment, then some of the reads ` +
        'in between by lot; others of these in process'
    : 'those that were asked for';
}

function report(day: Day): void {
  broken.push(day);
  for (const line of [...day.words, ...day.broken.map(how => `  BROKEN: ${how}`)]) console.log(line);
  console.log(`  again: npm run torture -- ${day.replay}`);
}

function secondsSoFar(): number {
  return Math.round((performance.now() - began) / 1_000);
}
