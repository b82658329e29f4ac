import { describe, expect, test } from '@jest/globals';
import { TaskStopCode } from '@aws-sdk/client-ecs';
import type { CauseKind, Happening, Revision, SeenHealth } from '../../../src/release/words.ts';
import { codeDeployMover } from '../../../src/targets/codedeploy/mover.ts';
import { whyNotRunning } from '../../../src/targets/ecs/causes.ts';
import { handOn, registerGreen } from '../codedeploy/hand.ts';
import type { FaultRule } from '../../aws/fault-rule.ts';
import { nativeShop } from '../../releases/native-shop.ts';
import { open, openShop, type OpenShop } from '../open-shop.ts';

const green = { id: 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:2', name: 'api:2' };

interface StoppedTask {
  readonly taskDefinitionArn?: string;
  readonly stoppedReason?: string;
  readonly stopCode?: string;
  readonly containers?: readonly object[];
}

/** ECS shows these tasks as stopped, and these events. */
const showing = (tasks: readonly StoppedTask[], events: readonly object[] = []): FaultRule[] => [
  {
    operation: 'ecs:ListTasks',
    calls: 'every',
    fault: { kind: 'set', members: { taskArns: tasks.map(() => 'task') } },
  },
  {
    operation: 'ecs:DescribeTasks',
    calls: 'every',
    fault: { kind: 'set', members: { tasks: tasks.map(task => ({ taskDefinitionArn: green.id, ...task })) } },
  },
  {
    operation: 'ecs:DescribeServices',
    calls: 'every',
    fault: { kind: 'set', members: { 'services.0.events': events } },
  },
];

const explain = (shop: OpenShop, since: number, revision: Revision = green, health?: SeenHealth) =>
  whyNotRunning(shop.clients.ecs, shop.brisk, { cluster: 'shop', service: 'api', green: revision, since }, health);

async function explained(
  tasks: readonly StoppedTask[],
  events: (now: number) => readonly object[] = () => [],
  health?: SeenHealth,
) {
  await using shop = await openShop();
  const now = shop.clock.now();
  for (const rule of showing(tasks, events(now))) shop.aws.faults.inject(rule);
  return await explain(shop, now, green, health);
}

const event = (message: string) => (now: number) => [{ id: 'e', createdAt: new Date(now + 1_000), message }];

const kindsOf = (causes: readonly Happening[]): readonly (CauseKind | 'progress')[] =>
  causes.map(cause => (cause.kind === 'cause' ? cause.of : 'progress'));

const targets = {
  healthy: 0,
  unhealthy: 3,
  starting: 0,
  unchecked: 0,
  reasons: ['Target.ResponseCodeMismatch, codes [500]'],
};

describe('why green does not run', () => {
  test('is told by what stopped its tasks, counted, the most frequent first', async () => {
    // given
    const crashed = {
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'api', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
    };
    const unpulled = { stoppedReason: 'CannotPullContainerError: pull access denied' };
    // when
    const { causes, failedStarts } = await explained([unpulled, crashed, crashed]);
    // then
    expect(failedStarts).toBe(3);
    expect(causes.map(({ kind, text }) => [kind, text])).toEqual([
      [
        'cause',
        '2 tasks of green stopped: Essential container in task exited ' +
          '(api, exit code 137: killed because it used more memory than it may, ' +
          'OutOfMemoryError: Container killed due to memory usage)',
      ],
      ['cause', '1 task of green stopped: CannotPullContainerError: pull access denied'],
    ]);
  });

  test.each<{ name: string; task: StoppedTask; kind: CauseKind }>([
    {
      name: 'an image that is not there',
      task: {
        stopCode: 'TaskFailedToStart',
        stoppedReason: 'CannotPullContainerError: pull image manifest has been retried 5 time(s)',
      },
      kind: 'image',
    },
    {
      name: 'an image that only its container tells of',
      task: {
        stopCode: 'TaskFailedToStart',
        stoppedReason: 'Task failed to start',
        containers: [{ name: 'api', reason: 'CannotPullImageManifestError: manifest unknown' }],
      },
      kind: 'image',
    },
    {
      name: 'a secret that cannot be read',
      task: {
        stopCode: 'TaskFailedToStart',
        stoppedReason:
          'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed',
      },
      kind: 'exit',
    },
    {
      name: 'a container that exits',
      task: { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' },
      kind: 'exit',
    },
    {
      name: 'a place without memory',
      task: { stopCode: 'TaskFailedToStart', stoppedReason: 'RESOURCE:MEMORY' },
      kind: 'placement',
    },
    {
      name: 'a spot instance that was taken away',
      task: { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' },
      kind: 'placement',
    },
    {
      name: 'a load balancer that finds it unhealthy',
      task: {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:x)',
      },
      kind: 'health check',
    },
    {
      name: 'a container that finds itself unhealthy',
      task: { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks' },
      kind: 'health check',
    },
    {
      name: 'a deployment that ended',
      task: { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'ECS service deployment ended' },
      kind: 'symptom',
    },
    { name: 'a stop code that nobody knows yet', task: { stopCode: 'Tuesday' }, kind: 'exit' },
  ])('is $kind for $name', async ({ task, kind }) => {
    // given one stopped task
    // when
    const { causes } = await explained([task]);
    // then
    expect(kindsOf(causes)).toEqual([kind]);
  });

  test('is told for every stop code of AWS, with its name where there are no other words', async () => {
    // given
    const codes = Object.values(TaskStopCode);
    // when
    const { causes } = await explained(codes.map(stopCode => ({ stopCode })));
    // then
    for (const code of codes) expect(causes.map(({ text }) => text)).toContain(`1 task of green stopped: ${code}`);
  });

  test.each([
    { exitCode: 137, words: 'exit code 137: killed (SIGKILL)' },
    { exitCode: 139, words: 'exit code 139: it accessed memory that it may not (SIGSEGV)' },
    { exitCode: 143, words: 'exit code 143: it was asked to end (SIGTERM)' },
    { exitCode: 127, words: 'exit code 127: its command was not found' },
    { exitCode: 3, words: '(api, exit code 3)' },
  ])('says what exit code $exitCode means, where it means the same everywhere', async ({ exitCode, words }) => {
    // given
    const exited = { stoppedReason: 'Essential container in task exited', containers: [{ name: 'api', exitCode }] };
    // when
    const { causes } = await explained([exited]);
    // then
    expect(causes[0]?.text).toContain(words);
  });

  test.each<{ message: string; kind: CauseKind }>([
    {
      message: '(service api) was unable to place a task. Reason: No Container Instances were found.',
      kind: 'placement',
    },
    {
      message: '(service api) (port 80) is unhealthy in (target-group x) due to (reason Request timed out)',
      kind: 'health check',
    },
    { message: '(service api) is unable to consistently start tasks successfully.', kind: 'symptom' },
    { message: '(service api) operations are being throttled on elb', kind: 'symptom' },
  ])('is $kind for the event "$message"', async ({ message, kind }) => {
    // given a service that says so
    // when
    const { causes } = await explained([], event(message));
    // then
    expect(kindsOf(causes)).toEqual([kind]);
  });

  test("begins with the load balancer's own reasons and counts, and what ECS says of the same is only a symptom", async () => {
    // given
    const unhealthy = event(
      '(service api) (port 80) is unhealthy in (target-group x) due to (reason Health checks failed)',
    );
    // when
    const { causes } = await explained([], unhealthy, { at: 0, blue: undefined, green: targets });
    // then
    expect(causes[0]?.text).toBe(
      '3 of 3 targets of green fail their health checks: Target.ResponseCodeMismatch, codes [500]',
    );
    expect(kindsOf(causes)).toEqual(['health check', 'symptom']);
  });

  test.each<{ name: string; health: SeenHealth }>([
    { name: 'healthy', health: { at: 0, blue: targets, green: { ...targets, healthy: 3, unhealthy: 0 } } },
    { name: 'not there', health: { at: 0, blue: targets, green: undefined } },
  ])('says nothing of targets where those of green are $name', async ({ health }) => {
    // given what was seen of both sides
    // when
    const { causes } = await explained([], undefined, health);
    // then
    expect(causes).toEqual([]);
  });

  test('leaves out the tasks that ECS only took away, and those of another revision', async () => {
    // given
    const scaledAway = { stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/123)' };
    const blue = {
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:1',
      stoppedReason: 'Old',
    };
    // when
    const explanation = await explained([scaledAway, blue]);
    // then
    expect(explanation).toEqual({ causes: [], failedStarts: 0 });
  });

  test('gives the stop code where ECS gives no reason', async () => {
    // when
    const { causes } = await explained([{ stopCode: 'SpotInterruption' }, {}]);
    // then
    expect(causes.map(({ text }) => text)).toEqual([
      '1 task of green stopped: SpotInterruption',
      '1 task of green stopped: no reason given',
    ]);
  });

  test('is told with the same id at each look, however many tasks it has become', async () => {
    // given
    const crash = { stoppedReason: 'Essential container in task exited' };
    // when
    const [once, twice] = [await explained([crash]), await explained([crash, crash])];
    // then
    expect(once.causes.map(({ id }) => id)).toEqual(twice.causes.map(({ id }) => id));
  });

  test("is told in the service's own words as well, each wording once, and only since the release began", async () => {
    // given
    const unable = (id: string, at: number) => ({
      id,
      createdAt: new Date(at),
      message: '(service api) was unable to place a task. Reason: Capacity is unavailable at this time.',
    });
    // when
    const { causes } = await explained([], now => [
      { id: 'd', createdAt: new Date(now + 3_000), message: '(service api) has started 1 tasks: (task 0a).' },
      unable('c', now + 2_000),
      unable('b', now + 1_000),
      {
        id: 'a',
        createdAt: new Date(now - 60_000),
        message: '(service api) (port 80) is unhealthy in (target-group x)',
      },
    ]);
    // then
    expect(causes.map(({ text }) => text)).toEqual([
      '(service api) was unable to place a task. Reason: Capacity is unavailable at this time. (said 2 times)',
    ]);
  });

  test('is seen in a real start: every task of a version that crashes', async () => {
    // given
    await using shop = await openShop({
      green: { start: { crashes: { afterSeconds: 5, exitCode: 3, reason: '' } } },
    });
    const since = shop.clock.now();
    const revision = await registerGreen(shop);
    await codeDeployMover(await handOn(shop)).begin(revision);
    // when
    await shop.clock.sleep(180_000);
    const explanation = await explain(shop, since, revision);
    // then
    expect(explanation.failedStarts).toBeGreaterThanOrEqual(3);
    expect(explanation.causes[0]?.text).toBe(
      `${explanation.failedStarts} tasks of green stopped: Essential container in task exited (api, exit code 3)`,
    );
  });
});

describe('why green of a service does not run that ECS itself deploys', () => {
  test('is told the same way', async () => {
    // given
    await using shop = await open(nativeShop());
    const now = shop.clock.now();
    const stopped = [{ stoppedReason: 'CannotPullContainerError: pull access denied' }];
    for (const rule of showing(stopped, event('(service api) was unable to place a task.')(now)))
      shop.aws.faults.inject(rule);
    // when
    const { causes } = await explain(shop, now);
    // then
    expect(kindsOf(causes)).toEqual(['image', 'placement']);
  });

  test('is not told by how the deployment ended: that may be what somebody asked for', async () => {
    // given
    await using shop = await open(nativeShop());
    const now = shop.clock.now();
    const ended = 'deployment failed: Service deployment rolled back because of a request to stop it.';
    for (const rule of showing([], event(`(service api) (deployment ecs-svc/2) ${ended}`)(now)))
      shop.aws.faults.inject(rule);
    // when
    const { causes } = await explain(shop, now);
    // then
    expect(causes).toEqual([]);
  });
});
