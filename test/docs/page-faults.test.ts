import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('../../scripts/workflows.mjs', import.meta.url));

const step = (...lines: readonly string[]) =>
  ['- uses: OWNER/greenlight@FULL_COMMIT_SHA', '  with:', '    target: ecs', '    service: api', ...lines].join('\n');

const workflow = (...lines: readonly string[]) =>
  ['on: push', 'jobs:', '  release:', '    runs-on: ubuntu-24.04', ...lines, '    steps:', step()]
    .join('\n')
    .replaceAll(/^(- uses|  with:|    (target|service):)/gm, '      $1');

const checkout = `actions/checkout@${'0'.repeat(40)}`;

const awsStep = (input: string) =>
  [`- uses: aws-actions/configure-aws-credentials@${'0'.repeat(40)}`, '  with:', `    ${input}`].join('\n');

const withAwsStep = (...lines: readonly string[]) =>
  workflow(...lines).replace(
    /    steps:/,
    `    steps:\n${awsStep('aws-region: eu-west-1').replaceAll(/^/gm, '      ')}`,
  );

interface Case {
  readonly what: string;
  readonly yaml: string;
  readonly comment?: string;
}

/** `line`: in the block. */
const wrong: readonly (Case & { readonly line: number; readonly said: string })[] = [
  {
    what: 'an input that is misspelt',
    yaml: step('    strateggy: canary'),
    line: 5,
    said: "Invalid action input 'strateggy'",
  },
  {
    what: 'a required input that is missing',
    yaml: '- uses: OWNER/greenlight@FULL_COMMIT_SHA\n  with:\n    service: api',
    line: 2,
    said: 'Missing required input `target`',
  },
  {
    what: 'a service that is missing where it cannot be found',
    yaml: '- uses: OWNER/greenlight@FULL_COMMIT_SHA\n  with:\n    target: ecs',
    line: 1,
    said: 'service: required for `target: ecs`',
  },
  { what: 'a value that our own parser refuses', yaml: step('    bake: 10'), line: 1, said: 'bake: ' },
  {
    what: 'a gate that does not exist',
    yaml: step('    gates: |', '      alarm: [a]'),
    line: 1,
    said: 'gates, line 1: ',
  },
  { what: 'a gate of a database that is not written as one', yaml: 'lag: 5s', line: 1, said: 'gates, line 1: ' },
  { what: 'a context that does not exist', yaml: '- run: echo ${{ gitub.sha }}', line: 1, said: "'gitub'" },
  { what: 'an action that is not pinned', yaml: '- uses: actions/checkout@v7', line: 1, said: 'Unable to resolve' },
  {
    what: 'an action that nobody has written down',
    yaml: `- uses: actions/chekout@${'0'.repeat(40)}`,
    line: 1,
    said: 'Unable to resolve',
  },
  {
    what: "an input of somebody else's action that is misspelt",
    yaml: `${awsStep('aws-region: eu-west-1')}\n    role-to-asume: arn`,
    line: 4,
    said: "Invalid action input 'role-to-asume'",
  },
  {
    what: "a required input of somebody else's action that is missing",
    yaml: awsStep('role-to-assume: arn'),
    line: 2,
    said: 'Missing required input `aws-region`',
  },
  {
    what: 'a job that signs in at AWS and may not ask for a token',
    yaml: withAwsStep('    permissions: { contents: read }'),
    line: 3,
    said: '`id-token: write`',
  },
  {
    what: 'a job that checks out and may not read',
    yaml: `permissions: {}\n${workflow().replace('    steps:', `    steps:\n      - uses: ${checkout}`)}`,
    line: 4,
    said: '`contents: read`',
  },
  {
    what: 'a permission that does not exist',
    yaml: workflow('    permissions: { content: read }'),
    line: 5,
    said: "Unexpected value 'content'",
  },
  {
    what: 'a release on an event that Greenlight refuses',
    yaml: workflow().replace('push', 'pull_request'),
    line: 6,
    said: 'event: ',
  },
  {
    what: 'a fragment of a job that GitHub does not know',
    yaml: 'environment: { name: production, deploy: false }\nruns-on: ubuntu-24.04',
    line: 1,
    said: "Unexpected value 'deploy'",
  },
  { what: 'inputs alone, one of them wrong', yaml: 'image: api:1\nbake: 10', line: 1, said: 'bake: ' },
  { what: 'gates alone, one of them wrong', yaml: 'alarms: []', line: 1, said: 'gates, line 1: ' },
  { what: 'an AppSpec without a target', yaml: 'version: 0.0\nResources: []', line: 1, said: 'appspec' },
  { what: 'a shape that fits no kind', yaml: 'colour: green', line: 1, said: 'fits no kind of block' },
  { what: 'a shape that fits two kinds', yaml: 'environment: production', line: 1, said: 'can be job or inputs' },
  {
    what: 'a kind that does not exist',
    comment: '<!-- yaml: recipe -->',
    yaml: 'environment: production',
    line: 1,
    said: '`yaml: recipe` is no kind of block',
  },
  { what: 'what is no YAML', yaml: 'a: [', line: 2, said: 'end with a ]' },
];

const right: readonly Case[] = [
  { what: 'a workflow', yaml: workflow('    environment: { name: production, deployment: false }') },
  { what: 'steps', yaml: step('    image: "registry.example.com/api:${{ github.sha }}"') },
  {
    what: 'a workflow that grants what its steps need',
    yaml: withAwsStep('    permissions: { id-token: write }'),
  },
  {
    what: 'a status that is asked for by the id of a release alone',
    yaml: [
      '- uses: OWNER/greenlight@FULL_COMMIT_SHA',
      '  with: { operation: status, target: ecs, release-id: gl-1658821493-9bf4efe2 }',
    ].join('\n'),
  },
  { what: 'a fragment of a job', yaml: 'permissions:\n  deployments: write' },
  { what: 'inputs alone', yaml: 'gates: |\n  alarms: [a]\nsteps: 10% 5m' },
  { what: 'gates alone', yaml: 'alarms: [a]\ntargets: { healthy: 100% }' },
  {
    what: 'what is declared, where its shape says too little',
    comment: '<!-- yaml: inputs -->',
    yaml: 'environment: staging',
  },
];

describe('The YAML of a page', () => {
  let folder: string;
  let said: readonly string[];
  const fileOf = ({ what }: Case) => join(folder, `${what.replaceAll(/\W/g, '-')}.md`);
  const faultsOf = (one: Case) => said.filter(line => line.startsWith(fileOf(one)));

  /** Line 5 of the page is the first of the block. */
  const page = ({ comment = '', yaml }: Case) => ['# Page', '', comment, '```yaml', yaml, '```', ''].join('\n');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    for (const one of [...wrong, ...right]) writeFileSync(fileOf(one), page(one));
    const paths = [...wrong, ...right].map(fileOf);
    said = spawnSync(process.execPath, [script, ...paths], { encoding: 'utf8' }).stderr.split('\n');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(wrong)('is refused at its line in the page: $what', one => {
    // when
    const faults = faultsOf(one);
    // then
    expect(faults).toContainEqual(expect.stringContaining(`:${one.line + 4}: `));
    expect(faults.join('\n')).toContain(one.said);
  });

  test.each(right)('is taken: $what', one => {
    // when
    const faults = faultsOf(one);
    // then
    expect(faults).toEqual([]);
  });

  test('fails the check where any of it is wrong, and passes it where none is', () => {
    // given
    const [bad, good] = [wrong[0]!, right[0]!].map(fileOf);
    // when
    const statuses = [[bad!], [good!], [good!, bad!]].map(
      paths => spawnSync(process.execPath, [script, ...paths]).status,
    );
    // then
    expect(statuses).toEqual([1, 0, 1]);
  });
});
