import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { checkAppSpecFile } from '../../src/request/appspec-file.ts';

const path = 'ecs/appspec.yml';
const read = (text: string) => checkAppSpecFile(path, text);

/** What is wrong, without the words that every problem of a file begins with. */
function faultsOf(text: string) {
  const checked = read(text);
  return checked.ok
    ? []
    : checked.problems.map(({ where, ...problem }) => ({
        line: Number(new RegExp(`^appspec, ${path} line (\\d+)$`).exec(where)?.[1]),
        ...problem,
      }));
}

const network = { Subnets: ['subnet-a', 'subnet-b'], SecurityGroups: ['sg-a'], AssignPublicIp: 'ENABLED' };
const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:check-login';

const whole = {
  version: 0,
  Resources: [
    {
      TargetService: {
        Type: 'AWS::ECS::Service',
        Properties: {
          TaskDefinition: '<TASK_DEFINITION>',
          LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 8080 },
          PlatformVersion: 'LATEST',
          NetworkConfiguration: { AwsvpcConfiguration: network },
          CapacityProviderStrategy: [
            { Base: 1, CapacityProvider: 'FARGATE', Weight: 2 },
            { CapacityProvider: 'FARGATE_SPOT' },
          ],
        },
      },
    },
  ],
  Hooks: [{ AfterAllowTraffic: 'warm-up' }, { BeforeInstall: 'migrate' }, { BeforeAllowTraffic: arn }],
};

const wholeFile = {
  path,
  container: { name: 'web', port: 8080 },
  platformVersion: 'LATEST',
  network: { subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-a'], assignPublicIp: 'ENABLED' },
  capacityProviders: [
    { provider: 'FARGATE', base: 1, weight: 2 },
    { provider: 'FARGATE_SPOT', base: undefined, weight: undefined },
  ],
  hooks: [
    { event: 'BeforeInstall', function: 'migrate' },
    { event: 'BeforeAllowTraffic', function: arn },
    { event: 'AfterAllowTraffic', function: 'warm-up' },
  ],
};

const nothing = { path, container: undefined, platformVersion: undefined, network: undefined, hooks: [] };

/** A file of which these lines are the properties of the service: they begin on line 6. */
const withProperties = (...lines: readonly string[]) =>
  [
    'version: 0.0',
    'Resources:',
    '  - TargetService:',
    '      Type: AWS::ECS::Service',
    '      Properties:',
    ...lines.map(line => `        ${line}`),
  ].join('\n');

/** A file of which these are the hooks: they begin on line 5. */
const withHooks = (...lines: readonly string[]) =>
  [
    'version: 0.0',
    'Resources:',
    '  - TargetService: { Type: "AWS::ECS::Service" }',
    'Hooks:',
    ...lines.map(line => `  ${line}`),
  ].join('\n');

describe('an AppSpec file', () => {
  test.each([
    ['YAML', stringify(whole)],
    ['JSON', JSON.stringify(whole, undefined, 2)],
  ])('is read as %s, its hooks in the order in which CodeDeploy runs them', (_, text) => {
    // when
    const checked = read(text);

    // then
    expect(checked).toEqual({ ok: true, value: wholeFile });
  });

  test('says the same in any letter case of its keys', () => {
    // given
    const recased = (value: unknown, caseOf: (key: string) => string): unknown => {
      if (Array.isArray(value)) return value.map(item => recased(item, caseOf));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [caseOf(key), recased(part, caseOf)]));
    };
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), upper => {
        const shuffled = (key: string) =>
          Array.from(key, letter => (upper.next().value ? letter.toUpperCase() : letter.toLowerCase())).join('');

        // when
        const checked = read(stringify(recased(whole, shuffled)));

        // then
        expect(checked).toEqual({ ok: true, value: wholeFile });
      }),
    );
  });

  test.each([
    ['only names its service', 'version: 0.0\nresources:\n  - any-name: { type: "AWS::ECS::Service" }'],
    ['leaves parts empty', `${withProperties('LoadBalancerInfo:', 'PlatformVersion:')}\nHooks:`],
    ['has a task definition of any kind', withProperties('TaskDefinition: { family: x }')],
  ])('that %s changes nothing of what the service has', (_, text) => {
    // when
    const checked = read(text);

    // then
    expect(checked).toEqual({ ok: true, value: { ...nothing, capacityProviders: undefined } });
  });
});

describe('an AppSpec file of another platform', () => {
  const lambda = [
    'version: 0.0',
    'Resources:',
    '  - live:',
    '      type: AWS::Lambda::Function',
    '      properties: { name: f, alias: live, currentversion: "1", targetversion: "2" }',
  ].join('\n');

  test.each([
    ['Lambda', lambda, 4],
    ['servers (EC2 or on-premises)', 'version: 0.0\nos: linux\nfiles: []\nhooks: {}', 2],
    ['servers (EC2 or on-premises)', 'version: 0.0\nhooks:\n  AfterInstall:\n    - location: x.sh', 2],
  ])('is refused as one for %s, and for nothing else', (platform, text, line) => {
    // when
    const faults = faultsOf(text);

    // then
    const reason = `an AppSpec for ${platform}, not for ECS`;
    const remedy = 'give an AppSpec whose resource is of `Type: AWS::ECS::Service`';
    expect(faults).toEqual([expect.objectContaining({ line, reason, remedy })]);
  });
});

describe('a fault in an AppSpec file', () => {
  test.each<[string, number, string | undefined, string, string | RegExp | undefined]>([
    ['', 1, undefined, 'not an AppSpec: no mapping', /`Resources`/],
    ['- a', 1, undefined, 'not an AppSpec: no mapping', /`Resources`/],
    ['version: 0.0', 1, undefined, '`Resources` is missing', 'add `Resources`'],
    ['version: 0.0\nResources: []', 2, undefined, 'names no service', 'name one service'],
    ['version: 0.0\nResources: {}', 2, undefined, '`Resources` is a list of one service', /as a list/],
    [withHooks().replace('0.0', '1.0'), 1, '1', 'CodeDeploy knows version 0.0 alone', 'write `version: 0.0`'],
    [
      withHooks().replace('Service"', 'TaskSet"'),
      3,
      'AWS::ECS::TaskSet',
      'not a type that CodeDeploy deploys to ECS',
      'write `AWS::ECS::Service`',
    ],
    [
      withHooks().replace('Hooks:', '  - Other: { Type: "AWS::ECS::Service" }'),
      4,
      'Other',
      'a second resource: a deployment to ECS has one service',
      'name one service',
    ],
    [withHooks().replace('Hooks:', 'Hook: []'), 4, 'Hook', 'no property of an AppSpec', /did you mean `Hooks`/],
    [
      withProperties('NetworkConfig: 1'),
      6,
      'NetworkConfig',
      'no property of `Properties`',
      /did you mean `NetworkConfiguration`/,
    ],
    [
      withProperties('PlatformVersion: LATEST', 'platformversion: 1.4.0'),
      7,
      'platformversion',
      'this key stands here a second time, in another letter case',
      'keep one of the two',
    ],
    [withProperties('a: 1', 'a: 2'), 7, undefined, 'this key stands here a second time', 'correct the file'],
    [withProperties('PlatformVersion: 1.4'), 6, '1.4', 'a platform version is text', 'put it in quotes'],
    [withProperties('PlatformVersion: ""'), 6, '', 'nothing stands here', undefined],
    [
      withProperties('LoadBalancerInfo: { ContainerName: web }'),
      6,
      undefined,
      '`ContainerPort` is missing',
      /a container and its port go together/,
    ],
    [
      withProperties('LoadBalancerInfo:', '  ContainerPort: 80'),
      6,
      undefined,
      '`ContainerName` is missing',
      /a container and its port go together/,
    ],
    [
      withProperties('LoadBalancerInfo:', '  ContainerName: web', '  ContainerPort: "80"'),
      8,
      '80',
      'a port is a whole number, 1 to 65535',
      'write it without quotes',
    ],
    [
      withProperties('LoadBalancerInfo:', '  ContainerName: web', '  ContainerPort: 80000'),
      8,
      '80000',
      'a port is a whole number, 1 to 65535',
      undefined,
    ],
    [
      withProperties('NetworkConfiguration:', '  AwsvpcConfiguration: { Subnets: [a], SecurityGroups: [b] }'),
      7,
      undefined,
      '`AssignPublicIp` is missing',
      /go together/,
    ],
    [
      withProperties('NetworkConfiguration: { Subnets: [a] }'),
      6,
      'Subnets',
      'no property of `NetworkConfiguration`',
      /`AwsvpcConfiguration`/,
    ],
    [
      withProperties(
        `NetworkConfiguration: { AwsvpcConfiguration: ${JSON.stringify({ ...network, Subnets: 'a,b' })} }`,
      ),
      6,
      'a,b',
      '`Subnets` is a list',
      /as a list/,
    ],
    [
      withProperties(
        `NetworkConfiguration: { AwsvpcConfiguration: ${JSON.stringify({ ...network, AssignPublicIp: true })} }`,
      ),
      6,
      'true',
      '`AssignPublicIp` is `ENABLED` or `DISABLED`',
      'write `ENABLED`',
    ],
    [
      withProperties('CapacityProviderStrategy:', '  - CapacityProvider: FARGATE', '    Weight: 1.5'),
      8,
      '1.5',
      '`Weight` is a whole number, 0 to 1000',
      undefined,
    ],
    [
      withProperties('CapacityProviderStrategy:', '  - CapacityProvidr: FARGATE'),
      7,
      'CapacityProvidr',
      'no property of a capacity provider',
      /did you mean `CapacityProvider`/,
    ],
    [
      withHooks('- BeforeAllowTrafic: f'),
      5,
      'BeforeAllowTrafic',
      'no event of ECS that takes a hook',
      /did you mean `BeforeAllowTraffic`/,
    ],
    [
      withHooks('- ValidateService: f'),
      5,
      'ValidateService',
      'no event of ECS that takes a hook',
      /legal: `BeforeInstall`, `AfterInstall`, `AfterAllowTestTraffic`, `BeforeAllowTraffic`, `AfterAllowTraffic`/,
    ],
    [
      withHooks('- BeforeInstall: f', '- beforeInstall: g'),
      6,
      'BeforeInstall',
      'this event has a hook already',
      'name one function for each event',
    ],
    [withHooks('BeforeInstall: f'), 4, undefined, '`Hooks` is a list of `Event: function`', /as a list/],
    [withHooks('- BeforeInstall:'), 5, undefined, 'a hook is the name or ARN of a function, as text', undefined],
    [withHooks('- BeforeInstall: [f]'), 5, undefined, 'a hook is the name or ARN of a function, as text', undefined],
    [withHooks('- BeforeInstall: !Ref F'), 5, undefined, 'a tag (`!...`) that means nothing here', 'correct the file'],
  ])('is told with its line, value, reason and remedy: %j', (text, line, value, reason, remedy) => {
    // when
    const faults = faultsOf(text);

    // then
    const wanted = remedy instanceof RegExp ? expect.stringMatching(remedy) : remedy;
    expect(faults).toContainEqual({ line, value, reason, remedy: wanted });
  });

  test.each([
    withHooks('- BeforeInstall: ${HOOK}'),
    withHooks('- BeforeInstall: arn:aws:lambda:<REGION>:1:function:f'),
    withHooks('- BeforeInstall: "{{ hook }}"'),
    withProperties('LoadBalancerInfo: { ContainerName: <NAME>, ContainerPort: 80 }'),
    withProperties('LoadBalancerInfo: { ContainerName: web, ContainerPort: <PORT> }'),
    withProperties('NetworkConfiguration:', '  AwsvpcConfiguration: <NETWORK>'),
    withProperties(
      `NetworkConfiguration: { AwsvpcConfiguration: ${JSON.stringify({ ...network, Subnets: '${SUBNETS}' })} }`,
    ),
    withProperties(
      `NetworkConfiguration: { AwsvpcConfiguration: ${JSON.stringify({ ...network, SecurityGroups: ['${SG}'] })} }`,
    ),
    withProperties('CapacityProviderStrategy: [{ CapacityProvider: "${PROVIDER}" }]'),
  ])('is a placeholder that nobody filled in, wherever it stands: %j', text => {
    // when
    const reasons = faultsOf(text).map(({ reason }) => reason);

    // then
    expect(reasons).toEqual(['a placeholder that nothing fills in']);
  });

  test('is told once, where a misspelt key is the one that is missing', () => {
    // given
    const text = withProperties('LoadBalancerInfo: { containerNam: web, port: 80 }');

    // when
    const faults = faultsOf(text).map(({ value, reason }) => [value, reason]);

    // then
    expect(faults).toEqual([
      [undefined, '`ContainerPort` is missing'],
      ['containerNam', 'no property of `LoadBalancerInfo`'],
      ['port', 'no property of `LoadBalancerInfo`'],
    ]);
  });

  test('is told with all the others, in the order of their lines', () => {
    // given
    const text = [
      'version: 2',
      'Resources:',
      '  - One: { Type: "AWS::ECS::Service", Properties: { PlatformVersion: 1 } }',
      '  - Two: { Type: "AWS::ECS::Service" }',
      'Hooks:',
      '  - Install: f',
      '  - AfterInstall: <F>',
      'Extra: true',
    ].join('\n');

    // when
    const lines = faultsOf(text).map(({ line }) => line);

    // then
    expect(lines).toEqual([1, 3, 4, 6, 7, 8]);
  });

  test('is all that any text can cause: nothing is thrown', () => {
    const keys = fc.constantFrom('version', 'Resources', 'resources', 'Hooks', 'Type', 'Properties', '__proto__', 'os');
    const json = fc.letrec(tie => ({
      value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), tie('list'), tie('mapping')),
      list: fc.array(tie('value'), { maxLength: 3 }),
      mapping: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          json.mapping.map(value => JSON.stringify(value)),
        ),
        text => {
          // when
          const checked = read(text);

          // then
          expect(checked.ok || checked.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
