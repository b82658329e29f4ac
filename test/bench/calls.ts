import { play } from '../releases/play.ts';
import { resultOf } from '../releases/result.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';

/** Calls to AWS per minute of a good release's waiting, by operation; what is called once or twice in all is not waiting. */
export async function callsPerMinute(
  name: 'ecs-canary' | 'ecs-native-canary' | 'ecs-rolling',
): Promise<Readonly<Record<string, number>>> {
  const story = scenarioNamed(name);
  if (story === undefined) throw new Error(`the story ${name} is gone`);
  const { calls, seconds } = resultOf(await play(story));
  return Object.fromEntries(
    Object.entries(calls)
      .filter(([, count]) => count > 5)
      .map(([operation, count]) => [operation, round(count / (seconds / 60))]),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
