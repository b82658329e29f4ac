import type { RunningAws } from '../aws/start-aws.ts';
import { play } from '../releases/play.ts';
import { resultOf } from '../releases/result.ts';
import type { Scenario } from '../releases/scenario.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { callsPerMinute } from './calls.ts';

/** How deployments are followed that ECS itself makes. */
export interface OwnDeployments {
  readonly seeds: number;
  readonly callsPerMinute: Readonly<Record<string, number>>;
  /** From the moment at which the failing gate's fact could be read to our call for the way back. */
  readonly worstAlarmToStopSeconds: number;
  /** From the moment at which AWS showed that the way back had ended to the verdict. */
  readonly worstEndToVerdictSeconds: number;
}

/** A good release is watched for its calls, and a bad one, with each seed, for when its failure and its end are noticed. */
export async function ownDeployments(
  good: 'ecs-native-canary' | 'ecs-rolling',
  bad: 'ecs-native-canary-bad' | 'ecs-rolling-bad',
  seeds: number,
): Promise<OwnDeployments> {
  const story = scenarioNamed(bad);
  if (story === undefined) throw new Error(`the story ${bad} is gone`);
  const toStop: number[] = [];
  const toVerdict: number[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const noticed = await whenNoticed({ ...story, world: { ...story.world, seed } });
    toStop.push(noticed.alarmToStop);
    toVerdict.push(noticed.endToVerdict);
  }
  return {
    seeds,
    callsPerMinute: await callsPerMinute(good),
    worstAlarmToStopSeconds: Math.max(...toStop),
    worstEndToVerdictSeconds: Math.max(...toVerdict),
  };
}

async function whenNoticed(story: Scenario): Promise<{ readonly alarmToStop: number; readonly endToVerdict: number }> {
  let ended = Number.POSITIVE_INFINITY;
  const played = await play(story, {
    during: ({ aws }) => {
      // Begun by the time of the next look; a second deployment is the way back of a rolling one.
      aws.timeline.every(1_000, now => {
        ended = allHaveEnded(aws) ? Math.min(ended, now) : Number.POSITIVE_INFINITY;
      });
    },
  });
  const { verdict, 'alarm-to-stop-seconds': alarmToStop = Number.POSITIVE_INFINITY } = resultOf(played);
  if (verdict !== 'rolled-back') throw new Error(`${story.name} with seed ${story.world.seed} ended as ${verdict}`);
  return { alarmToStop, endToVerdict: (played.endedAt - ended) / 1000 };
}

const inFlight = ['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'];

/** As the world has it, not as its API answers. */
function allHaveEnded(aws: RunningAws): boolean {
  const { services } = aws.state() as { services: readonly { deployments: readonly { status: string }[] }[] };
  return services.every(({ deployments }) => deployments.every(({ status }) => !inFlight.includes(status)));
}
