import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { printLambdaAppSpec, readLambdaAppSpec } from './appspec.ts';

const YAML = `
version: 0.0
Resources:
  - myFunction:
      Type: AWS::Lambda::Function
      Properties:
        Name: checkout
        Alias: live
        CurrentVersion: "4"
        TargetVersion: "5"
Hooks:
  - BeforeAllowTraffic: "arn:aws:lambda:us-east-1:123456789012:function:smoke"
  - AfterAllowTraffic: verify
`;

const VERSIONS = { functionName: 'checkout', alias: 'live', currentVersion: '4', targetVersion: '5' };

describe('an AppSpec for Lambda', () => {
  test('in YAML names function, alias, both versions and hooks', () => {
    // when
    const read = readLambdaAppSpec(YAML);

    // then
    expect(read).toEqual({
      kind: 'valid',
      appSpec: {
        ...VERSIONS,
        hooks: new Map([
          ['BeforeAllowTraffic', 'smoke'],
          ['AfterAllowTraffic', 'verify'],
        ]),
      },
    });
  });

  test('in JSON says the same', () => {
    // when
    const read = readLambdaAppSpec(JSON.stringify(parse(YAML)));

    // then
    expect(read).toEqual(readLambdaAppSpec(YAML));
  });

  test('may spell its keys in any case', () => {
    // given
    const spelt = YAML.replace(/^([ -]*)(\w+):/gm, (_line, before: string, key: string) =>
      key === 'version' ? `${before}VERSION:` : `${before}${key.charAt(0).toLowerCase()}${key.slice(1)}:`,
    );

    // when
    const read = readLambdaAppSpec(spelt);

    // then
    expect(spelt).toContain('currentVersion');
    expect(read).toEqual(readLambdaAppSpec(YAML));
  });

  test('that was printed is read as what it was', () => {
    // when
    const read = readLambdaAppSpec(printLambdaAppSpec(VERSIONS));

    // then
    expect(read).toEqual({ kind: 'valid', appSpec: { ...VERSIONS, hooks: new Map() } });
  });

  test.each([
    ['no resources', 'version: 0.0', /exactly one function/],
    ['two functions', `${YAML.split('Hooks:')[0]}  - other: {}`, /exactly one function/],
    ['an ECS service', YAML.replace('AWS::Lambda::Function', 'AWS::ECS::Service'), /AWS::Lambda::Function/],
    ['no name', YAML.replace('Name: checkout', 'Other: checkout'), /Name is missing/],
    ['no alias', YAML.replace('Alias', 'Other'), /Alias is missing/],
    [
      'an empty current version',
      YAML.replace('CurrentVersion: "4"', 'CurrentVersion: ""'),
      /CurrentVersion is missing/,
    ],
    ['no target version', YAML.replace('TargetVersion', 'Other'), /TargetVersion is missing/],
    ['$LATEST as target', YAML.replace('"5"', '"$LATEST"'), /TargetVersion must be the number/],
    ['version 0', YAML.replace('"4"', '"0"'), /CurrentVersion must be the number/],
    ["a hook of ECS's", YAML.replace('BeforeAllowTraffic', 'AfterInstall'), /afterinstall is not .* of Lambda/],
  ])('with %s is invalid, and says why', (_what, content, problem) => {
    // when
    const read = readLambdaAppSpec(content);

    // then
    expect(read).toEqual({ kind: 'invalid', problem: expect.stringMatching(problem) });
  });
});
