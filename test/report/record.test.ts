import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { causeKinds } from '../../src/release/causes.ts';
import { verdictNames } from '../../src/release/verdict.ts';
import { recordOf } from '../../src/report/record.ts';
import { anyEvents } from './any-event.ts';
import { releases, told } from './stories.ts';

interface Schema {
  readonly required: readonly string[];
  readonly properties: {
    readonly causes: { readonly items: { readonly properties: { readonly of: { readonly enum: readonly string[] } } } };
  };
  readonly $defs: {
    readonly verdict: { readonly properties: { readonly name: { readonly enum: readonly string[] } } };
  };
}

type Validate = ((data: unknown) => boolean) & { readonly errors?: unknown };
type Ajv2020 = new (options: object) => { compile(schema: unknown): Validate };

const schema = JSON.parse(readFileSync(new URL('../../docs/record.schema.json', import.meta.url), 'utf8')) as Schema;

/** A validator that knows draft 2020-12: ajv 8 has it, the ajv 6 that comes with eslint has not. */
function validator(): Validate | undefined {
  const require = createRequire(import.meta.url);
  try {
    const { Ajv2020: Ajv } = require('ajv/dist/2020.js') as { readonly Ajv2020: Ajv2020 };
    return new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  } catch {
    return undefined;
  }
}

const validate = validator();
const validated = validate === undefined ? test.skip : test;

/** As a reader of the file gets it. */
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the record', () => {
  validated.each(Object.entries(releases).map(([name, events]) => ({ name, events })))(
    'of a release that is $name is valid against the published schema at every event',
    ({ events }) => {
      // given the release as it is told
      const moments = events.map((_, index) => told(events.slice(0, index + 1)));
      // when
      const records = moments.map(story => written(recordOf(story)));
      // then
      for (const record of records) expect([validate?.(record), validate?.errors]).toEqual([true, null]);
    },
  );

  validated('with a verdict of another name is not valid', () => {
    // given
    const record = written(recordOf(told(releases.released))) as { verdict: { name: string } };
    // when
    record.verdict.name = 'fine';
    // then
    expect(validate?.(record)).toBe(false);
  });

  test('has exactly the keys of the published schema in the same order, whatever was told', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const record = recordOf(told(events));
        // then
        expect(Object.keys(record)).toEqual([...schema.required]);
      }),
    );
  });

  test('has a schema that knows every verdict', () => {
    // given
    const known = schema.$defs.verdict.properties.name.enum;
    // when
    const missing = verdictNames.filter(name => !known.includes(name));
    // then
    expect(missing).toEqual([]);
  });

  test('has a schema that knows every kind of cause', () => {
    // given
    const known = schema.properties.causes.items.properties.of.enum;
    // when
    const missing = causeKinds.filter(kind => !known.includes(kind));
    // then
    expect(missing).toEqual([]);
  });

  test('has no query of an address and no text that a smoke test looks for: they may be secrets', () => {
    // given
    const story = told(releases.planned);
    // when
    const text = JSON.stringify(recordOf(story));
    // then
    expect(text).toContain('https://test.api.example.com:8443/health');
    expect(text).not.toContain('t0ps3cret');
    expect(text).toContain('"headers":["x-version"]');
  });

  test('has what each cause is about, and the follow-ups apart', () => {
    // given
    const story = told(releases.failed);
    // when
    const record = recordOf(story);
    // then
    expect(record.causes.map(({ of }) => of)).toEqual(['image', 'symptom']);
    expect(record.verdict?.causes).toHaveLength(1);
    expect(record.verdict?.['follow-ups']).toHaveLength(2);
  });

  test('has the command that mends a problem', () => {
    // given
    const story = told(releases.refused);
    // when
    const { problems } = recordOf(story);
    // then
    expect(problems.map(({ command }) => command?.slice(0, 37) ?? null)).toEqual([
      null,
      null,
      null,
      'aws deploy update-deployment-group --',
    ]);
  });

  test('says how the release ended, who serves with which weights, and the exit status', () => {
    // given
    const story = told(releases['rolled-back']);
    // when
    const record = recordOf(story);
    // then
    expect(record).toMatchObject({
      'release-id': 'gl-19482012345-3f9a12c0',
      environment: 'production',
      blue: { name: 'api:41' },
      green: { name: 'api:42' },
      plan: { mover: 'CodeDeploy' },
      verdict: {
        name: 'rolled-back',
        serving: 'blue',
        weights: { green: 0, blue: 100 },
        at: '2026-11-21T14:04:36.000Z',
      },
      exit: 1,
    });
    expect(record.traffic.map(point => point.weights?.green)).toEqual([0, 10, 0]);
    expect(record.phases.map(({ phase, from, to }) => [phase, from, to])).toContainEqual([
      'shifting',
      '2026-11-21T14:01:25.000Z',
      '2026-11-21T14:04:06.000Z',
    ]);
  });
});
