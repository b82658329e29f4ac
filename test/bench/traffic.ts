import { execFileSync } from 'node:child_process';
import { smallApi } from '../aws/world/small-api.ts';
import { emptyScript, inFolder, median } from './round.ts';

export interface HourOfTraffic {
  /** Medians of rounds that take turns, in milliseconds of wall time: worth something only against each other. */
  readonly emptyMs: number;
  readonly hourMs: number;
  readonly ratio: number;
}

/** An hour of 50 requests a second in the simulated world, against Node with an empty script: what every story pays for. */
export async function hourOfTraffic(rounds: number): Promise<HourOfTraffic> {
  return inFolder(async folder => {
    const empty = await emptyScript(folder);
    const samples: { empty: number; hour: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { pass } = smallApi();
      samples.push({
        empty: millisecondsOf(() => execFileSync(process.execPath, [empty])),
        hour: millisecondsOf(() => pass(3_600)),
      });
    }
    const emptyMs = median(samples.map(sample => sample.empty));
    const hourMs = median(samples.map(sample => sample.hour));
    return { emptyMs, hourMs, ratio: hourMs / emptyMs };
  });
}

function millisecondsOf(act: () => void): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}
