import { beforeAll, describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { play, type Played } from './play.ts';
import { resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { openStage } from './stage.ts';
import { blueImage, colleaguesDeployment, files, inputs, shop, type ShopChanges, waitsForAWord } from './shop.ts';
import { summaryOf } from './telling.ts';
import { countsOf, mostOnGreen, stepHere, toldHere } from './told-here.ts';

/** What a person learns before the first write: by `operation: plan`, or because a release is refused. */
function asked(more: Readonly<Record<string, string>>, changes: ShopChanges = {}): Scenario {
  return {
    name: 'asked',
    tells: 'Asked before anything is done.',
    files,
    inputs: { ...inputs, ...more },
    world: shop(changes),
  };
}

const reading = /^(Describe|Get|BatchGet|List)/;

describe('A plan on a pull request', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play(scenarioNamed('ecs-plan')!);
  });

  test('writes nothing, and succeeds', () => {
    const result = resultOf(played);
    expect(result).toMatchObject({ verdict: 'planned', serving: 'blue', exit: 0, 'most-on-green': 0 });
    expect(Object.keys(result.calls).filter(operation => !reading.test(operation))).toEqual([]);
  });

  test('shows on the page of the job what would change, in which order, and until when', () => {
    const page = summaryOf(played);
    for (const row of [
      /- container api\.image: `.*:2\.4\.0` → `.*:0c9f3a7e5d1b8264f0e2a4c6d8b0f1e3a5c7d9eb`/,
      /\| T to T\s\+\s5\smin \| 10\s% of traffic on green.*`alarms` \|/,
      /\| T\s\+\s5\smin to T\s\+\s14\smin\s50\ss \| all traffic on green, bake/,
    ])
      expect(page).toMatch(row);
  });

  test('brings the alarms that nobody has, ready to paste', () => {
    const page = summaryOf(played);
    expect(page).toContain('AWS::CloudWatch::Alarm');
    expect(page).toContain('aws_cloudwatch_metric_alarm');
    expect(page).toContain('UnHealthyHostCount');
  });

  test('comes true: a release of the same inputs does what it said', async () => {
    // given
    const { operation: _plan, ...same } = scenarioNamed('ecs-plan')!.inputs;
    // when
    const released = await play({ ...scenarioNamed('ecs-plan')!, inputs: same }, { github: { eventName: 'push' } });
    // then
    expect(resultOf(released)).toMatchObject({ verdict: 'released', revision: 'api:2' });
    expect(planIn(released)).toEqual(planIn(played));
  });
});

describe('A plan', () => {
  test('of what serves already says that there is nothing to do', async () => {
    // when
    const { verdict } = await toldHere(asked({ operation: 'plan', image: blueImage }));
    // then
    expect(verdict.name).toBe('nothing-to-do');
  });

  test('of a busy group does not wait: it says that a release would have to', async () => {
    // given
    const scenario = { ...asked({ operation: 'plan' }), before: { acts: [colleaguesDeployment], ago: 60_000 } };
    await using stage = await openStage(scenario, { kind: 'stepped' });
    // when
    const { verdict, log } = await stepHere(stage, scenario);
    // then
    const [{ deploymentId } = {}] = (await account(stage.aws.endpoint)).released;
    expect(verdict.name).toBe('planned');
    expect(log).toContain(`would wait for deployment ${deploymentId}`);
    expect(stage.aws.timeline.now() - stage.beganAt).toBeLessThanOrEqual(5_000);
  });

  test.each(['pull_request_target', 'issue_comment'])(
    'is refused on %s, before AWS is asked anything',
    async eventName => {
      // when
      const { verdict, calls } = await toldHere({ ...asked({ operation: 'plan' }), github: { eventName } });
      // then
      expect(verdict.name).toBe('refused');
      expect(countsOf(calls)).toEqual({});
    },
  );
});

const smoke = 'smoke: { url: "http://shop:8443/health" }';

describe.each(['plan', 'release'])('All that stands against a release is said at once, by operation %s:', operation => {
  test('an alarm that does not exist, no time to prove green in, and no listener to reach it by', async () => {
    // given
    const gates = `alarms: [api-5xx, api-p98]\n${smoke}`;
    // when
    const told = await toldHere(asked({ operation, gates }));
    // then
    expect(told.verdict.name).toBe('refused');
    expect(mostOnGreen(told)).toBe(0);
    expect(told.log).toContain('api-p98');
    expect(told.log).toContain('moves traffic as soon as green is ready');
    expect(told.log).toMatch(/test listener/);
  });

  test('a service without tasks, and a group whose target groups are of another service', async () => {
    // given
    const world = shop({ group: { ...waitsForAWord, targetGroups: ['api-2', 'web-2'] } });
    world.loadBalancers![0]!.targetGroups.push({ name: 'web-2' });
    world.ecs!.services[0]!.desiredCount = 0;
    const gates = `alarms: [api-p98]\n${smoke}`;
    // when
    const told = await toldHere({ ...asked({ operation, gates }), world });
    // then
    expect(told.verdict.name).toBe('refused');
    expect(mostOnGreen(told)).toBe(0);
    expect(told.log).toContain('its desired count is 0');
    expect(told.log).toMatch(/stands in target group .*the pair is api-2 and web-2/);
    expect(told.log).toContain('api-p98');
  });

  // Who deploys a service stands in the service: before it was read nobody knows whether CodeDeploy is to be asked.
  test.each([
    ['the service itself among it', ['cloudwatch:DescribeAlarms', 'ecs:DescribeServices']],
    ['what deploys it', ['cloudwatch:DescribeAlarms', 'codedeploy:ListApplications']],
  ])('everything that the role may not read, %s', async (_what, denied) => {
    // given
    // when
    const { verdict, log } = await toldHere(asked({ operation }, { world: { denied } }));
    // then
    expect(verdict.name).toBe('refused');
    for (const action of denied) expect(log).toContain(action);
  });
});

describe('The one command that a problem needs', () => {
  test('stands on the page of the job, and names application, group and the wait', async () => {
    // when
    const { summary: page } = await toldHere(asked({ gates: smoke }));
    // then
    expect(page).toMatch(/^```(sh|bash|shell)?\naws deploy update-deployment-group /m);
    for (const words of ['AppECS-shop-api', 'DgpECS-shop-api', 'STOP_DEPLOYMENT']) expect(page).toContain(words);
    expect(configurationIn(page).terminateBlueInstancesOnDeploymentSuccess).toEqual({
      action: 'TERMINATE',
      terminationWaitTimeInMinutes: 10,
    });
  });

  test('mends it: a group that is set as the command says takes the same release', async () => {
    // given
    const testListener = waitsForAWord.testListener!;
    const refused = await toldHere(asked({ gates: smoke }, { group: { testListener } }));
    const wanted = configurationIn(refused.summary);
    const group = {
      testListener,
      readyWait: {
        minutes: wanted.deploymentReadyOption.waitTimeInMinutes,
        onTimeout: wanted.deploymentReadyOption.actionOnTimeout,
      },
      terminationWaitMinutes: wanted.terminateBlueInstancesOnDeploymentSuccess.terminationWaitTimeInMinutes,
    };
    // when
    const mended = await toldHere(asked({ gates: smoke, strategy: 'blue-green', bake: '1m' }, { group }));
    // then
    expect(refused.verdict.name).toBe('refused');
    expect(mended.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(mended.greenShare).toBe(100);
  });
});

/** What the command hands to AWS, as its shell would. */
function configurationIn(page: string) {
  const [, json = '{}'] = /--blue-green-deployment-configuration '([^']+)'/.exec(page) ?? [];
  return JSON.parse(json) as {
    readonly deploymentReadyOption: {
      readonly actionOnTimeout: 'STOP_DEPLOYMENT';
      readonly waitTimeInMinutes: number;
    };
    readonly terminateBlueInstancesOnDeploymentSuccess: {
      readonly action: string;
      readonly terminationWaitTimeInMinutes: number;
    };
  };
}

/** The rows of the plan's course, without the lines of the log around them. */
function planIn(played: Played): readonly string[] {
  const lines = played.outcome.main.lines.map(({ text }) => text);
  const from = lines.findIndex(text => text.includes(' in order '));
  const to = lines.findIndex(text => text.includes(' if '));
  return lines.slice(from, to);
}
