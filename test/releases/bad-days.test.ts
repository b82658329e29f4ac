import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../aws/fault-rule.ts';
import { account } from './account.ts';
import { good } from './bad-days/stories.ts';
import { jobHere } from './job-here.ts';
import { play } from './play.ts';
import { resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { openStage } from './stage.ts';
import { files, type ShopChanges, threeTimesSlower } from './shop.ts';
import { logOf } from './telling.ts';
import { countsOf, mostOnGreen, stepHere, toldHere } from './told-here.ts';

/** A short good release, so that a table of bad days is quick: all traffic at once, a bake of a minute. */
const quick = (changes?: ShopChanges, more?: Readonly<Record<string, string>>): Scenario => good(changes, more);

/** As the group is configured: 10 % for five minutes. */
function canary(changes: ShopChanges): Scenario {
  const { strategy: _strategy, bake: _bake, ...asked } = quick().inputs;
  return { ...quick(changes), inputs: asked };
}

function faulty(...faults: FaultRule[]): Scenario {
  return quick({ world: { faults } });
}

describe('Troubles that pass are ridden out on our own clock, and nothing is done twice', () => {
  // Every operation and every other trouble stand in the table of bad days, which plays the same code in one process.
  test.each(['throttle', 'lost-before', 'lost-after', 'silent-after'] as const)(
    'the beginning of the deployment, %s',
    async kind => {
      const operation = 'codedeploy:CreateDeployment';
      // given
      await using stage = await openStage(
        faulty(
          { operation, calls: { from: 2, to: 3 }, fault: { kind } },
          { operation, calls: { nth: 1 }, fault: { kind } },
        ),
        { kind: 'stepped' },
      );
      // when
      const { outcome } = await stage.attempt();
      // then
      const found = await account(stage.aws.endpoint);
      expect(outcome.main.outputs).toMatchObject({ verdict: 'released', serving: 'green' });
      expect(found.released).toHaveLength(1);
      expect(found.revisions).toBe(2);
    },
  );

  test('a trouble that does not pass ends within bounds, and says for how long it was tried', async () => {
    // given
    const scenario = faulty({ operation: 'ecs:DescribeServices', calls: 'every', fault: { kind: 'throttle' } });
    // when
    const { verdict, beganAt, endedAt } = await toldHere(scenario);
    // then
    expect(verdict.name).toBe('refused');
    expect(verdict.because).toMatch(/ecs:DescribeServices was throttled, for 1[12]\d s/);
    expect(endedAt - beganAt).toBeLessThanOrEqual(130_000);
  });

  test('an AWS that is out of sight for ten minutes is not waited for in silence', async () => {
    // given
    const scenario = faulty({
      operation: 'codedeploy:GetDeployment',
      calls: { from: 4, to: 9999 },
      fault: { kind: 'server-error' },
    });
    // when
    const { verdict } = await toldHere(scenario);
    // then
    expect(verdict).toMatchObject({ name: 'unknown', serving: { who: 'unknown' } });
    expect(verdict.because).toContain('Nothing could be read from AWS for 10 minutes');
  });
});

describe('A permission that is missing is named, with what became of the release', () => {
  test.each([
    ['ecs:DescribeServices', 1, 'refused'],
    ['ecs:DescribeTaskDefinition', 1, 'refused'],
    ['codedeploy:ListApplications', 1, 'refused'],
    ['cloudwatch:DescribeAlarms', 1, 'refused'],
    ['ecs:RegisterTaskDefinition', 1, 'refused'],
    ['codedeploy:CreateDeployment', 1, 'failed'],
    ['codedeploy:GetDeployment', 3, 'unknown'],
    ['codedeploy:BatchGetDeploymentTargets', 3, 'unknown'],
  ] as const)('%s, from call %i on: %s', async (operation, from, ends) => {
    // given
    const scenario = faulty({ operation, calls: { from, to: 9999 }, fault: { kind: 'denied' } });
    // when
    const { verdict, greenShare } = await toldHere(scenario);
    // then
    expect(verdict.name).toBe(ends);
    expect(verdict.because).toContain(`AWS denied ${operation} on`);
    expect(greenShare).toBe(ends === 'unknown' ? 100 : 0);
  });

  test('gates that may no longer be read prove nothing: the release goes back before the step ends', async () => {
    // given
    const denied = {
      operation: 'cloudwatch:DescribeAlarms',
      calls: { from: 6, to: 9999 },
      fault: { kind: 'denied' as const },
    };
    const scenario = canary({ world: { faults: [denied] } });
    // when
    const told = await toldHere(scenario);
    // then
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(told.verdict.because).toContain('not proven');
    expect([mostOnGreen(told), told.greenShare]).toEqual([10, 0]);
  });

  test('a stop that is denied while green fails is broken, and says so', async () => {
    // given
    const slow = canary({ green: threeTimesSlower, world: { denied: ['codedeploy:StopDeployment'] } });
    const scenario = { ...slow, inputs: { ...slow.inputs, bake: '8m' } };
    // when
    const { verdict } = await toldHere(scenario);
    // then
    expect(verdict.name).toBe('broken');
    expect(verdict.because).toMatch(/api-p99.*AWS denied codedeploy:StopDeployment/);
  });
});

describe('What is not known is not called success', () => {
  test.each(['Levitating', 'SUCCEEDED'])('a deployment status that AWS added since: %s', async status => {
    // given
    const scenario = faulty({
      operation: 'codedeploy:GetDeployment',
      calls: { from: 3, to: 9999 },
      fault: { kind: 'set', members: { 'deploymentInfo.status': status } },
    });
    // when
    const { verdict } = await toldHere(scenario);
    // then
    expect(verdict.name).toBe('unknown');
    expect(verdict.because).toContain(status);
  });

  test('credentials that expire mid-way: unknown, AWS goes on by itself, and where to look', async () => {
    // given
    const scenario = faulty({ operation: '*', calls: { from: 20, to: 9999 }, fault: { kind: 'expired' } });
    // when
    const played = await play(scenario);
    // then
    expect(resultOf(played)).toMatchObject({ verdict: 'unknown', serving: 'unknown', exit: 1 });
    expect(resultOf(played).because).toContain('did not accept the credentials');
    expect(logOf(played)).toMatch(/AWS goes on with d-\w+ by itself/);
  });
});

describe('Other people’s hands', () => {
  const stop = (autoRollback: boolean) => ({
    at: '4m',
    do: { stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback } },
  });

  test('a deployment stopped by somebody without rollback is superseded, and the split is said', async () => {
    // given
    const scenario = canary({ world: { actors: [stop(false)] } });
    // when
    const { verdict, greenShare } = await toldHere(scenario);
    // then
    expect(verdict).toMatchObject({ name: 'superseded', serving: { who: 'split' } });
    expect(greenShare).toBe(10);
    expect(verdict.because).toContain('10 % of traffic is still on green');
  });

  test('a group that is busy with somebody else’s deployment is refused where waiting is not asked for', async () => {
    // given
    const story = quick();
    await using stage = await openStage(story, { kind: 'stepped' });
    await jobHere(stage, { ...story, github: { runId: '1' } }, { is: 'loss', at: 60_000 });
    // when
    const { verdict } = await stepHere(stage, story, {
      github: { runId: '2' },
      inputs: { bake: '30s', 'when-busy': 'refuse' },
    });
    // then
    expect(verdict.name).toBe('refused');
    expect(verdict.because).toMatch(/Deployment d-\w+ .*is under way, and `when-busy: refuse`/);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(1);
  });
});

describe('What serves already', () => {
  test('is nothing to do: nothing is registered and nothing deployed', async () => {
    // given
    const scenario = quick({}, { image: 'registry.example.com/shop/api:2.4.0' });
    // when
    const { verdict, outputs, calls } = await toldHere(scenario);
    // then
    expect(verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(outputs.get('revision')).toBe('api:1');
    expect(countsOf(calls)).not.toHaveProperty('RegisterTaskDefinition');
    expect(countsOf(calls)).not.toHaveProperty('CreateDeployment');
  });
});

describe('What was asked wrongly', () => {
  test('is refused with every problem at once, and AWS is never asked', async () => {
    // given
    const scenario = quick(
      {},
      {
        strategy: 'canery',
        steps: '10',
        timeout: '5',
        'on-failure': 'explode',
        gate: 'alarms: [a]',
        image: '',
        'task-definition': 'missing.json',
      },
    );
    // when
    const played = await play(scenario);
    // then
    const errors = played.outcome.main.annotations.filter(({ level }) => level === 'error');
    expect(resultOf(played)).toMatchObject({ verdict: 'refused', exit: 1, calls: {} });
    expect(errors).toHaveLength(1);
    for (const word of ['gate', 'gates', 'canary', 'steps', '5m', 'on-failure', 'revert', 'missing.json'])
      expect(errors[0]?.message).toContain(word);
  });

  test('is refused with the nearest legal value when AWS cannot do it exactly', async () => {
    // given
    const scenario = quick({}, { strategy: 'canary', steps: '5% 90s, 20% 10m', bake: '20m', 'on-failure': 'hold' });
    // when
    const { verdict, log } = await toldHere(scenario);
    // then
    expect(verdict.name).toBe('refused');
    expect(log).toContain('exactly one step');
    expect(log).toContain('whole minutes');
    expect(log).toMatch(/bake: 10m/);
    expect(log).toContain('on-failure: revert');
  });

  test('reaches AWS as it stands in the file, when it is a field that we do not know', async () => {
    // given
    const file = JSON.stringify({ ...(JSON.parse(files['ecs/api.json']) as object), quantumMode: 'on' });
    const scenario = { ...quick(), files: { 'ecs/api.json': file } };
    // when
    const { verdict } = await toldHere(scenario);
    // then: the simulated AWS is strict where the real one may be lenient, and names what it received.
    expect(verdict.name).toBe('refused');
    expect(verdict.because).toMatch(/ecs:RegisterTaskDefinition.*quantumMode/);
  });
});

describe('A hook of the user’s after traffic', () => {
  test('that says no after the bake is over is heard: nothing was called released before it', async () => {
    // given
    const appspec = `version: 0.0
Resources:
  - TargetService: { Type: AWS::ECS::Service, Properties: { TaskDefinition: filled-in } }
Hooks:
  - AfterAllowTraffic: check-orders
`;
    const functions = {
      'check-orders': { result: 'Failed' as const, takesSeconds: 900, logTail: 'no order in 15 min' },
    };
    const scenario = {
      ...quick({ functions }, { appspec: 'ecs/appspec.yaml' }),
      files: { ...files, 'ecs/appspec.yaml': appspec },
    };
    // when
    const { verdict, greenShare, beganAt, endedAt } = await toldHere(scenario);
    // then
    expect(verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(verdict.because).toContain('AfterAllowTraffic (function check-orders) failed');
    expect(greenShare).toBe(0);
    expect(endedAt - beganAt).toBeGreaterThan(900_000);
  });

  test('has no value of the task definition in the log that it leaves behind', async () => {
    // given
    const definition = JSON.parse(files['ecs/api.json']) as { containerDefinitions: object[] };
    const [api, ...others] = definition.containerDefinitions;
    const environment = [{ name: 'SESSION_KEY', value: 'k-7f3a9d21' }];
    const withKey = { ...definition, containerDefinitions: [{ ...api, environment }, ...others] };
    const appspec = `version: 0.0
Resources:
  - TargetService: { Type: AWS::ECS::Service, Properties: { TaskDefinition: filled-in } }
Hooks:
  - AfterInstall: check-orders
`;
    const logTail = 'could not open a session with k-7f3a9d21';
    const functions = { 'check-orders': { result: 'Failed' as const, takesSeconds: 5, logTail } };
    const scenario = {
      ...quick({ functions }, { appspec: 'ecs/appspec.yaml' }),
      files: { 'ecs/api.json': JSON.stringify(withKey), 'ecs/appspec.yaml': appspec },
    };
    // when
    const { log, summary, record } = await toldHere(scenario);
    // then
    expect(log).toContain('could not open a session with ***');
    expect(record).toContain('check-orders');
    for (const text of [log, summary, record]) expect(text).not.toContain('k-7f3a9d21');
  });
});
