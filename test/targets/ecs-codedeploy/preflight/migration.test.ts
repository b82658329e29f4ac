import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { migrationFindings } from '../../../../src/targets/ecs-codedeploy/preflight/migration.ts';
import {
  aBalancing,
  aForward,
  aListener,
  api1,
  api2,
  forwarding,
  production,
  testing,
  there,
} from '../../elbv2/a-balancing.ts';
import { aBlue, aGroup, facts } from './a-release-to-be.ts';

const defaultRule =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/1';
const testRule =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/50dc6c495c0c9188/aaaaaaaaaaaaaaaa/2';

const balancing = aBalancing({
  production: [there(aListener({ forwards: [aForward(100, 0, { rule: defaultRule })] }))],
  test: [there(aListener({ arn: testing, port: 8443, forwards: [aForward(100, 0, { rule: testRule })] }))],
});

const managed = (change: Parameters<typeof facts>[0] = {}) => facts({ balancing, pauses: 'managed', ...change });
const rolling = (change: Parameters<typeof facts>[0] = {}) =>
  facts({ balancing, asked: { kind: 'rolling' }, ...change });

/** The value of an option of a command, as a shell passes it on. */
function optionOf(command: string | undefined, name: string): unknown {
  const words = execFileSync('sh', ['-c', `printf '%s\\0' ${command ?? ''}`], { encoding: 'utf8' }).split('\0');
  return JSON.parse(words[words.indexOf(name) + 1] ?? 'null');
}

const commands = (of: Parameters<typeof migrationFindings>[0]) =>
  migrationFindings(of).flatMap(({ command }) => command ?? []);
const theChange = (of: Parameters<typeof migrationFindings>[0]) =>
  commands(of).find(command => command.includes('ecs update-service'));

describe('A service under CodeDeploy', () => {
  test('is told nothing of a migration that nobody asks for', () => {
    expect(migrationFindings(facts({ balancing }))).toEqual([]);
  });

  test.each([
    ['pauses', managed(), 'hooks', 'manage'],
    ['a rolling deployment', rolling(), 'strategy', 'rolling'],
  ] as const)('that is asked for %s refuses, and says by which steps ECS would do it', (_what, of, where, value) => {
    // when
    const [refusal, ...steps] = migrationFindings(of);
    // then
    expect(refusal).toMatchObject({
      level: 'error',
      where,
      value,
      remedy: expect.stringContaining(`the ${steps.length} steps`),
    });
    expect(steps.map(step => step.where)).toEqual(
      steps.map((_, at) => `${where}, step ${at + 1} of ${steps.length} to ECS`),
    );
  });
});

describe('The change of the service', () => {
  test('takes over how the deployment group moves traffic, how long it keeps blue, and its alarms', () => {
    // given
    const group = aGroup({ alarms: ['api-5xx'], stopsOnAlarm: 'and goes back' });
    // when
    const settings = optionOf(theChange(managed({ group })), '--deployment-configuration');
    // then
    expect(settings).toEqual({
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
      bakeTimeInMinutes: 60,
      alarms: { alarmNames: ['api-5xx'], enable: true, rollback: true },
    });
  });

  test('names the target groups, the rules and the container as they are, and the role of the step before', () => {
    // when
    const leaders = optionOf(theChange(managed()), '--load-balancers');
    // then
    expect(leaders).toEqual([
      {
        targetGroupArn: api1,
        containerName: 'api',
        containerPort: 8080,
        advancedConfiguration: {
          alternateTargetGroupArn: api2,
          productionListenerRule: defaultRule,
          testListenerRule: testRule,
          roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRoleForLoadBalancers',
        },
      },
    ]);
  });

  test('names the listener where no rule stands before it, as behind a network load balancer', () => {
    // given
    const withoutRules = aBalancing({ production: [there(aListener({ forwards: [aForward(100, 0)] }))], test: [] });
    // when
    const [leader] = optionOf(theChange(managed({ balancing: withoutRules })), '--load-balancers') as [
      { advancedConfiguration: object },
    ];
    // then
    expect(leader.advancedConfiguration).toMatchObject({ productionListenerRule: production });
    expect(leader.advancedConfiguration).not.toHaveProperty('testListenerRule');
  });

  test('for a rolling deployment names one target group, and switches the circuit breaker on', () => {
    // when
    const change = theChange(rolling());
    // then
    expect(optionOf(change, '--load-balancers')).toEqual([
      { targetGroupArn: api1, containerName: 'api', containerPort: 8080 },
    ]);
    expect(optionOf(change, '--deployment-configuration')).toEqual({
      strategy: 'ROLLING',
      deploymentCircuitBreaker: { enable: true, rollback: true },
    });
  });
});

describe('The steps before it', () => {
  const alone = new Map([[api1, 1]]);

  test('lead the production rule to both target groups, where nothing leads to one of them', () => {
    // given
    const to1 = forwarding({ ...aForward(1, 0), weights: alone, rule: defaultRule });
    // when
    const command = commands(managed({ balancing: { ...to1, test: [] } })).find(one => one.includes('modify-listener'));
    // then
    expect(optionOf(command, '--default-actions')).toEqual([
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: api1, Weight: 100 },
            { TargetGroupArn: api2, Weight: 0 },
          ],
        },
      },
    ]);
  });

  test('leave the rules alone where a test rule leads to the other', () => {
    // given
    const to1 = { ...aForward(1, 0), weights: alone, rule: defaultRule };
    const to2 = { ...aForward(0, 1), weights: new Map([[api2, 1]]), rule: testRule };
    const both = aBalancing({
      production: [there(aListener({ forwards: [to1] }))],
      test: [there(aListener({ arn: testing, forwards: [to2] }))],
    });
    // when
    const written = commands(managed({ balancing: both })).filter(one => one.includes('elbv2 modify'));
    // then
    expect(written).toEqual([]);
  });

  test('say that functions of the AppSpec have to be written anew', () => {
    // given
    const hooks = [{ event: 'BeforeAllowTraffic', function: 'check' }];
    // when
    const reasons = migrationFindings(managed({ hooks })).map(({ reason }) => reason);
    // then
    expect(reasons).toContainEqual(expect.stringContaining('BeforeAllowTraffic check'));
  });

  test('fill in what was read wherever it is written down, names with blanks included', () => {
    // given
    const group = aGroup({ application: 'my shop', name: 'api' });
    // when
    const [first] = commands(managed({ group, blue: aBlue() }));
    // then
    expect(first).toContain("--application-name 'my shop' --deployment-group-name api");
  });
});
