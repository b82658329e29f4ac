import { describe, expect, test } from '@jest/globals';
import { checkConfiguration } from '../../src/request/lambda-configuration.ts';

describe('the configuration of a function', () => {
  test('is what UpdateFunctionConfiguration takes, at any depth', () => {
    // given
    const text = [
      'Role: arn:aws:iam::123456789012:role/teams/checkout',
      'Handler: src/index.handler # as before',
      'Timeout: 30',
      'MemorySize: 10240',
      'Runtime: nodejs24.x',
      'Environment: { Variables: { MODE: fast, EMPTY: "" } }',
      'VpcConfig: { SubnetIds: [], SecurityGroupIds: [sg-1], Ipv6AllowedForDualStack: true }',
      'DeadLetterConfig: { TargetArn: "" }',
      'TracingConfig: { Mode: Active }',
      'Layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:fonts:3"]',
      'FileSystemConfigs: [{ Arn: "arn:aws:elasticfilesystem:eu-west-1:1:access-point/a", LocalMountPath: /mnt/data }]',
      'ImageConfig: { Command: [app.handler] }',
      'EphemeralStorage: { Size: 512 }',
      'SnapStart: { ApplyOn: PublishedVersions }',
      'LoggingConfig: { LogFormat: JSON, ApplicationLogLevel: WARN, LogGroup: /shop/checkout }',
      'DurableConfig: { ExecutionTimeout: 3600 }',
    ].join('\n');

    // when
    const checked = checkConfiguration(text);

    // then
    expect(checked).toMatchObject({
      ok: true,
      value: {
        Role: 'arn:aws:iam::123456789012:role/teams/checkout',
        MemorySize: 10_240,
        Environment: { Variables: { MODE: 'fast', EMPTY: '' } },
        VpcConfig: { SubnetIds: [], SecurityGroupIds: ['sg-1'], Ipv6AllowedForDualStack: true },
        SnapStart: { ApplyOn: 'PublishedVersions' },
      },
    });
  });

  const example = 'write a mapping with the names of UpdateFunctionConfiguration, such as `MemorySize: 512`';

  test.each<[string, string | undefined, string | RegExp, string | RegExp]>([
    ['[Timeout]', undefined, 'not a mapping from setting to value', example],
    ['{}', undefined, 'sets nothing', example],
    ['Timeout: { 5', undefined, /^not readable as YAML/, example],
    ['Memory: 512', 'Memory', 'no setting of UpdateFunctionConfiguration', /^did you mean `MemorySize`\?/],
    ['timeout: 5', 'timeout', 'no setting of UpdateFunctionConfiguration', /^did you mean `Timeout`\?/],
    ['constructor: 5', 'constructor', 'no setting of UpdateFunctionConfiguration', /^legal: `Role`/],
    ['FunctionName: x', 'FunctionName', 'the function is named by the input `function`', 'leave it out'],
    ['RevisionId: x', 'RevisionId', 'it is filled in, as of the moment', 'leave it out'],
    ['VpcConfig: { SubnetIDs: [a] }', 'SubnetIDs', 'no member of `VpcConfig`', /^did you mean `SubnetIds`\?/],
    ['VpcConfig: { SubnetIds: subnet-1 }', 'subnet-1', 'not a list', 'write a list'],
    ['VpcConfig: { SubnetIds: [1] }', '1', 'not text', 'put it in quotes'],
    ['VpcConfig: { Ipv6AllowedForDualStack: "true" }', 'true', 'not `true` or `false`', 'write it without quotes'],
    ['Timeout: 0', '0', 'not a whole number, 1 to 5400', 'write a whole number, 1 to 5400'],
    ['Timeout: "30"', '30', 'not a whole number, 1 to 5400', 'write it without quotes'],
    ['MemorySize: 127', '127', 'not a whole number, 128 to 32768', 'write a whole number, 128 to 32768'],
    ['MemorySize: 512.5', '512.5', 'not a whole number, 128 to 32768', 'write a whole number, 128 to 32768'],
    ['Timeout:', undefined, 'nothing stands here', 'write a whole number, 1 to 5400'],
    ['Role: checkout', 'checkout', 'not written as AWS has it', /arn:aws:iam/],
    [
      'Role: "arn:aws:iam::123456789012:role/*"',
      'arn:aws:iam::123456789012:role/*',
      'not written as AWS has it',
      /role/,
    ],
    ['Handler: a b', 'a b', 'not written as AWS has it', 'write it as `index.handler`'],
    [
      'Description: the checkout',
      'Description',
      'the description of a version is the stamp of the release that made it',
      'leave it out',
    ],
    [`Handler: ${'x'.repeat(129)}`, `${'x'.repeat(79)}…`, 'longer than 128 characters', 'shorten it'],
    ['Layers: [fonts]', 'fonts', 'not written as AWS has it', /layer:fonts:3/],
    [
      'SnapStart: { ApplyOn: Published }',
      'Published',
      'not a value of this setting',
      /^did you mean `PublishedVersions`/,
    ],
    ['SnapStart: on', undefined, 'not a mapping', 'write a mapping'],
    ['Environment: KEY=s3cret', undefined, 'not a mapping', 'write a mapping'],
    ['Environment: { Variables: KEY=s3cret }', undefined, 'not a mapping from name to text', /^write a mapping/],
    ['Environment: { MODE: fast }', 'MODE', 'no member of `Environment`', 'legal: `Variables`'],
    ['Environment: { Variables: [a] }', undefined, 'not a mapping from name to text', /^write a mapping/],
    ['Environment: { Variables: { COUNT: 3 } }', 'COUNT', 'not text', 'put it in quotes'],
    ['Environment: { Variables: { "a-b": "x" } }', 'a-b', 'not the name of a variable', /begins with a letter/],
    [
      'Environment: { Variables: { AWS_REGION: "x" } }',
      'AWS_REGION',
      'Lambda sets this variable itself',
      'leave it out',
    ],
  ])('as %s is refused at its line, with a remedy', (line, value, reason, remedy) => {
    // when
    const checked = checkConfiguration(`# settings\n${line}`);

    // then
    const told = (wanted: string | RegExp) => (typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
    const problem = { where: 'configuration, line 2', value, reason: told(reason), remedy: told(remedy) };
    expect(checked).toEqual({ ok: false, problems: [problem] });
  });

  test('has all that is wrong with it reported, and no value of a variable', () => {
    // given
    const text = 'Timeout: soon\nEnvironment:\n  Variables:\n    PORT: 8080\n    x: s3cret\nLayer: []\n';

    // when
    const checked = checkConfiguration(text);

    // then
    const problems = checked.ok ? [] : checked.problems;
    expect(problems.map(({ where, value }) => [where, value])).toEqual([
      ['configuration, line 1', 'soon'],
      ['configuration, line 4', 'PORT'],
      ['configuration, line 5', 'x'],
      ['configuration, line 6', 'Layer'],
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/8080|s3cret/);
  });
});
