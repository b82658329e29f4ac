import type { Task } from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import type { Explanation, Happening, Instant, Revision, SeenHealth } from '../../release/words.ts';
import { describeService } from './described.ts';
import { eventsOf, type ServiceEvent } from './events.ts';
import { groupedByReason } from './stopped-tasks.ts';
import { causeInText, isTrouble } from './trouble-texts.ts';

/** DescribeTasks takes at most 100 tasks; the newest hundred tell why a revision does not start. */
const tasksPerCall = 100;

/**
 * Why green's tasks do not run: what the load balancer says of its targets, stopped tasks by reason and exit code, counted,
 * and what the service says since the release began. ECS shows stopped tasks for about an hour. `health` is what was seen of
 * both sides last, where it was asked for.
 */
export async function whyNotRunning(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  of: { cluster: string; service: string; green: Revision; since: Instant },
  health?: SeenHealth,
): Promise<Explanation> {
  const [stopped, { service }] = await Promise.all([
    stoppedTasks(ecs, asking, of),
    describeService(ecs, asking, of.cluster, of.service),
  ]);
  const shown = [...failingTargets(health), ...groupedByReason(stopped, of.since)];
  const said = eventsOf(service).filter(event => event.at >= of.since && isTrouble(event.message));
  return { causes: [...shown, ...newestOfEach(said, shown)], failedStarts: stopped.length };
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

/** Green's targets that its load balancer sends nothing to, with its reasons. */
function failingTargets(health: SeenHealth | undefined): readonly Happening[] {
  const green = health?.green;
  if (health === undefined || green === undefined || green.unhealthy === 0) return [];
  const all = green.healthy + green.unhealthy + green.starting + green.unchecked;
  const reasons = green.reasons.length === 0 ? '' : `: ${green.reasons.join('; ')}`;
  return [
    {
      id: 'targets of green',
      at: health.at,
      kind: 'cause',
      of: 'health check',
      text: `${green.unhealthy} of ${all} targets of green fail their health checks${reasons}`,
    },
  ];
}

/**
 * ECS repeats itself every few minutes; the newest of each wording is enough, with how often it was said. Where tasks or
 * targets show the same trouble by themselves, with reasons and counts, the service only speaks of it.
 */
function newestOfEach(events: readonly ServiceEvent[], shown: readonly Happening[]): readonly Happening[] {
  const known = new Set(shown.map(cause => (cause.kind === 'cause' ? cause.of : undefined)));
  const wordings = new Map<string, { count: number; event: ServiceEvent }>();
  for (const event of events) {
    const wording = event.message.replace(/\b[0-9a-f]{32}\b|\d+/g, '#');
    const before = wordings.get(wording);
    wordings.set(wording, { count: (before?.count ?? 0) + 1, event: before?.event ?? event });
  }
  return [...wordings].map(([wording, { count, event }]) => {
    const about = causeInText(event.message) ?? 'symptom';
    return {
      id: `event:${wording}`,
      at: event.at,
      kind: 'cause',
      of: known.has(about) ? 'symptom' : about,
      text: count === 1 ? event.message : `${event.message} (said ${count} times)`,
      uncounted: event.message,
    };
  });
}
