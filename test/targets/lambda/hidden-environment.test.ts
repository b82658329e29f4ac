import { describe, expect, test } from '@jest/globals';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import {
  changesTo,
  configurationOf,
  environmentValues,
  sameAsFarAsShown,
  sameConfiguration,
  withAsked,
} from '../../../src/targets/lambda/configuration.ts';
import { variablesThatDiffer } from '../../../src/targets/lambda/differences.ts';
import { unsettable } from '../../../src/targets/lambda/hidden-environment.ts';
import { lambdaStager } from '../../../src/targets/lambda/stager.ts';
import { readVersion } from '../../../src/targets/lambda/version.ts';
import { findingsIn, survey } from './a-survey.ts';
import { madeBy, openFunction, packageOf } from './open-function.ts';

const key = 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d';
const plain: FunctionConfiguration = { Handler: 'index.handler', MemorySize: 512, KMSKeyArn: key };
const hidden = configurationOf({
  ...plain,
  Environment: { Error: { ErrorCode: 'AccessDeniedException', Message: 'The KMS access was denied.' } },
});
const empty = configurationOf(plain);
const known = configurationOf({ ...plain, Environment: { Variables: { TOKEN: 'hunter-2' } } });

const featureOn = { configuration: {}, variables: new Map([['FEATURE', { set: 'on' }]]) };

describe('Variables that Lambda does not show', () => {
  test.each([
    ['none', empty],
    ['others', known],
    ['others that are not shown either', hidden],
  ])('are never said to be the same as %s, and nothing of them differs either', (_, other) => {
    // then
    expect(sameConfiguration(hidden, other)).toBe(false);
    expect(sameAsFarAsShown(hidden, other)).toBe(true);
    expect(variablesThatDiffer(hidden, other)).toEqual([]);
    expect(environmentValues(hidden)).toEqual([]);
  });

  test('do not hide what else differs', () => {
    expect(sameAsFarAsShown(hidden, { ...empty, MemorySize: 1024 })).toBe(false);
  });

  test.each([
    ['nothing', { configuration: {}, variables: new Map() }, {}],
    ['a setting', { configuration: { MemorySize: 1024 }, variables: new Map() }, { MemorySize: 1024 }],
    ['one variable', featureOn, {}],
    [
      'the whole environment',
      { ...featureOn, configuration: { Environment: { Variables: { MODE: 'fast' } } } },
      { Environment: { Variables: { MODE: 'fast', FEATURE: 'on' } } },
    ],
  ])('are not written over where %s is asked for', (_, asked, sent) => {
    expect(changesTo(withAsked(hidden, asked), hidden)).toEqual(sent);
  });

  test('cannot be set one by one: the remedy names the key, and no account', () => {
    // when
    const problem = unsettable(hidden, featureOn);
    // then
    expect(problem).toMatchObject({
      where: 'environment-variables',
      value: 'FEATURE',
      reason: expect.stringContaining('AccessDeniedException: The KMS access was denied'),
      remedy: expect.stringContaining('kms:Decrypt on its key (key/0a1b2c3d)'),
    });
    expect(JSON.stringify(problem)).not.toContain('123456789012');
  });
});

const world = () =>
  openFunction({
    function: { deniedKeys: [key], environment: { TOKEN: 'hunter-2' }, configuration: { KMSKeyArn: key } },
  });

describe('A release of a function whose variables this role may not see', () => {
  test.each([
    ['one of them is to be set', { set: 'on' }],
    ['one of them is to be removed', 'removed'],
  ] as const)('is refused before anything is written where %s', async (_, change) => {
    // given
    await using aws = await world();
    // when
    const refused = survey(aws, { variables: new Map([['FEATURE', change]]) });
    // then
    await expect(refused).rejects.toMatchObject({ code: 'refused', problems: [{ where: 'environment-variables' }] });
    expect(aws.written()).toEqual([]);
  });

  test('is planned with a note that nobody compares them, and with no difference in them', async () => {
    // given
    await using aws = await world();
    // when
    const { found } = await survey(aws, { configuration: { Timeout: 30 } });
    // then
    expect(found.notes.join()).toContain('does not show this role the environment variables');
    expect(found.differences.map(({ field }) => field)).toEqual(['code', 'Timeout']);
  });

  test('is not called needless, although all that is shown is what serves', async () => {
    // given
    await using aws = await world();
    // when
    const seen = await survey(aws, { code: { from: 'latest' } });
    // then
    expect([seen.is, findingsIn(seen)]).toEqual(['to be released', []]);
  });

  test('publishes them as they are, with whatever else is asked for', async () => {
    // given
    await using aws = await world();
    const asked = { configuration: { Timeout: 30 }, variables: new Map() };
    const needs = { warm: 0, waking: 'not asked', beside: '1' } as const;
    // when
    await madeBy(lambdaStager({ hand: aws.hand, code: packageOf('2.5.0'), asked, goneBack: undefined, ...needs }), aws);
    // then
    const sent = aws.aws.calls().filter(({ operation }) => operation === 'UpdateFunctionConfiguration');
    expect(sent.map(({ input }): unknown => JSON.parse(input))).toEqual([
      expect.not.objectContaining({ Environment: expect.anything() }),
    ]);
    expect((await readVersion(aws.hand, '2')).configuration).toMatchObject({ Timeout: 30 });
  });

  test('ends where they are hidden only after it was planned: the variable that is asked for is not left out in silence', async () => {
    // given
    await using aws = await world();
    const needs = { warm: 0, waking: 'not asked', beside: '1' } as const;
    const stager = lambdaStager({
      hand: aws.hand,
      code: { from: 'latest' },
      asked: featureOn,
      goneBack: undefined,
      ...needs,
    });
    // when
    const making = madeBy(stager, aws);
    // then
    await expect(making).rejects.toMatchObject({ message: expect.stringContaining('FEATURE') });
    expect(aws.written()).toEqual([]);
  });
});
