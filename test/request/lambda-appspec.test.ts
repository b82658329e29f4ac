import { describe, expect, test } from '@jest/globals';
import { ask, type Inputs } from './ask.ts';

const least: Inputs = { target: 'lambda', function: 'checkout', appspec: 'spec.yml' };

const parse = (lines: readonly string[], inputs: Inputs = {}) =>
  ask({ ...least, ...inputs }, { files: { 'spec.yml': lines.join('\n') } });

const spec = (properties: string, hooks: readonly string[] = []): readonly string[] => [
  'version: 0.0',
  'Resources:',
  `  - function: { Type: "AWS::Lambda::Function", Properties: ${properties} }`,
  ...(hooks.length === 0 ? [] : ['Hooks:', ...hooks.map(hook => `  - ${hook}`)]),
];

describe('an AppSpec for a function', () => {
  test.each<[string, readonly string[], Inputs]>([
    ['that names nothing, for all is filled in', spec('{}'), {}],
    ['that is a template', spec('{ Name: "${FN}", Alias: <ALIAS>, CurrentVersion: "{{v}}" }'), {}],
    [
      'that says what the inputs say',
      spec('{ Name: checkout, Alias: live, CurrentVersion: "4", TargetVersion: "5" }'),
      {},
    ],
    ['that says which version, as the inputs do', spec('{ TargetVersion: 7 }'), { 'from-version': '7' }],
    ['with keys in any letter case', spec('{ name: checkout, ALIAS: prod }'), { alias: 'prod' }],
  ])('may be one %s', async (_, lines, inputs) => {
    // when
    const parsed = await parse(lines, inputs);

    // then
    expect(parsed).toMatchObject({ ok: true, request: { target: { hooks: [] } } });
  });

  test('gives its hooks, in the order in which CodeDeploy runs them', async () => {
    // given
    const hooks = ['AfterAllowTraffic: count-orders', 'beforeAllowTraffic: arn:aws:lambda:eu-west-1:1:function:check'];

    // when
    const parsed = await parse(spec('{}', hooks));

    // then
    const read = [
      { event: 'BeforeAllowTraffic', function: 'arn:aws:lambda:eu-west-1:1:function:check' },
      { event: 'AfterAllowTraffic', function: 'count-orders' },
    ];
    expect(parsed).toMatchObject({ ok: true, request: { target: { hooks: read } } });
  });

  const same = (property: string) => `write the same in both, or leave \`${property}\` out: it is filled in`;

  test.each<[string, readonly string[], number, string | undefined, string, string | RegExp]>([
    ['another function', spec('{ Name: search }'), 3, 'search', '`function` is `checkout`', same('Name')],
    ['another alias', spec('{ Alias: prod }'), 3, 'prod', '`alias` is `live`', same('Alias')],
    ['another version', spec('{ TargetVersion: 8 }'), 3, '8', '`from-version` is `7`', same('TargetVersion')],
    [
      'an ECS service',
      ['Resources:', '  - a: { Type: "AWS::ECS::Service" }'],
      2,
      'AWS::ECS::Service',
      'an AppSpec for ECS, not for Lambda',
      'give an AppSpec whose resource is of `Type: AWS::Lambda::Function`',
    ],
    ['no type', ['Resources:', '  - a: {}'], 2, undefined, '`Type` is missing', 'add `Type`'],
    ['no function', ['Resources: []'], 1, undefined, 'names no function', 'name one function'],
    [
      'a second function',
      [...spec('{}'), '  - other: { Type: "AWS::Lambda::Function" }'],
      4,
      'other',
      'a second resource: a deployment to Lambda has one function',
      'name one function',
    ],
    [
      'a property of ECS',
      spec('{ TaskDefinition: x }'),
      3,
      'TaskDefinition',
      'no property of `Properties`',
      'legal: `Name`, `Alias`, `CurrentVersion`, `TargetVersion`',
    ],
    [
      'a hook of ECS',
      spec('{}', ['AfterInstall: check']),
      5,
      'AfterInstall',
      'no event of Lambda that takes a hook',
      /`BeforeAllowTraffic`, `AfterAllowTraffic`/,
    ],
    [
      'two hooks for a moment',
      spec('{}', ['AfterAllowTraffic: a', 'AfterAllowTraffic: b']),
      6,
      'AfterAllowTraffic',
      'this event has a hook already',
      'name one function for each event',
    ],
  ])('with %s is refused at its line', async (_, lines, line, value, reason, remedy) => {
    // when
    const parsed = await parse(lines, { 'from-version': '7' });

    // then
    const told = typeof remedy === 'string' ? remedy : expect.stringMatching(remedy);
    const problem = { where: `appspec, spec.yml line ${line}`, value, reason, remedy: told };
    expect(parsed).toEqual({ ok: false, problems: [problem] });
  });

  test('has nobody to run its hooks where CodeDeploy is left out', async () => {
    // when
    const parsed = await parse(spec('{}', ['BeforeAllowTraffic: check']), { application: 'none' });

    // then
    const reason = 'given together with `application: none`: it is CodeDeploy that runs its hooks';
    const problem = { where: 'appspec', value: 'spec.yml', reason, remedy: 'leave one of the two out' };
    expect(parsed).toEqual({ ok: false, problems: [problem] });
  });
});
