import type { VerdictName } from '../../../src/release/verdict.ts';
import { brokenHandler, checkout, type CheckoutChanges, bluePackage, files, handlerOf, inputs } from '../checkout.ts';
import { type Chapter, nth, ofFile } from '../chapter.ts';
import { healthy, threeTimesSlower } from '../shop.ts';
import type { Way } from './permissions.ts';

const minute = 60_000;
const { target, function: name, region, application, gates } = inputs;
const place = { target, function: name, region, application };
const allAtOnce = { strategy: 'blue-green', bake: '1m' };
const another = { package: 'dist-2.5.0', ...allAtOnce };
const invoked = `${gates}\nsmoke: { invoke: { payload: '{"ping":true}' }, contains: '"ok":true' }`;
const configured = { configuration: 'MemorySize: 1024', 'environment-variables': 'LOG_LEVEL=debug' };
const role = 'arn:aws:iam::123456789012:role/checkout-2';

/** What Lambda checks in the name of whoever configures the function. */
const wholeConfiguration = `
Role: ${role}
VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }
Layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:fonts:3']
KMSKeyArn: arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
FileSystemConfigs:
  - Arn: arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0
    LocalMountPath: /mnt/data
`;
const ownImage = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/checkout:2.4.0';
const foreignImage = '210987654321.dkr.ecr.eu-west-1.amazonaws.com/checkout:2.4.1';

/** Three versions, of which the last serves, and keeps three instances warm. */
const aged: CheckoutChanges['function'] = {
  versions: ['1', '2', '3'].map(version => ({ version, package: bluePackage, description: `the ${version}th` })),
  aliases: [{ name: 'live', version: '3' }],
  provisionedConcurrency: [{ qualifier: '3', executions: 3 }],
};
const warm: CheckoutChanges['function'] = { provisionedConcurrency: [{ qualifier: '1', executions: 3 }] };
const withoutAlias: CheckoutChanges['function'] = { versions: [], aliases: [], users: [] };

const base = { files: { ...files(), 'dist-2.5.0/index.mjs': handlerOf('2.5.0') }, blue: bluePackage };

/** One step for the checkout. */
function step(
  tells: string,
  ends: VerdictName,
  more: Readonly<Record<string, string>> = {},
  changes: CheckoutChanges = {},
): Way {
  const asked = { ...inputs, ...allAtOnce, ...more };
  return { ...base, name: tells, tells, ends: [ends], inputs: asked, world: checkout(changes) };
}

/** Several steps, one after another, which have nothing but the place in common. */
function steps(
  tells: string,
  ends: readonly Way['ends'][number][],
  chapters: readonly [Chapter, ...Chapter[]],
  changes: CheckoutChanges = {},
): Way {
  return { ...base, name: tells, tells, ends, inputs: { ...place, gates }, world: checkout(changes), chapters };
}

const good: Chapter = { tells: 'A release.', github: nth(42), inputs: { package: 'dist', ...allAtOnce } };
const newer: Chapter = {
  tells: 'A newer one.',
  before: { acts: [], ago: 4 * minute },
  github: nth(43),
  inputs: another,
};
const staged: Chapter = {
  tells: 'Green is published and proven, and left without users.',
  github: { job: 'stage' },
  inputs: { operation: 'stage', package: 'dist', gates: invoked },
};
const promoted: Chapter = {
  tells: 'Users get to it.',
  before: { acts: [], ago: minute },
  github: { job: 'promote' },
  inputs: {
    operation: 'promote',
    'release-id': '${{ needs.stage.outputs.change-id }}',
    bake: '1m',
    steps: '10% 5m',
    gates: invoked,
  },
};
const byHand = (operation: string, number: number) => ({
  ...nth(number),
  ...ofFile(`${operation}.yml`, 3),
  eventName: 'workflow_dispatch',
  workflow: operation,
  job: operation,
});

const back: Chapter = {
  tells: 'Back to what nobody keeps warm any more.',
  before: {
    acts: [{ call: 'lambda:DeleteProvisionedConcurrencyConfig', input: { FunctionName: name, Qualifier: '2' } }],
    ago: 4 * minute,
  },
  github: byHand('rollback', 44),
  inputs: { operation: 'rollback', gates: invoked },
};

/** Ways of a function's releases to each permission that no other story takes. */
export const functionWays: readonly Way[] = [
  step(
    'a function that is configured, kept warm, and rid of its old versions',
    'released',
    { ...configured, 'keep-versions': '1' },
    { function: aged },
  ),
  step('a function that gets another role', 'released', { configuration: `Role: ${role}` }),
  step(
    'code from S3',
    'released',
    { package: '', s3: 's3://releases/checkout.zip' },
    { lambda: { objects: { 's3://releases/checkout.zip': 'checkout-2.4.1' } } },
  ),
  step(
    'code from S3, in a version of its object',
    'released',
    { package: '', s3: 's3://releases/checkout.zip@3sL4kqt' },
    { lambda: { objects: { 's3://releases/checkout.zip@3sL4kqt': 'checkout-2.4.1' } } },
  ),
  step(
    'an image of another account',
    'released',
    { package: '', image: foreignImage },
    {
      function: { packageType: 'Image', package: ownImage, versions: [{ version: '1', package: ownImage }] },
      lambda: { packages: { [ownImage]: {}, [foreignImage]: {} } },
      world: { versions: { [ownImage]: healthy, [foreignImage]: healthy } },
    },
  ),
  step('a configuration that names all there is to name', 'released', { configuration: wholeConfiguration }),
  step(
    'a stage with a configuration that names all there is to name',
    'staged',
    { operation: 'stage', package: '', s3: 's3://releases/checkout.zip', configuration: wholeConfiguration },
    { lambda: { objects: { 's3://releases/checkout.zip': 'checkout-2.4.1' } } },
  ),
  step('a version that is published already', 'nothing-to-do', { package: '', 'from-version': '1' }),
  step('a plan for a function that is kept warm', 'planned', { operation: 'plan', gates: invoked }, { function: warm }),
  step('a plan for a function without an alias', 'planned', { operation: 'plan' }, { function: withoutAlias }),
  step(
    'a stage of a function that is configured and kept warm',
    'staged',
    { ...configured, operation: 'stage', gates: invoked },
    { function: warm },
  ),
  {
    ...step(
      'a stage of a function whose handler fails',
      'failed',
      { operation: 'stage', gates: invoked },
      { code: brokenHandler, green: { ...healthy, requestErrors: 1 } },
    ),
    files: files(brokenHandler),
  },
  {
    ...step('a stage that finds traffic divided by a run that is over', 'refused'),
    inputs: { ...place, gates: 'none' },
    ends: ['killed', 'refused'],
    chapters: [
      {
        ...good,
        inputs: { package: 'dist', steps: '10% 5m' },
        accident: { is: 'the runner is lost', after: 2 * minute },
      },
      {
        tells: 'The next run stages.',
        before: { acts: [], ago: 30 * minute },
        github: nth(43),
        inputs: { operation: 'stage', package: 'dist-2.5.0' },
      },
    ],
  },
  ...(['release', 'stage', 'drill'] as const).map(operation =>
    steps(
      `a process that is killed while it makes its version: ${operation}`,
      ['killed'],
      [
        {
          tells: 'The post step looks for what was made.',
          inputs: {
            operation,
            package: 'dist',
            gates: 'none',
            steps: '10% 5m',
            ...(operation === 'drill' ? { 'environment-variables': 'DRILL=1' } : {}),
          },
          accident: { is: 'the process is killed', after: 3_000 },
        },
      ],
    ),
  ),
  steps('a stage and its promotion', ['staged', 'released'], [staged, promoted], { function: warm }),
  steps('a stage and its promotion, without an alias', ['staged', 'released'], [staged, promoted], {
    function: withoutAlias,
  }),
  steps('a promotion of a function that is slow', ['staged', 'rolled-back'], [staged, promoted], {
    green: threeTimesSlower,
  }),
  steps('a rollback of a function that is kept warm', ['released', 'released', 'restored'], [good, newer, back], {
    function: warm,
  }),
  steps(
    'a rollback whose process is killed before it has moved traffic',
    ['released', 'released', 'killed'],
    [good, newer, { ...back, accident: { is: 'the process is killed', after: 20_000 } }],
    { function: warm },
  ),
  steps(
    'a drill with a function, after a release',
    ['released', 'drilled'],
    [
      good,
      {
        tells: 'A drill.',
        before: { acts: [], ago: 4 * minute },
        github: byHand('drill', 43),
        inputs: { operation: 'drill', 'environment-variables': 'DRILL=1', steps: '10% 5m', gates: invoked },
      },
    ],
    { function: warm },
  ),
  steps(
    'how a function stands, after a release',
    ['released', 'reported'],
    [good, { tells: 'Somebody asks.', before: { acts: [], ago: minute }, inputs: { operation: 'status', gates: '' } }],
  ),
];
