import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStage } from '../releases/stage.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { emptyScript, inFolder, median } from './round.ts';

export interface PeakMemory {
  readonly emptyMiB: number;
  readonly releaseMiB: number;
  readonly ratio: number;
}

/**
 * The most memory that a whole good release had at once, on virtual time, against Node with an empty script. The system
 * tells a parent nothing of its child's memory, so the process writes it down as it exits.
 */
export async function peakMemory(rounds: number): Promise<PeakMemory> {
  const story = scenarioNamed('ecs-canary');
  if (story === undefined) throw new Error('the story of the good release is gone');
  return inFolder(async folder => {
    const [meter, note] = [join(folder, 'meter.mjs'), join(folder, 'rss')];
    await writeFile(
      meter,
      `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.BENCH_RSS, String(process.resourceUsage().maxRSS)));`,
    );
    const env = { NODE_OPTIONS: `--import ${pathToFileURL(meter).href}`, BENCH_RSS: note };
    const written = async (): Promise<number> => Number(await readFile(note, 'utf8')) / 1024;
    const empty = await emptyScript(folder);
    const samples: { empty: number; release: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      execFileSync(process.execPath, [empty], { env });
      const emptyMiB = await written();
      await using stage = await openStage(story, { kind: 'stepped' });
      await stage.attempt({ env });
      samples.push({ empty: emptyMiB, release: await written() });
    }
    const emptyMiB = median(samples.map(sample => sample.empty));
    const releaseMiB = median(samples.map(sample => sample.release));
    return { emptyMiB, releaseMiB, ratio: releaseMiB / emptyMiB };
  });
}
