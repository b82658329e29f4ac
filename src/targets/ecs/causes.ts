import type { Task } from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import type { Explanation, Happening, Instant, Revision } from '../../release/words.ts';
import { readService } from './service.ts';

/** DescribeTasks takes at most 100 tasks; the newest hundred tell why a revision does not start. */
const tasksPerCall = 100;

/**
 * Why green's tasks do not run: stopped tasks by reason and exit code, counted, and what the service says since the
 * release began. ECS shows stopped tasks for about an hour.
 */
export async function whyNotRunning(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  of: { cluster: string; service: string; green: Revision; since: Instant },
): Promise<Explanation> {
  const [stopped, service] = await Promise.all([
    stoppedTasks(ecs, asking, of),
    readService(ecs, asking, of.cluster, of.service),
  ]);
  const said = service.events.filter(event => event.at >= of.since && isTrouble(event.message));
  return { causes: [...grouped(stopped, of.since), ...newestOfEach(said)], failedStarts: stopped.length };
}

async function stoppedTasks(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  of: { cluster: string; service: string; green: Revision; since: Instant },
): Promise<readonly Task[]> {
  const { client, sdk } = await ecs();
  const { taskArns = [] } = await asking.read({ service: 'ecs', operation: 'ListTasks' }, () =>
    client.send(
      new sdk.ListTasksCommand({
        cluster: of.cluster,
        serviceName: of.service,
        desiredStatus: 'STOPPED',
        maxResults: tasksPerCall,
      }),
    ),
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await asking.read({ service: 'ecs', operation: 'DescribeTasks' }, () =>
    client.send(new sdk.DescribeTasksCommand({ cluster: of.cluster, tasks: taskArns })),
  );
  return tasks.filter(
    task =>
      task.taskDefinitionArn === of.green.id &&
      !scaledAway(task) &&
      (task.createdAt?.getTime() ?? of.since) >= of.since,
  );
}

/** A task that ECS took away because fewer are wanted: the end of green, not the reason for it. */
function scaledAway(task: Task): boolean {
  return task.stoppedReason?.startsWith('Scaling activity initiated by') === true;
}

function grouped(tasks: readonly Task[], since: Instant): readonly Happening[] {
  const groups = new Map<string, { count: number; at: Instant }>();
  for (const task of tasks) {
    const reason = reasonOf(task);
    const group = groups.get(reason) ?? { count: 0, at: since };
    groups.set(reason, { count: group.count + 1, at: Math.max(group.at, task.stoppedAt?.getTime() ?? since) });
  }
  return [...groups]
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([reason, { count, at }]) => ({
      id: `stopped:${reason}`,
      at,
      kind: 'cause',
      text: `${count} ${count === 1 ? 'task' : 'tasks'} of green stopped: ${reason}`,
    }));
}

/** What ECS says of the task, with the exit code of the container that ended it. Ids of single tasks would defeat the counting. */
function reasonOf(task: Task): string {
  const ended = (task.containers ?? []).filter(
    container => (container.exitCode !== undefined && container.exitCode !== 0) || container.reason !== undefined,
  );
  const details = ended.map(container =>
    [container.name, container.exitCode === undefined ? undefined : `exit code ${container.exitCode}`, container.reason]
      .filter(part => part !== undefined)
      .join(', '),
  );
  const reason = task.stoppedReason ?? task.stopCode ?? 'no reason given';
  return details.length === 0 ? reason : `${reason} (${details.join('; ')})`;
}

/** The service events that tell of trouble, in ECS's own words. */
function isTrouble(message: string): boolean {
  return /unable to|throttled|is unhealthy|failed/i.test(message);
}

/** ECS repeats itself every few minutes; the newest of each wording is enough, with how often it was said. */
function newestOfEach(
  events: readonly { readonly id: string; readonly at: Instant; readonly message: string }[],
): readonly Happening[] {
  const wordings = new Map<string, { count: number; event: (typeof events)[number] }>();
  for (const event of events) {
    const wording = event.message.replace(/\b[0-9a-f]{32}\b|\d+/g, '#');
    const known = wordings.get(wording);
    wordings.set(wording, { count: (known?.count ?? 0) + 1, event: known?.event ?? event });
  }
  return [...wordings].map(([wording, { count, event }]) => ({
    id: `event:${wording}`,
    at: event.at,
    kind: 'cause',
    text: count === 1 ? event.message : `${event.message} (said ${count} times)`,
  }));
}
