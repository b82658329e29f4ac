/** Why a task stopped. */
export type StopCause =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly reason: string }
  | { readonly kind: 'cannot-pull'; readonly message: string }
  | { readonly kind: 'unhealthy'; readonly targetGroupArn: string }
  | { readonly kind: 'scaled-in'; readonly taskSetId: string };

/** "Amazon ECS task lifecycle" of the Developer Guide. ACTIVATING, STOPPING and DEPROVISIONING pass too quickly to be seen here. */
export type TaskLife =
  | { readonly phase: 'PROVISIONING' }
  | { readonly phase: 'PENDING'; readonly pullStartedAt: number }
  | ({ readonly phase: 'RUNNING' } & Started)
  /** Taken out of its target group, while the balancer drains it. */
  | ({ readonly phase: 'DEACTIVATING'; readonly stoppingAt: number; readonly cause: StopCause } & Started)
  | {
      readonly phase: 'STOPPED';
      readonly pullStartedAt: number | undefined;
      readonly startedAt: number | undefined;
      readonly stoppingAt: number;
      readonly stoppedAt: number;
      readonly cause: StopCause;
    };

/** The pull ends where the containers start. */
interface Started {
  readonly pullStartedAt: number;
  readonly startedAt: number;
}

export const pending = (now: number): TaskLife => ({ phase: 'PENDING', pullStartedAt: now });

export const running = (before: TaskLife, now: number): TaskLife => ({
  phase: 'RUNNING',
  pullStartedAt: before.phase === 'PENDING' ? before.pullStartedAt : now,
  startedAt: now,
});

/** A running task is drained first; one that serves nobody yet stops at once. */
export function asked(life: TaskLife, cause: StopCause, now: number): TaskLife {
  switch (life.phase) {
    case 'RUNNING':
      return { ...life, phase: 'DEACTIVATING', stoppingAt: now, cause };
    case 'PROVISIONING':
    case 'PENDING':
      return stopped(life, cause, now);
    case 'DEACTIVATING':
    case 'STOPPED':
      return life;
  }
}

/** The task's process is gone, or never came. A task that was asked to stop keeps its first cause. */
export function stopped(life: TaskLife, cause: StopCause, now: number): TaskLife {
  switch (life.phase) {
    case 'STOPPED':
      return life;
    case 'DEACTIVATING':
      return { ...life, phase: 'STOPPED', stoppedAt: now };
    case 'RUNNING':
      return { ...life, phase: 'STOPPED', stoppingAt: now, stoppedAt: now, cause };
    case 'PROVISIONING':
    case 'PENDING': {
      const pullStartedAt = life.phase === 'PENDING' ? life.pullStartedAt : undefined;
      return { phase: 'STOPPED', pullStartedAt, startedAt: undefined, stoppingAt: now, stoppedAt: now, cause };
    }
  }
}

/** Counts towards the desired count: it runs, or is on the way. */
export const isWanted = (life: TaskLife): boolean =>
  life.phase === 'PROVISIONING' || life.phase === 'PENDING' || life.phase === 'RUNNING';

export const isStarting = (life: TaskLife): boolean => life.phase === 'PROVISIONING' || life.phase === 'PENDING';
