import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { LambdaTarget } from '../../src/request/request.ts';
import { ask, type Inputs, type World } from './ask.ts';

const least: Inputs = { target: 'lambda', function: 'checkout' };

const usual: LambdaTarget = {
  kind: 'lambda',
  function: 'checkout',
  alias: 'live',
  code: { from: 'latest' },
  configuration: {},
  variables: new Map(),
  codedeploy: { application: undefined, deploymentGroup: undefined },
  hooks: [],
  keepVersions: 'all',
};

const problemsWith = async (inputs: Inputs, world?: World) => {
  const parsed = await ask({ ...least, ...inputs }, world);
  return parsed.ok ? [] : parsed.problems;
};

const zip = new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]);
const packages: World['packages'] = {
  'code.zip': { is: 'a file', bytes: zip },
  'notes.txt': { is: 'a file', bytes: new TextEncoder().encode('hello') },
  'none.zip': { is: 'a file', bytes: new Uint8Array([0x50, 0x4b, 5, 6]) },
  void: { is: 'a directory', files: [] },
};

describe('a request for a function', () => {
  test('needs its name only: it goes out as it is, behind the alias `live`, and loses no version', async () => {
    // when
    const parsed = await ask(least);

    // then
    expect(parsed).toMatchObject({ ok: true, request: { target: usual, strategy: 'as configured' } });
  });

  test.each<[Inputs, Partial<LambdaTarget>]>([
    [{ alias: 'prod_1-a' }, { alias: 'prod_1-a' }],
    [{ s3: 's3://builds/checkout/42.zip' }, { code: from('builds', 'checkout/42.zip') }],
    [{ s3: 's3://builds/checkout.zip@L4kqtJlc.X_r-o' }, { code: from('builds', 'checkout.zip', 'L4kqtJlc.X_r-o') }],
    [{ s3: 's3://builds/pkg@1/checkout.zip' }, { code: from('builds', 'pkg@1/checkout.zip') }],
    [{ image: 'registry.test/checkout@sha256:1' }, { code: { from: 'image', uri: 'registry.test/checkout@sha256:1' } }],
    [{ 'from-version': '7' }, { code: { from: 'version', version: '7' } }],
    [{ configuration: 'MemorySize: 512' }, { configuration: { MemorySize: 512 } }],
    [{ 'environment-variables': 'MODE=fast' }, { variables: new Map([['MODE', { set: 'fast' }]]) }],
    [{ application: 'none' }, { codedeploy: 'not asked' }],
    [{ application: 'shop' }, { codedeploy: { application: 'shop', deploymentGroup: undefined } }],
    [{ 'deployment-group': 'g' }, { codedeploy: { application: undefined, deploymentGroup: 'g' } }],
    [{ 'keep-versions': '10' }, { keepVersions: 10 }],
  ])('with %j differs from the usual one in %j alone', async (given, wanted) => {
    // when
    const parsed = await ask({ ...least, ...given });

    // then
    expect(parsed).toMatchObject({ ok: true, request: { target: { ...usual, ...wanted } } });
  });

  test('takes a zip file as it is, with the hash that Lambda would give it', async () => {
    // when
    const parsed = await ask({ ...least, package: 'code.zip' }, { packages });

    // then
    const sha256 = createHash('sha256').update(zip).digest('base64');
    const code = { from: 'package', path: 'code.zip', zip, sha256 };
    expect(parsed).toMatchObject({ ok: true, request: { target: { ...usual, code } } });
  });

  test('can say how long traffic may be held for a person', async () => {
    // when
    const parsed = await ask({ ...least, 'hold-for': '2h' });

    // then
    expect(parsed).toMatchObject({ ok: true, request: { consequences: { holdFor: 7_200_000 } } });
  });

  test.each([
    [
      '0.5% 90s, 2.25% 5m',
      [
        { share: 0.5, hold: 90_000 },
        { share: 2.25, hold: 300_000 },
      ],
    ],
    ['LambdaCanary10Percent5Minutes', [{ share: 10, hold: 300_000 }]],
    ['Canary10Percent30Minute', [{ share: 10, hold: 1_800_000 }]],
  ])('takes the steps %s, as fine as they are', async (steps, read) => {
    // when
    const parsed = await ask({ ...least, steps });

    // then
    expect(parsed).toMatchObject({ ok: true, request: { strategy: { kind: 'canary', steps: read } } });
  });

  test('is not found by the id of a release: it has to be named', async () => {
    // when
    const parsed = await ask({ target: 'lambda', operation: 'status', 'release-id': 'gl-77-0a1b2c3d' });

    // then
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      {
        where: 'function',
        value: undefined,
        reason: 'required for `target: lambda`, and not given',
        remedy: 'write `function:` and the name of the Lambda function',
      },
    ]);
  });
});

describe('a problem with a function', () => {
  const together = (name: string) => `given together with \`${name}\``;
  const leaveOne = 'leave one of the two out';

  test.each<[string, Inputs, string, string | undefined, string | RegExp, string]>([
    [
      'an ARN',
      { function: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout' },
      'function',
      'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
      'not the name of a function',
      'write the name alone: `function: checkout`',
    ],
    [
      'a name with its alias',
      { function: 'checkout:prod' },
      'function',
      'checkout:prod',
      'not the name of a function',
      'write the name alone: `function: checkout`, and `alias: prod`',
    ],
    [
      'an account and a version',
      { function: '123456789012:function:checkout:7' },
      'function',
      '123456789012:function:checkout:7',
      'not the name of a function',
      'write the name alone: `function: checkout`',
    ],
    [
      'a name that is too long',
      { function: 'x'.repeat(65) },
      'function',
      'x'.repeat(65),
      'not the name of a function',
      'a name has letters, digits, `_` and `-`, 64 at most',
    ],
    [
      'a version for an alias',
      { alias: '7' },
      'alias',
      '7',
      'not the name of an alias',
      'a name has letters, digits, `_` and `-`, 128 at most, and is no number',
    ],
    [
      '$LATEST for an alias',
      { alias: '$LATEST' },
      'alias',
      '$LATEST',
      'not the name of an alias',
      'a name has letters, digits, `_` and `-`, 128 at most, and is no number',
    ],
    [
      'an ARN for an alias',
      { alias: 'checkout:prod' },
      'alias',
      'checkout:prod',
      'not the name of an alias',
      'write the name alone: `prod`',
    ],
    [
      'a bucket alone',
      { s3: 's3://builds' },
      's3',
      's3://builds',
      'not an object in S3',
      'write `s3://bucket/key`, or `s3://bucket/key@version`',
    ],
    [
      'the ARN of an object',
      { s3: 'arn:aws:s3:::builds/checkout.zip' },
      's3',
      'arn:aws:s3:::builds/checkout.zip',
      'not an object in S3',
      'write `s3://builds/checkout.zip`',
    ],
    [
      'a signed address, without its signature',
      { s3: 'https://builds.s3.test/checkout.zip?X-Amz-Signature=secret' },
      's3',
      'https://builds.s3.test/checkout.zip',
      'not an object in S3',
      'write `s3://bucket/key`, or `s3://bucket/key@version`',
    ],
    [
      'an image with a scheme',
      { image: 'https://me:secret@registry.test/checkout' },
      'image',
      undefined,
      'an image has no `https://` before its registry',
      'write `registry/name:tag` or `registry/name@sha256:...`',
    ],
    [
      'a version by its ARN',
      { 'from-version': 'checkout:7' },
      'from-version',
      'checkout:7',
      'not a published version',
      'write the number alone: `7`',
    ],
    [
      'what is not published',
      { 'from-version': '$LATEST' },
      'from-version',
      '$LATEST',
      'not a published version',
      'write the number of a published version, such as `7`',
    ],
    ['two codes', { package: 'code.zip', image: 'web' }, 'package', undefined, together('image'), leaveOne],
    [
      'two other codes',
      { s3: 's3://builds/a.zip', 'from-version': '7' },
      'from-version',
      undefined,
      together('s3'),
      leaveOne,
    ],
    [
      'another configuration of a published version',
      { 'from-version': '7', configuration: 'Timeout: 5' },
      'configuration',
      undefined,
      'given together with `from-version`: what is published cannot be changed',
      leaveOne,
    ],
    [
      'another variable of a published version',
      { 'from-version': '7', 'environment-variables': 'MODE=fast' },
      'environment-variables',
      undefined,
      'given together with `from-version`: what is published cannot be changed',
      leaveOne,
    ],
    [
      'variables in two places',
      { configuration: 'Environment: { Variables: { MODE: fast } }', 'environment-variables': '-MODE' },
      'environment-variables',
      undefined,
      'given together with `Environment` in `configuration`, which replaces all variables',
      leaveOne,
    ],
    [
      'a group without CodeDeploy',
      { application: 'none', 'deployment-group': 'live' },
      'deployment-group',
      'live',
      'given together with `application: none`, which leaves CodeDeploy out',
      leaveOne,
    ],
    [
      'no version kept',
      { 'keep-versions': '0' },
      'keep-versions',
      '0',
      'not a number of versions, 1 or more',
      'write how many are kept, such as `10`; without this input none is deleted',
    ],
    ['a hold for a day and more', { 'hold-for': '25h' }, 'hold-for', '25h', 'not between 1m and 24h', 'write `24h`'],
    [
      'a package that is not there',
      { package: 'gone' },
      'package',
      'gone',
      'the file cannot be read: no such file: gone',
      'give its path from the root of the workspace; a checkout step must come before this one',
    ],
    [
      'a package that is no zip',
      { package: 'notes.txt' },
      'package',
      'notes.txt',
      'not a zip',
      'name a zip file, or the directory that is to be zipped',
    ],
    [
      'an empty zip',
      { package: 'none.zip' },
      'package',
      'none.zip',
      'a zip without a file in it',
      'zip the code into it before this step',
    ],
    [
      'an empty directory',
      { package: 'void' },
      'package',
      'void',
      'an empty directory',
      'build the code into it before this step',
    ],
    [
      'a configuration of CodeDeploy for ECS',
      { steps: 'ECSCanary10Percent5Minutes' },
      'steps',
      'ECSCanary10Percent5Minutes',
      'AWS has no configuration of this name for Lambda',
      'did you mean `LambdaCanary10Percent5Minutes`? As steps it is `10% 5m`.',
    ],
    [
      'a gate on targets',
      { gates: 'targets: true' },
      'gates, line 1',
      'targets',
      '`target: lambda` has no load balancer whose targets could be counted',
      'leave it out; there are `alarms`, `smoke`',
    ],
  ])('%s says where it is, what stood there, why, and what to do', async (_, given, where, value, reason, remedy) => {
    // when
    const problems = await problemsWith(given, { packages });

    // then
    expect(problems).toEqual([{ where, value, reason, remedy }]);
  });

  test('of two inputs together is told beside the problems of others', async () => {
    // given
    const configuration = 'Environment: { Variables: { MODE: fast } }';

    // when
    const problems = await problemsWith({ function: 'a b', configuration, 'environment-variables': '-MODE' });

    // then
    expect(problems.map(({ where }) => where)).toEqual(['function', 'environment-variables']);
  });

  test('is every input that only another target looks at: nothing is ignored in silence', async () => {
    // given
    const ofEcs = {
      cluster: 'shop',
      service: 'api',
      'task-definition': 'x.json',
      'from-revision': 'api',
      images: 'a=s3cret',
    };
    const ofLambda = {
      ...{ function: 'checkout', alias: 'live', package: 'x', s3: 's3://a/b', 'from-version': '1' },
      ...{ configuration: '{ Environment: { Variables: { KEY: s3cret } } }', 'keep-versions': '3' },
    };

    // when
    const [ofFunction, ofService] = [
      await problemsWith(ofEcs),
      await ask({ target: 'ecs', service: 'api', ...ofLambda }),
    ];

    // then
    const astray = (target: string, other: string, names: readonly string[]) =>
      names.map(where => [where, `\`target: ${target}\` does not look at it`, `leave it out: it is for \`${other}\``]);
    const told = (problems: typeof ofFunction) => problems.map(({ where, reason, remedy }) => [where, reason, remedy]);
    expect(told(ofFunction)).toEqual(astray('lambda', 'ecs', Object.keys(ofEcs)));
    expect(told(ofService.ok ? [] : ofService.problems)).toEqual(astray('ecs', 'lambda', Object.keys(ofLambda)));
    expect(JSON.stringify([ofFunction, ofService])).not.toContain('s3cret');
  });

  test('is told where variables are not built yet', async () => {
    // when
    const parsed = await ask({ target: 'ecs', service: 'api', 'environment-variables': 'KEY=s3cret' });

    // then
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      {
        where: 'environment-variables',
        value: undefined,
        reason: 'not built yet for `target: ecs`',
        remedy: 'write the variables into the task definition',
      },
    ]);
  });

  test('is looked for as in a function where the target is misspelt or missing', async () => {
    // given
    const wrong = { function: 'a:b:c', alias: '7' };

    // when
    const [misspelt, missing] = [await ask({ target: 'lamda', ...wrong }), await ask(wrong)];

    // then
    const wheres = [misspelt, missing].map(parsed => (parsed.ok ? [] : parsed.problems.map(({ where }) => where)));
    expect(wheres).toEqual([
      ['target', 'function', 'alias'],
      ['target', 'function', 'alias'],
    ]);
  });

  test('is never the only one reported: everything wrong comes at once, in the order of the inputs', async () => {
    // given
    const wrong: Inputs = {
      'hold-for': '1s',
      'keep-versions': 'all',
      gates: 'alarms: [a]\nsmoke: { invoke: 1 }',
      steps: '10',
      appspec: 'gone.yml',
      'deployment-group': 'x'.repeat(101),
      application: 'y'.repeat(101),
      'environment-variables': 'MODE=fast\nMODE',
      configuration: 'Timeout: 5\nMemory: 1',
      'from-version': 'x',
      s3: 'x',
      package: 'gone',
      alias: '7',
      function: 'a b',
      image: 'a b',
      service: 'api',
      region: 'eu',
      operation: 'plam',
      zzz: '1',
    };

    // when
    const problems = await problemsWith(wrong);

    // then
    expect(problems.map(({ where }) => where)).toEqual([
      ...['zzz', 'operation', 'region', 'service', 'image', 'function', 'alias', 'package', 'package', 's3', 's3'],
      ...['from-version', 'from-version', 'configuration, line 2', 'configuration'],
      ...['environment-variables, line 2', 'environment-variables', 'application', 'deployment-group', 'appspec'],
      ...['steps', 'gates, line 2', 'hold-for', 'keep-versions'],
    ]);
  });
});

function from(bucket: string, key: string, version?: string): LambdaTarget['code'] {
  return { from: 's3', bucket, key, version };
}
