import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../aws/fault-rule.ts';
import { account } from './account.ts';
import { play, type Played } from './play.ts';
import { resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { openStage } from './stage.ts';
import { files, inputs, shop, type ShopChanges, threeTimesSlower } from './shop.ts';

/** A short good release, so that a table of bad days is quick: all traffic at once, a bake of a minute. */
function quick(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  return {
    name: 'a bad day',
    tells: 'A short release on a bad day.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m', ...more },
    world: shop(changes),
  };
}

function faulty(...faults: FaultRule[]): Scenario {
  return quick({ world: { faults } });
}

const logOf = ({ outcome }: Pick<Played, 'outcome'>): string => outcome.main.lines.map(line => line.text).join('\n');

describe('Troubles that pass are ridden out on our own clock, and nothing is done twice', () => {
  const passing = ['throttle', 'server-error', 'lost-before', 'lost-after', 'silent-before', 'silent-after'] as const;

  // Every operation stands in the table of bad days, which plays the same code in one process.
  test.each(passing)('the beginning of the deployment, %s', async kind => {
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
  });

  test('a trouble that does not pass ends within bounds, and says for how long it was tried', async () => {
    // given
    const scenario = faulty({ operation: 'ecs:DescribeServices', calls: 'every', fault: { kind: 'throttle' } });
    // when
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'refused', exit: 1 });
    expect(result.because).toMatch(/ecs:DescribeServices was throttled, for 1[12]\d s/);
    expect(result.seconds).toBeLessThanOrEqual(130);
  });

  test('an AWS that is out of sight for ten minutes is not waited for in silence', async () => {
    // given
    const scenario = faulty({
      operation: 'codedeploy:GetDeployment',
      calls: { from: 4, to: 9999 },
      fault: { kind: 'server-error' },
    });
    // when
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'unknown', serving: 'unknown', exit: 1 });
    expect(result.because).toContain('Nothing could be read from AWS for 10 minutes');
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
  ] as const)('%s, from call %i on: %s', async (operation, from, verdict) => {
    // given
    const scenario = faulty({ operation, calls: { from, to: 9999 }, fault: { kind: 'denied' } });
    // when
    const played = await play(scenario);
    // then
    const result = resultOf(played);
    expect(result).toMatchObject({ verdict, exit: 1 });
    expect(result.because).toContain(`AWS denied ${operation} on`);
    expect(result['green-share']).toBe(verdict === 'unknown' ? 100 : 0);
  });

  test('gates that may no longer be read prove nothing: the release goes back before the step ends', async () => {
    // given
    const denied = {
      operation: 'cloudwatch:DescribeAlarms',
      calls: { from: 6, to: 9999 },
      fault: { kind: 'denied' as const },
    };
    const scenario = { ...faulty(denied), inputs };
    // when
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'rolled-back', serving: 'blue', 'green-share': 0, 'most-on-green': 10 });
    expect(result.because).toContain('not proven');
  });

  test('a stop that is denied while green fails is broken, and says so', async () => {
    // given
    const scenario = {
      ...quick({ green: threeTimesSlower, world: { denied: ['codedeploy:StopDeployment'] } }),
      inputs: { ...inputs, bake: '8m' },
    };
    // when
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'broken', exit: 1 });
    expect(result.because).toMatch(/api-p99.*AWS denied codedeploy:StopDeployment/);
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
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'unknown', exit: 1 });
    expect(result.because).toContain(status);
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
    const scenario = { ...quick({ world: { actors: [stop(false)] } }), inputs };
    // when
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'superseded', serving: 'split', exit: 1, 'green-share': 10 });
    expect(result.because).toContain('10 % of traffic is still on green');
  });

  test('a group that is busy with somebody else’s deployment is refused where waiting is not asked for', async () => {
    // given
    await using stage = await openStage(quick(), { kind: 'stepped' });
    await stage.attempt({
      github: { runId: '1' },
      inputs: { image: 'registry.example.com/shop/api:2.4.1' },
      during: run => void stage.aws.timeline.at(stage.beganAt + 60_000, run.kill),
    });
    // when
    const { outcome } = await stage.attempt({
      github: { runId: '2' },
      inputs: { bake: '30s', 'when-busy': 'refuse' },
    });
    // then
    expect(outcome.main.outputs).toMatchObject({ verdict: 'refused' });
    expect(outcome.main.outputs['because']).toMatch(/Deployment d-\w+ .*is under way, and `when-busy: refuse`/);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(1);
  });
});

describe('What serves already', () => {
  test('is nothing to do: nothing is registered and nothing deployed', async () => {
    // given
    const scenario = quick({}, { image: 'registry.example.com/shop/api:2.4.0' });
    // when
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'nothing-to-do', serving: 'green', exit: 0, revision: 'api:1' });
    expect(result.calls).not.toHaveProperty('RegisterTaskDefinition');
    expect(result.calls).not.toHaveProperty('CreateDeployment');
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
    const played = await play(scenario);
    // then
    const text = logOf(played);
    expect(resultOf(played)).toMatchObject({ verdict: 'refused', exit: 1 });
    expect(text).toContain('exactly one step');
    expect(text).toContain('whole minutes');
    expect(text).toMatch(/bake: 10m/);
    expect(text).toContain('on-failure: revert');
  });

  test('reaches AWS as it stands in the file, when it is a field that we do not know', async () => {
    // given
    const file = JSON.stringify({ ...(JSON.parse(files['ecs/api.json']) as object), quantumMode: 'on' });
    const scenario = { ...quick(), files: { 'ecs/api.json': file } };
    // when
    const result = resultOf(await play(scenario));
    // then: the simulated AWS is strict where the real one may be lenient, and names what it received.
    expect(result.verdict).toBe('refused');
    expect(result.because).toMatch(/ecs:RegisterTaskDefinition.*quantumMode/);
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
    const result = resultOf(await play(scenario));
    // then
    expect(result).toMatchObject({ verdict: 'rolled-back', serving: 'blue', exit: 1, 'green-share': 0 });
    expect(result.because).toContain('AfterAllowTraffic (function check-orders) failed');
    expect(result.seconds).toBeGreaterThan(900);
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
    const played = await play(scenario);
    // then
    expect(logOf(played)).toContain('could not open a session with ***');
    expect(logOf(played)).not.toContain('k-7f3a9d21');
    expect(JSON.stringify(played.record)).not.toContain('k-7f3a9d21');
  });
});
