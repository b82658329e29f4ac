import type { Task } from '@aws-sdk/client-ecs';
import type { CauseKind, Happening, Instant } from '../../release/words.ts';
import { causeInText } from './trouble-texts.ts';

/** Stopped tasks by reason and exit code, counted, the most frequent first. */
export function groupedByReason(tasks: readonly Task[], since: Instant): readonly Happening[] {
  const groups = new Map<string, { readonly of: CauseKind; readonly count: number; readonly at: Instant }>();
  for (const task of tasks) {
    const reason = reasonOf(task);
    const { count = 0, at = since } = groups.get(reason) ?? {};
    groups.set(reason, {
      of: kindOf(task, reason),
      count: count + 1,
      at: Math.max(at, task.stoppedAt?.getTime() ?? since),
    });
  }
  return [...groups]
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([reason, { of, count, at }]) => ({
      id: `stopped:${reason}`,
      at,
      kind: 'cause',
      of,
      text: `${count} ${count === 1 ? 'task' : 'tasks'} of green stopped: ${reason}`,
      uncounted: `of green stopped: ${reason}`,
    }));
}

/** What ECS says of the task, with the exit code of the container that ended it. Ids of single tasks would defeat the counting. */
function reasonOf(task: Task): string {
  const ended = (task.containers ?? []).filter(
    container => (container.exitCode !== undefined && container.exitCode !== 0) || container.reason !== undefined,
  );
  const details = ended.map(({ name, exitCode, reason }) =>
    [name, exitCode === undefined ? undefined : exitWords(exitCode, reason), reason]
      .filter(part => part !== undefined)
      .join(', '),
  );
  const reason = task.stoppedReason ?? task.stopCode ?? 'no reason given';
  return details.length === 0 ? reason : `${reason} (${details.join('; ')})`;
}

/** Above 128 an exit code is 128 and the number of the signal that ended the process; 126 and 127 are the shell's. */
function exitWords(exitCode: number, reason: string | undefined): string {
  const meaning = meaningOf(exitCode, /OutOfMemory/.test(reason ?? ''));
  return meaning === undefined ? `exit code ${exitCode}` : `exit code ${exitCode}: ${meaning}`;
}

function meaningOf(exitCode: number, outOfMemory: boolean): string | undefined {
  switch (exitCode) {
    case 126:
      return 'its command may not be executed';
    case 127:
      return 'its command was not found';
    case 134:
      return 'it aborted itself (SIGABRT)';
    case 137:
      return outOfMemory
        ? 'killed because it used more memory than it may'
        : 'killed (SIGKILL), by a memory limit or because it did not end in time when it was asked to';
    case 139:
      return 'it accessed memory that it may not (SIGSEGV)';
    case 143:
      return 'it was asked to end (SIGTERM)';
    default:
      return undefined;
  }
}

/** What the stop is about: ECS's code says who ended the task, its words say why. */
function kindOf({ stopCode }: Task, reason: string): CauseKind {
  const told = causeInText(reason);
  switch (stopCode) {
    case undefined:
    case 'TaskFailedToStart':
      // What is left is the start itself: secrets, log groups, mounts, a command that does not exist.
      return told ?? 'exit';
    case 'EssentialContainerExited':
    case 'UserInitiated':
      return 'exit';
    case 'ServiceSchedulerInitiated':
      return told ?? 'symptom';
    // The place was taken away from under the task.
    case 'SpotInterruption':
    case 'TerminationNotice':
    case 'InfrastructureHealth':
      return 'placement';
    default:
      // A code that AWS added since: an explanation decides nothing, and ECS's words are worth more to a person than an error.
      stopCode satisfies never;
      return told ?? 'exit';
  }
}
