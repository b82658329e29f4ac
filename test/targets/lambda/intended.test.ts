import { describe, expect, test } from '@jest/globals';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import * as fc from 'fast-check';
import { changesTo, type Configuration, configurationOf } from '../../../src/targets/lambda/configuration.ts';
import { givenBack, type GoneBack } from '../../../src/targets/lambda/gone-back.ts';
import { type Intent, intended } from '../../../src/targets/lambda/intended.ts';
import { versionOf } from '../../../src/targets/lambda/version.ts';

const shown = (more: FunctionConfiguration = {}, Version = '$LATEST'): FunctionConfiguration => ({
  FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:checkout:${Version}`,
  Version,
  CodeSha256: 'FZTxyLzDQPQCj2ynoZPS2LaMzb2oftWWVo1rMq5GJ48=',
  RevisionId: 'e930b8b7-cedf-4047-a3cb-ebc2e0ae239d',
  Handler: 'index.handler',
  MemorySize: 512,
  Timeout: 10,
  ...more,
});

const variables = (Variables: Record<string, string>): FunctionConfiguration => ({ Environment: { Variables } });
const hidden: FunctionConfiguration = {
  Environment: { Error: { ErrorCode: 'AccessDeniedException', Message: 'No.' } },
};

/** Version 2 was taken back, and version 1 serves again. */
const goneBack = (blue: FunctionConfiguration, brought: FunctionConfiguration): GoneBack => ({
  changeId: 'gl-8-0123abcd.1',
  blue: versionOf(shown(blue, '1'), 'checkout'),
  brought: versionOf(shown(brought, '2'), 'checkout'),
});

const asking = (
  configuration: Configuration = {},
  changes: readonly (readonly [string, string | undefined])[] = [],
) => ({
  configuration,
  variables: new Map(changes.map(([name, set]) => [name, set === undefined ? ('removed' as const) : { set }] as const)),
});

const latest = (more: FunctionConfiguration) => configurationOf(shown(more));

describe('After a release that was taken back, the next one', () => {
  const blue = { MemorySize: 512, ...variables({ KEPT: '1', MODE: 'slow' }) };
  const brought = { MemorySize: 128, ...variables({ KEPT: '1', MODE: 'fast', FEATURE: 'on' }) };
  const back = goneBack(blue, brought);

  test('gives back what blue has, member by member and variable by variable', () => {
    // when
    const wanted = intended(latest(brought), { asked: asking(), goneBack: back });
    // then
    expect(wanted).toEqual(configurationOf(shown(blue)));
    expect(givenBack(latest(brought), back)).toEqual([
      'MemorySize',
      'environment variable FEATURE',
      'environment variable MODE',
    ]);
  });

  test('keeps what somebody has written into $LATEST since', () => {
    // given
    const since = { MemorySize: 256, ...variables({ KEPT: '2', MODE: 'fast', FEATURE: 'off', NEW: '1' }) };
    // when
    const wanted = intended(latest(since), { asked: asking(), goneBack: back });
    // then
    expect(wanted).toEqual(
      latest({ MemorySize: 256, ...variables({ KEPT: '2', MODE: 'slow', FEATURE: 'off', NEW: '1' }) }),
    );
  });

  test('has what it asks for, also where that is what was taken back', () => {
    // given
    const asked = asking({ MemorySize: 128 }, [['FEATURE', 'on']]);
    // when
    const wanted = intended(latest(brought), { asked, goneBack: back });
    // then
    expect(wanted).toEqual(latest({ MemorySize: 128, ...variables({ KEPT: '1', MODE: 'slow', FEATURE: 'on' }) }));
  });

  test('takes a member away that blue does not have', () => {
    // given
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:layer:fonts:3';
    const withLayer = { Layers: [{ Arn: arn }], ...variables({ ONLY: '1' }) };
    const present = latest(withLayer);
    // when
    const wanted = intended(present, { asked: asking(), goneBack: goneBack({}, withLayer) });
    // then
    expect(changesTo(wanted, present)).toEqual({ Layers: [], Environment: { Variables: {} } });
  });

  test('leaves a member that no function can be without, where blue does not show it', () => {
    // given
    const withLog = { LoggingConfig: { LogFormat: 'JSON' as const } };
    // when
    const wanted = intended(latest(withLog), { asked: asking(), goneBack: goneBack({}, withLog) });
    // then
    expect(wanted).toEqual(latest(withLog));
  });

  test.each<[what: string, present: FunctionConfiguration, back: GoneBack]>([
    ['of $LATEST', { ...brought, ...hidden }, back],
    ['of what was taken back', brought, goneBack(blue, { ...brought, ...hidden })],
    ['of blue', brought, goneBack({ ...blue, ...hidden }, brought)],
  ])('leaves the environment as it is where that %s is not shown', (_, present, of) => {
    // when
    const wanted = intended(latest(present), { asked: asking(), goneBack: of });
    // then
    expect(changesTo(wanted, latest(present))).toEqual({ MemorySize: 512 });
  });
});

test('Whatever is there and asked, what is intended is intended again, and nothing is sent twice', () => {
  const value = fc.constantFrom('', '1', '2');
  const environment = fc.dictionary(fc.constantFrom('A', 'B', 'C'), value);
  const anything = fc
    .record({ MemorySize: fc.constantFrom(128, 256, 512), Timeout: fc.constantFrom(3, 10), environment })
    .map(({ environment: all, ...rest }) => ({ ...rest, ...variables(all) }));
  const intent = fc
    .record({
      memory: fc.option(fc.constantFrom(128, 256, 512)),
      changes: fc.dictionary(fc.constantFrom('A', 'B', 'D'), fc.option(value, { nil: undefined })),
      back: fc.option(fc.tuple(anything, anything), { nil: undefined }),
    })
    .map(({ memory, changes, back }): Intent => ({
      asked: asking(memory === null ? {} : { MemorySize: memory }, Object.entries(changes)),
      goneBack: back && goneBack(...back),
    }));
  fc.assert(
    fc.property(anything, intent, (there, means) => {
      // given
      const present = latest(there);
      // when
      const wanted = intended(present, means);
      // then
      expect(intended(wanted, means)).toEqual(wanted);
      expect(latest({ ...shown(there), ...changesTo(wanted, present) })).toEqual(wanted);
    }),
  );
});
