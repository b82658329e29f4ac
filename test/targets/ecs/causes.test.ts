import { describe, expect, test } from '@jest/globals';
import type { Revision } from '../../../src/release/words.ts';
import { codeDeployMover } from '../../../src/targets/codedeploy/mover.ts';
import { whyNotRunning } from '../../../src/targets/ecs/causes.ts';
import { handOn, registerGreen } from '../codedeploy/hand.ts';
import type { FaultRule } from '../../aws/fault-rule.ts';
import { openShop, type OpenShop } from '../open-shop.ts';

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

const explain = (shop: OpenShop, since: number, revision: Revision = green) =>
  whyNotRunning(shop.clients.ecs, shop.brisk, { cluster: 'shop', service: 'api', green: revision, since });

async function explained(tasks: readonly StoppedTask[], events: (now: number) => readonly object[] = () => []) {
  await using shop = await openShop();
  const now = shop.clock.now();
  for (const rule of showing(tasks, events(now))) shop.aws.faults.inject(rule);
  return await explain(shop, now);
}

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
          '(api, exit code 137, OutOfMemoryError: Container killed due to memory usage)',
      ],
      ['cause', '1 task of green stopped: CannotPullContainerError: pull access denied'],
    ]);
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
