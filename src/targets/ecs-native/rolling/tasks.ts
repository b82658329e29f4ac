import type { Percent, Revision } from '../../../release/words.ts';
import type { NativeService } from '../service.ts';

/** What runs of green, and how much that is of all that runs. */
export interface Tasks {
  readonly ofGreen: number;
  /** Undefined where no task runs. */
  readonly share: Percent | undefined;
}

/**
 * Of a rolling deployment: all tasks stand in one target group, so users meet green in proportion to its tasks. They are counted in the
 * older view of deployments: what a deployment shows of them is as old as its end.
 */
export function tasksIn({ rollouts }: Pick<NativeService, 'rollouts'>, green: Revision): Tasks {
  const running = (those: readonly NativeService['rollouts'][number][]): number =>
    those.reduce((all, { side }) => all + side.running, 0);
  const ofGreen = running(rollouts.filter(({ taskDefinition }) => taskDefinition === green.id));
  const all = running(rollouts);
  return { ofGreen, share: all === 0 ? undefined : shareOf(ofGreen, all) };
}

/** In tenths, and never all or nothing where it is not. */
function shareOf(part: number, all: number): Percent {
  if (part === 0 || part === all) return part === 0 ? 0 : 100;
  return Math.min(99.9, Math.max(0.1, Math.round((part / all) * 1_000) / 10));
}
