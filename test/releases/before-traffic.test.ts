import { beforeAll, describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { play, type Played } from './play.ts';
import { resultOf } from './result.ts';
import { type Scenario, swapped } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import {
  blueImage,
  files,
  greenImage,
  healthy,
  inputs,
  shop,
  type ShopChanges,
  threeTimesSlower,
  waitsForAWord,
} from './shop.ts';
import { openStage } from './stage.ts';
import { logOf, publishedBy, summaryOf } from './telling.ts';
import { countsOf, mostOnGreen, stepHere, type ToldHere, toldHere } from './told-here.ts';

/** What stands between a new version and its first user. */
function story(name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

type Pages = NonNullable<NonNullable<ShopChanges['green']>['pages']>;

/** A release that is quick once users may come, with a smoke test and what green answers to it. */
function smokeTested(smoke: string, pages: Pages, changes: ShopChanges = {}): Scenario {
  return {
    name: 'a smoke test',
    tells: 'Green answers, or does not.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m', gates: `smoke: ${smoke}` },
    world: shop({ group: waitsForAWord, green: { ...healthy, pages }, ...changes }),
  };
}

/** Green's tasks are ready after about a minute, and its page a minute later; it is tried every 5 s. */
function mendedAfterTwoMinutes(retries: number): Scenario {
  const mended = { behave: { image: greenImage, change: { pages: { '/health': { status: 200 } } } } };
  return smokeTested(
    `{ url: "http://shop:8443/health", retries: ${retries} }`,
    { '/health': { status: 503 } },
    { world: { actors: [{ at: '2m', do: mended }] } },
  );
}

/** In the world's seconds after the beginning; undefined where green never had users. */
function firstUserAt({ shares, beganAt }: ToldHere): number | undefined {
  const first = shares.find(({ green }) => green > 0);
  return first === undefined ? undefined : (first.at - beganAt) / 1000;
}

/** From the moment at which the first alarm could be read as ALARM to our own stop call, in milliseconds. */
function fromAlarmToStop({ alarms, calls, beganAt }: ToldHere): number {
  const rang = alarms.find(({ state, at }) => state === 'ALARM' && at > beganAt)?.at ?? NaN;
  return (calls.find(({ operation }) => operation === 'StopDeployment')?.at ?? NaN) - rang;
}

describe('A green whose smoke test fails', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play(story('ecs-smoke-fails'));
  });

  test('never meets a user, and blue serves as before', () => {
    const { users, ...result } = resultOf(played);
    expect(result).toMatchObject({ verdict: 'failed', serving: 'blue', exit: 1, 'most-on-green': 0, 'green-share': 0 });
    expect(users['hurt-by-green']).toBe(0);
  });

  test('is stopped, and never let go on', () => {
    const { calls } = resultOf(played);
    expect(calls).toMatchObject({ StopDeployment: 1 });
    expect(calls).not.toHaveProperty('ContinueDeployment');
  });

  test('is told with status, time and limit, and never with what the page said', () => {
    expect(resultOf(played).because).toMatch(
      /\/health answered 500 in \d+ ms \(limit 500 ms\): status 200 was expected/,
    );
    expect(logOf(played) + publishedBy(played)).not.toContain('session store');
  });

  test('is the cure when it is the other way round: with the versions exchanged, green is released', async () => {
    // given
    const exchanged = swapped(story('ecs-smoke-fails'), blueImage, greenImage);
    // when
    const { verdict, greenShare } = await toldHere(exchanged);
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(greenShare).toBe(100);
  });
});

describe('A green whose smoke test passes', () => {
  test('has its first user only after that', async () => {
    // given
    const scenario = mendedAfterTwoMinutes(20);
    // when
    const told = await toldHere(scenario);
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(told.greenShare).toBe(100);
    expect(firstUserAt(told)).toBeGreaterThanOrEqual(120);
    // The next try comes within 5 s; AWS begins within 10 s of the word, and the load balancer follows within 5 s.
    expect(firstUserAt(told)).toBeLessThanOrEqual(140);
  });

  test('is released from the scenario that shows it, and AWS was given the word once', async () => {
    // when
    const result = resultOf(await play(story('ecs-ready-wait')));
    // then
    expect(result).toMatchObject({ verdict: 'released', serving: 'green', exit: 0, 'green-share': 100 });
    expect(result.calls['ContinueDeployment']).toBe(1);
  });
});

describe('What a smoke test asks', () => {
  const url = 'url: "http://shop:8443/health"';
  const away = { location: 'http://169.254.169.254/latest/meta-data' };
  test.each<[string, string, Pages, 'released' | 'failed', RegExp]>([
    ['an answer in time', `{ ${url}, latency: 500ms }`, { '/health': { latencyMs: 499 } }, 'released', /read back/],
    [
      'an answer too late',
      `{ ${url}, latency: 500ms }`,
      { '/health': { latencyMs: 501 } },
      'failed',
      /501 ms .*too slow/,
    ],
    [
      'an answer after the time-out',
      `{ ${url} }`,
      { '/health': { latencyMs: 5001 } },
      'failed',
      /not answer within 5 s/,
    ],
    ['a redirect', `{ ${url} }`, { '/health': { status: 302, headers: away } }, 'failed', /redirects are not followed/],
    [
      'a wanted redirect',
      `{ ${url}, status: 302 }`,
      { '/health': { status: 302, headers: away } },
      'released',
      /read back/,
    ],
    ['a body', `{ ${url}, contains: up }`, { '/health': { body: 'it is down' } }, 'failed', /body does not hold/],
    ['a header', `{ ${url}, headers: { x-version: "7" } }`, { '/health': {} }, 'failed', /no header x-version/],
    [
      'a long body, at its end',
      `{ ${url}, contains: up }`,
      { '/health': { body: { bytes: 3_000_000 } } },
      'failed',
      /first 1 MiB/,
    ],
  ])('is answered by the world and not by us: %s', async (_what, smoke, pages, ends, because) => {
    // given
    const scenario = smokeTested(smoke, pages);
    // when
    const told = await toldHere(scenario);
    // then
    expect(told.verdict.name).toBe(ends);
    expect(mostOnGreen(told)).toBe(ends === 'released' ? 100 : 0);
    expect(told.verdict.because).toMatch(because);
  });

  test('is asked again as often as it says, and no longer', async () => {
    // given: the page comes a minute after green is ready.
    const scenario = mendedAfterTwoMinutes(2);
    // when
    const told = await toldHere(scenario);
    // then
    expect(told.verdict).toMatchObject({ name: 'failed', serving: { who: 'blue' } });
    expect(mostOnGreen(told)).toBe(0);
  });
});

describe('A smoke test that takes long', () => {
  test('does not hold up an alarm: the stop is sent within 6 s of it', async () => {
    // given: each try lasts 24 s of the bake, and green is slow for users.
    const smoke = '{ url: "http://shop:443/health", when: bake, timeout: 25s }';
    const scenario = smokeTested(
      smoke,
      {},
      { green: { ...threeTimesSlower, pages: { '/health': { latencyMs: 24_000 } } } },
    );
    const gates = `${scenario.inputs['gates']}\nalarms: [api-5xx, api-p99]`;
    // when
    const told = await toldHere({ ...scenario, inputs: { ...scenario.inputs, gates, bake: '9m' } });
    // then
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(told.greenShare).toBe(0);
    expect(told.verdict.because).toContain('api-p99');
    expect(fromAlarmToStop(told)).toBeLessThanOrEqual(6_000);
  });
});

describe('A load balancer that does not say how its targets are', () => {
  test('does not hold up an alarm for longer than one call may last: the stop is sent within 12 s of it', async () => {
    // given
    const silent = {
      operation: 'elasticloadbalancing:DescribeTargetHealth',
      calls: { from: 4, to: 9999 },
      fault: { kind: 'silent-before' as const },
    };
    const scenario = {
      ...smokeTested('', {}, { group: {}, green: threeTimesSlower, world: { faults: [silent] } }),
      inputs: {
        ...inputs,
        strategy: 'blue-green',
        bake: '9m',
        gates: `${inputs.gates}\ntargets: { when: bake, advisory: true }`,
      },
    };
    // when
    const told = await toldHere(scenario);
    // then
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(told.greenShare).toBe(0);
    expect(fromAlarmToStop(told)).toBeLessThanOrEqual(12_000);
  });
});

describe('Targets that fail their health checks', () => {
  test('take the release back, with the load balancer’s reason', async () => {
    // given: two minutes after all users came to it.
    const ill = { behave: { image: greenImage, change: { healthChecks: { fails: { status: 503 } } } } };
    const scenario: Scenario = {
      ...smokeTested('', {}, { world: { actors: [{ at: '3m', do: ill }] } }),
      inputs: { ...inputs, strategy: 'blue-green', bake: '9m', gates: 'targets: { healthy: 60%, when: bake }' },
    };
    // when
    const { verdict, greenShare, calls, beganAt } = await toldHere(scenario);
    // then
    const stop = calls.find(({ operation }) => operation === 'StopDeployment');
    expect(verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(greenShare).toBe(0);
    expect(verdict.because).toContain('Green has users and no healthy target');
    // Two health checks 10 s apart must fail, and the targets are looked at every 15 s; ECS replaces tasks all the while.
    expect(((stop?.at ?? Infinity) - beganAt) / 1000).toBeLessThanOrEqual(3 * 60 + 60);
  });
});

const hooked = (hook: string, more = '') => `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: <TASK_DEFINITION>
        LoadBalancerInfo: { ContainerName: api, ContainerPort: 8080 }${more}
Hooks:
  - AfterAllowTestTraffic: ${hook}
`;

function withAppSpec(name: string, text: string, changes: ShopChanges = {}): Scenario {
  return {
    name: 'an AppSpec',
    tells: 'A release with an AppSpec of the user’s own.',
    files: { ...files, [name]: text },
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m', appspec: name },
    world: shop({ group: waitsForAWord, ...changes }),
  };
}

describe('The user’s own hook', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play(story('ecs-hook-fails'));
  });

  test('that says no keeps every user away from green, and is told by name', () => {
    const result = resultOf(played);
    expect(result).toMatchObject({ verdict: 'failed', serving: 'blue', exit: 1, 'most-on-green': 0, 'green-share': 0 });
    for (const told of [logOf(played), summaryOf(played), played.record])
      expect(told).toContain('AfterAllowTestTraffic (function check-sign-in) failed');
  });

  test('is quoted in the job log and nowhere else', () => {
    expect(logOf(played)).toContain('sign-in answered 401 for the test user');
    expect(publishedBy(played)).not.toContain('sign-in answered 401');
  });

  test('that says yes is waited for before the first user', async () => {
    // given
    const functions = { 'check-sign-in': { result: 'Succeeded' as const, takesSeconds: 100 } };
    // when
    const told = await toldHere(withAppSpec('ecs/appspec.yaml', hooked('check-sign-in'), { functions }));
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(told.greenShare).toBe(100);
    // Green itself is ready after about a minute.
    expect(firstUserAt(told)).toBeGreaterThanOrEqual(150);
  });

  test('that does not exist is named as what failed', async () => {
    // when
    const told = await toldHere(withAppSpec('ecs/appspec.yaml', hooked('no-such-function')));
    // then
    expect(told.verdict).toMatchObject({ name: 'failed', serving: { who: 'blue' } });
    expect(mostOnGreen(told)).toBe(0);
    expect(told.summary).toMatch(/AfterAllowTestTraffic \(function no-such-function\) failed/);
  });
});

const properties = {
  TaskDefinition: '<TASK_DEFINITION>',
  LoadBalancerInfo: { ContainerName: 'api', ContainerPort: 8080 },
  PlatformVersion: '1.4.0',
  NetworkConfiguration: {
    AwsvpcConfiguration: { Subnets: ['subnet-1', 'subnet-2'], SecurityGroups: ['sg-1'], AssignPublicIp: 'DISABLED' },
  },
};
const asJson = JSON.stringify({
  version: 0.0,
  Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties: properties } }],
  Hooks: [{ AfterAllowTestTraffic: 'check-sign-in' }],
});
const asYaml = hooked(
  'check-sign-in',
  `
        PlatformVersion: 1.4.0
        NetworkConfiguration:
          AwsvpcConfiguration: { Subnets: [subnet-1, subnet-2], SecurityGroups: [sg-1], AssignPublicIp: DISABLED }`,
);
/** AWS takes the names of an AppSpec in either letter case, and its own pages show both. */
const inLowerCase = asYaml
  .replaceAll(
    /^( *(?:- )?)(\w)(\w*):(?= |$)/gm,
    (_, before: string, first: string, rest: string) => `${before}${first.toLowerCase()}${rest}:`,
  )
  .replaceAll(
    /([{,] )(\w)(\w*):/g,
    (_, before: string, first: string, rest: string) => `${before}${first.toLowerCase()}${rest}:`,
  );

describe('An AppSpec of the user’s own', () => {
  test.each([
    ['YAML', 'ecs/appspec.yaml', asYaml],
    ['JSON', 'ecs/appspec.json', asJson],
    ['YAML with keys that begin in lower case', 'ecs/appspec.yml', inLowerCase],
  ])('reaches AWS with its hooks, and green runs as it says: %s', async (_how, name, text) => {
    // given
    const functions = { 'check-sign-in': { result: 'Succeeded' as const, takesSeconds: 5 } };
    const scenario = withAppSpec(name, text, { functions });
    await using stage = await openStage(scenario, { kind: 'stepped' });
    // when
    const { verdict, outputs } = await stepHere(stage, scenario);
    // then
    const { released, primary } = await account(stage.aws.endpoint);
    const deployed = released[0]?.revision?.appSpecContent?.content;
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(outputs.get('revision')).toBe('api:2');
    expect(deployed).toContain('check-sign-in');
    expect(deployed).toContain('task-definition/api:2');
    expect(primary).toMatchObject({
      platformVersion: '1.4.0',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-1', 'subnet-2'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'DISABLED',
        },
      },
    });
  });

  test('is refused with every fault at once, and nothing is written', async () => {
    // given
    const text = hooked('${HOOK}').replace('AfterAllowTestTraffic', 'AfterTestTraffic').replace('Type:', 'Typ:');
    // when
    const { verdict, calls, log } = await toldHere(withAppSpec('ecs/appspec.yaml', text));
    // then
    expect(verdict.name).toBe('refused');
    expect(countsOf(calls)).toEqual({});
    for (const word of ['AfterAllowTestTraffic', 'Typ', 'line 4', 'line 9']) expect(log).toContain(word);
  });
});
