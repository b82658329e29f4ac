import type { Day, Errand } from './errand.ts';
import { haveDone } from './crew.ts';
import { invariants } from './invariants/invariants.ts';
import { type Kill, killsAt } from './kills/kill.ts';
import { taleNames } from './kills/tales.ts';
import { type Kills, optionsIn } from './options.ts';
import { inPieces, spread } from './pieces.ts';

// Plays releases on days that are drawn from seeds, and the bundle with its process struck at every point; and judges the
// worlds that they leave behind. A process plays some days and ends: one for all would hold the memory of all of them.
const daysOfAProcess = 50;
const killsOfAProcess = 12;

const { seed, schedules, kills, workers, json } = optionsIn(process.argv.slice(2));
const began = performance.now();
const broken: Day[] = [];

const seeds = Array.from({ length: schedules }, (_, index) => seed + index);
await playAll('schedules', seeds, daysOfAProcess, piece => ({ do: 'play schedules', seeds: piece }));
const chosen = await chosenOf(kills);
await playAll('kill points', chosen, killsOfAProcess, piece => ({ do: 'kill', kills: piece }));

const figures = {
  'kill-points': chosen.length,
  schedules,
  invariants: invariants.length,
  violations: broken.length,
  seconds: secondsSoFar(),
  seed,
};
console.log(
  `${schedules} schedules and ${chosen.length} kill points, each held to ${invariants.length} invariants: ` +
    `${broken.length} violations, ${figures.seconds} s`,
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
      console.log(`${played} of ${all.length} ${what}, ${broken.length} violations, ${secondsSoFar()} s`);
  });
}

async function chosenOf(wanted: Kills): Promise<readonly Kill[]> {
  switch (wanted.are) {
    case 'none':
      return [];
    case 'these':
      return wanted.kills;
    case 'found': {
      const found = new Map<string, readonly Kill[]>();
      const errands = taleNames.map((tale): Errand => ({ do: 'find points', tale }));
      await haveDone(errands, workers, finding => {
        if (finding.is === 'points') found.set(finding.tale, killsAt(finding.tale, finding.points));
      });
      return spread(
        taleNames.flatMap(tale => found.get(tale) ?? []),
        wanted.most,
      );
    }
  }
}

function report(day: Day): void {
  broken.push(day);
  for (const line of [...day.words, ...day.broken.map(how => `  BROKEN: ${how}`)]) console.log(line);
  console.log(`  again: npm run torture -- ${day.replay}`);
}

function secondsSoFar(): number {
  return Math.round((performance.now() - began) / 1_000);
}
