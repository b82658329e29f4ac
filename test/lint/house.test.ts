import { describe, expect, test } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { house } from '../../lint/house.mjs';

const parsed: Linter.Config = {
  files: ['**/*.ts'],
  languageOptions: { parser: tseslint.parser },
};
const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [parsed, ...house] });

/** What the house has against this code in this file. */
async function complaints(filePath: string, code: string): Promise<readonly string[]> {
  const results = await eslint.lintText(code, { filePath });
  const messages = results.flatMap(result => result.messages);
  const broken = messages.find(({ fatal }) => fatal === true);
  if (broken !== undefined) throw new Error(`${filePath} cannot be read: ${broken.message}`);
  return messages.filter(({ severity }) => severity === 2).map(({ message }) => message);
}

const core = ['release', 'judge', 'report', 'request'];
const shell = ['aws', 'github', 'engine', 'targets', 'gates'];

interface Import {
  readonly from: string;
  readonly to: string;
}

const everyPair = (rooms: readonly string[], others: readonly string[], ending = ''): Import[] =>
  rooms.flatMap(from => others.map(to => ({ from: `src/${from}/x.ts`, to: `../${to}/${ending}y.ts` })));

const sdk = '@aws-sdk/client-ecs';
const actions = '@actions/core';

const forbidden: readonly Import[] = [
  ...everyPair(core, shell),
  ...everyPair(['targets'], ['gates', 'engine', 'github', 'report']),
  ...everyPair(['gates'], ['targets', 'engine', 'github', 'report']),
  ...everyPair(['aws'], ['targets', 'gates', 'engine', 'github', 'report', 'request']),
  ...everyPair(['github'], ['aws', 'targets', 'gates', 'engine']),
  ...core.flatMap(name => [sdk, actions].map(to => ({ from: `src/${name}/x.ts`, to }))),
  ...['targets', 'gates', 'aws'].map(name => ({ from: `src/${name}/x.ts`, to: actions })),
  { from: 'src/github/x.ts', to: sdk },
  { from: 'src/report/summary/x.ts', to: '../../aws/meaning.ts' },
  { from: 'src/report/x.ts', to: './../aws/meaning.ts' },
  { from: 'src/targets/ecs/x.ts', to: '../../gates/alarms.ts' },
  { from: 'src/targets/ecs/x.ts', to: '../codedeploy/group.ts' },
  { from: 'src/targets/codedeploy/x.ts', to: '../ecs/service.ts' },
  { from: 'src/targets/codedeploy/x.ts', to: '../elbv2/balancing.ts' },
  { from: 'src/targets/elbv2/x.ts', to: '../codedeploy/group.ts' },
  { from: 'src/targets/elbv2/x.ts', to: '../ecs-codedeploy/preflight/facts.ts' },
  { from: 'src/targets/ecs-codedeploy/preflight/x.ts', to: '../../../gates/alarms.ts' },
];

const allowed: readonly Import[] = [
  ...everyPair(['judge', 'report', 'request', 'targets', 'gates', 'github', 'engine'], ['release']),
  ...everyPair(['targets', 'gates', 'engine'], ['aws']),
  ...everyPair(['engine'], ['targets', 'gates', 'github', 'report', 'request']),
  ...everyPair(['github'], ['report']),
  ...['aws', 'targets', 'gates'].map(name => ({ from: `src/${name}/x.ts`, to: sdk })),
  ...['aws', 'targets', 'gates', 'engine', 'request'].map(name => ({ from: `src/${name}/x.ts`, to: '../errors.ts' })),
  { from: 'src/github/x.ts', to: actions },
  { from: 'src/github/x.ts', to: 'node:fs/promises' },
  { from: 'src/request/x.ts', to: 'valibot' },
  { from: 'src/targets/ecs/x.ts', to: '../../aws/clients.ts' },
  { from: 'src/targets/ecs/x.ts', to: '../ports.ts' },
  { from: 'src/targets/ecs/x.ts', to: './service.ts' },
  { from: 'src/targets/ecs-codedeploy.ts', to: './ecs/service.ts' },
  ...['ecs/service.ts', 'codedeploy/group.ts', 'elbv2/balancing.ts'].map(to => ({
    from: 'src/targets/ecs-codedeploy/preflight/x.ts',
    to: `../../${to}`,
  })),
  { from: 'src/main.ts', to: './engine/release.ts' },
  { from: 'src/main.ts', to: 'node:crypto' },
];

describe('an import that the house does not allow is an error', () => {
  test.each(forbidden)('$from may not import $to', async ({ from, to }) => {
    // when
    const found = await complaints(from, `import { y } from '${to}';\nexport const x = y;\n`);
    // then
    expect(found).toHaveLength(1);
  });

  test.each([
    { way: 'a type', code: "import type { Y } from '../aws/y.ts';" },
    { way: 'an effect', code: "import '../aws/y.ts';" },
    { way: 'an export', code: "export { y } from '../aws/y.ts';" },
    { way: 'everything', code: "export * from '../aws/y.ts';" },
    { way: 'an import at run time', code: "export const y = await import('../aws/y.ts');" },
    { way: 'a type by import()', code: "export type Y = import('../aws/y.ts').Y;" },
    { way: 'the type of a module', code: "export type Y = typeof import('@aws-sdk/client-ecs');" },
  ])('whichever way it is written: $way', async ({ code }) => {
    // when
    const found = await complaints('src/release/x.ts', code);
    // then
    expect(found).toHaveLength(1);
  });
});

describe('an import that the house allows is none', () => {
  test.each(allowed)('$from may import $to', async ({ from, to }) => {
    // when
    const found = await complaints(from, `import { y } from '${to}';\nexport const x = y;\n`);
    // then
    expect(found).toEqual([]);
  });

  test('the clients may be loaded when first used', async () => {
    // when
    const found = await complaints('src/aws/clients.ts', "export const ecs = () => import('@aws-sdk/client-ecs');");
    // then
    expect(found).toEqual([]);
  });
});

describe('the pure core takes nothing from Node but types', () => {
  test.each(core.flatMap(name => ['node:fs', 'fs', 'node:crypto', 'fs/promises'].map(module => ({ name, module }))))(
    '$name may not import $module, and may name its types',
    async ({ name, module }) => {
      // when
      const value = await complaints(`src/${name}/x.ts`, `import { y } from '${module}';\nexport const x = y;\n`);
      const late = await complaints(`src/${name}/x.ts`, `export const x = await import('${module}');`);
      const type = await complaints(`src/${name}/x.ts`, `import type { Y } from '${module}';\nexport type X = Y;\n`);
      const inline = await complaints(`src/${name}/x.ts`, `export type X = import('${module}').Y;`);
      // then
      expect([value.length, late.length, type, inline]).toEqual([1, 1, [], []]);
    },
  );
});

const rooms = [...core, ...shell].map(name => `src/${name}/x.ts`);

describe('time is asked for in engine/clock.ts alone', () => {
  const asking = [
    'export const now = Date.now();',
    'export const now = new Date();',
    'export const now = Date();',
    'setTimeout(() => undefined, 5);',
    'globalThis.setTimeout(() => undefined, 5);',
    'setInterval(() => undefined, 5);',
    'setImmediate(() => undefined);',
    'export const now = performance.now();',
    'export const soon = AbortSignal.timeout(5);',
    'export const now = process.hrtime.bigint();',
    "import { setTimeout } from 'node:timers/promises'; export const x = setTimeout;",
    "import { setTimeout } from 'timers'; export const x = setTimeout;",
    "import { performance } from 'node:perf_hooks'; export const x = performance;",
  ];

  test.each(asking)('%s', async code => {
    // when
    const found = await Promise.all(
      [...rooms, 'src/errors.ts', 'src/main.ts'].map(async file => [file, (await complaints(file, code)).length > 0]),
    );
    const inTheClock = await complaints('src/engine/clock.ts', code);
    // then
    expect(found.filter(([, wrong]) => wrong === false)).toEqual([]);
    expect(inTheClock).toEqual([]);
  });

  test.each(['export const then = new Date(0);', 'export const at = (ms: number) => new Date(ms).toISOString();'])(
    'a moment that was given is no question: %s',
    async code => {
      // when
      const found = await complaints('src/release/x.ts', code);
      // then
      expect(found).toEqual([]);
    },
  );
});

describe('the environment and chance come in as arguments', () => {
  const reading = [
    "export const region = process.env['AWS_REGION'];",
    'export const { env } = process;',
    "import process from 'node:process'; export const x = process;",
    "import { env } from 'process'; export const x = env;",
    'export const chance = Math.random();',
  ];

  test.each(reading)('%s', async code => {
    // when
    const found = await Promise.all(
      [...rooms, 'src/errors.ts', 'src/engine/clock.ts'].map(async file => [
        file,
        (await complaints(file, code)).length > 0,
      ]),
    );
    // then
    expect(found.filter(([, wrong]) => wrong === false)).toEqual([]);
  });

  test.each(['src/main.ts', 'src/post.ts'])('%s has both to give', async file => {
    // when
    const found = await complaints(file, 'export const given = { env: process.env, random: Math.random };');
    // then
    expect(found).toEqual([]);
  });
});
