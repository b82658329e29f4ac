import { play } from '../releases/play.ts';
import { type Result, resultOf } from '../releases/result.ts';
import type { Scenario } from '../releases/scenario.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';

export interface DamageOfABadRelease {
  readonly seeds: number;
  /** People hurt by the bad version, mean over the seeds, with the canary and with all traffic at once, same alarms. */
  readonly canary: number;
  readonly allAtOnce: number;
  readonly ratio: number;
  readonly worstAlarmToStopSeconds: number;
  readonly worstStopToBlueSeconds: number;
  readonly mostOnGreen: number;
}

/** The field's own story, of a service or of a function, played with each seed twice. */
export async function damageOfABadRelease(
  name: 'ecs-bad-release' | 'lambda-bad-release',
  seeds: number,
): Promise<DamageOfABadRelease> {
  const story = scenarioNamed(name);
  if (story === undefined) throw new Error('the story of the bad release is gone');
  const canaries: Result[] = [];
  const allAtOnce: Result[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const seeded: Scenario = { ...story, world: { ...story.world, seed } };
    canaries.push(resultOf(await play(seeded)));
    const atOnce = { ...seeded, inputs: { ...seeded.inputs, strategy: 'blue-green' } };
    allAtOnce.push(resultOf(await play(atOnce)));
  }
  const hurt = (results: readonly Result[]): number =>
    results.reduce((sum, { users }) => sum + users['hurt-by-green'], 0) / results.length;
  const worst = (name: 'alarm-to-stop-seconds' | 'stop-to-blue-seconds'): number =>
    Math.max(...canaries.map(result => result[name] ?? Number.POSITIVE_INFINITY));
  return {
    seeds,
    canary: hurt(canaries),
    allAtOnce: hurt(allAtOnce),
    ratio: hurt(canaries) / hurt(allAtOnce),
    worstAlarmToStopSeconds: worst('alarm-to-stop-seconds'),
    worstStopToBlueSeconds: worst('stop-to-blue-seconds'),
    mostOnGreen: Math.max(...canaries.map(result => result['most-on-green'])),
  };
}
