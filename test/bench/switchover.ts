import { play } from '../releases/play.ts';
import { resultOf } from '../releases/result.ts';
import type { Scenario } from '../releases/scenario.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';

export interface SwitchoverOfADatabase {
  readonly seeds: number;
  /** In which the application got no write acknowledged, of a switchover. */
  readonly secondsWithoutWrites: { readonly mean: number; readonly worst: number };
  /** From the first write that was refused to the last: some clients were led elsewhere for a while. */
  readonly secondsOfRefusals: { readonly mean: number; readonly worst: number };
  /** Turned away, mean. */
  readonly writesRefused: number;
  /** Over all seeds. */
  readonly writesLost: number;
  /** Of AWS, by operation, in an hour in which green is made; what is called once is not waiting. */
  readonly callsPerHourOfProvisioning: Readonly<Record<string, number>>;
}

const minute = 60_000;

/** A major upgrade in one job, with each seed. */
export async function switchoverOfADatabase(seeds: number): Promise<SwitchoverOfADatabase> {
  const story = scenarioNamed('rds-upgrade');
  if (story === undefined) throw new Error('the story of the upgrade is gone');
  const seconds: number[] = [];
  const refusals: number[] = [];
  let [refused, lost] = [0, 0];
  let callsPerHourOfProvisioning = {};
  for (let seed = 1; seed <= seeds; seed += 1) {
    const seeded: Scenario = { ...story, world: { ...story.world, seed } };
    const played = await play(seeded);
    const { verdict, users } = resultOf(played);
    if (verdict !== 'released') throw new Error(`seed ${seed} ended as ${verdict}`);
    for (const application of Object.values(users.applications)) {
      seconds.push(application['seconds-without-writes']);
      refusals.push(application['seconds-of-refusals']);
      refused += application.refused;
      lost += application.lost;
    }
    callsPerHourOfProvisioning = perHour(played);
  }
  return {
    seeds,
    secondsWithoutWrites: spread(seconds),
    secondsOfRefusals: spread(refusals),
    writesRefused: refused / seconds.length,
    writesLost: lost,
    callsPerHourOfProvisioning,
  };
}

/** Half an hour in the middle of it, twice: looks are closer together where something is about to happen. */
function perHour({ calls, beganAt }: Awaited<ReturnType<typeof play>>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { at, operation, caller } of calls)
    if (caller.startsWith('AKIATEST') && at >= beganAt + 15 * minute && at < beganAt + 45 * minute)
      counts[operation] = (counts[operation] ?? 0) + 2;
  return counts;
}

function spread(numbers: readonly number[]): { readonly mean: number; readonly worst: number } {
  return { mean: numbers.reduce((sum, number) => sum + number, 0) / numbers.length, worst: Math.max(...numbers) };
}
