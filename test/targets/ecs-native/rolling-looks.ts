import type { Revision } from '../../../src/release/words.ts';
import type { NativeDeployment } from '../../../src/targets/ecs-native/deployment.ts';
import type { After, RollingLook } from '../../../src/targets/ecs-native/rolling/motion.ts';
import { shareIn } from '../../../src/targets/ecs-native/rolling/motion.ts';
import type { Rollout } from '../../../src/targets/ecs-native/service.ts';
import { lookedAgain, nothingWatched, type Watched } from '../../../src/targets/ecs-native/watched.ts';
import { tasksIn } from '../../../src/targets/ecs-native/rolling/tasks.ts';
import { began, deployment, minute } from './looks.ts';

const arn = (name: string): Revision => ({ id: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`, name });

export const blue = arn('api:1');
export const green = arn('api:2');
export const third = arn('api:3');

/** @param running how many of its tasks run, of four */
export function rollout(revision: Revision, running: number, changes: Partial<Rollout> = {}): Rollout {
  return {
    id: `ecs-svc/${revision.name.slice(-1)}`,
    status: 'active',
    taskDefinition: revision.id,
    side: { revision: revision.name, wanted: 4, running, pending: 0 },
    failedTasks: 0,
    state: 'under way',
    because: undefined,
    created: began,
    updated: began,
    ...changes,
  };
}

/** A deployment that rolls, with so many tasks on both sides. */
export function rollingLook(
  status: string | undefined,
  { blues = 0, greens = 0, stage, after = { is: 'nothing' }, changes = {} }: Rolling = {},
): RollingLook {
  const rollouts = [rollout(green, greens, { status: 'primary' }), rollout(blue, blues)] as const;
  return {
    at: began + 10 * minute,
    deployment: deployment(status, stage, undefined, { configuration: { strategy: 'ROLLING' }, ...changes }),
    tasks: tasksIn({ rollouts }, green),
    after,
  };
}

export interface Rolling {
  readonly blues?: number;
  readonly greens?: number;
  readonly stage?: string;
  readonly after?: After;
  readonly changes?: Partial<NativeDeployment>;
}

/** What a process remembers that has had these looks. */
export function rollingWatched(...looks: readonly RollingLook[]): Watched {
  return looks.reduce(
    (watched, look) =>
      lookedAgain(watched, {
        at: look.at,
        share: shareIn(look),
        stage: look.deployment.stage,
        pauses: [],
        began,
        updated: undefined,
        stopped: look.deployment.status !== 'PENDING' && look.deployment.status !== 'IN_PROGRESS',
      }),
    nothingWatched,
  );
}
