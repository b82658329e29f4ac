import { describe, expect, test } from '@jest/globals';
import { readVersion } from '../../../src/targets/lambda/version.ts';
import { lambdaStager } from '../../../src/targets/lambda/stager.ts';
import type { Survey } from '../../../src/targets/ports.ts';
import { bluePackage, greenPackage } from '../../releases/checkout.ts';
import { asking, findingsIn, survey, takenBack } from './a-survey.ts';
import { madeBy, openFunction, packageOf } from './open-function.ts';
import { findAlias } from '../../../src/targets/lambda/alias.ts';
import { goneBackFrom } from '../../../src/targets/lambda/gone-back.ts';

const before = { MemorySize: 512, Environment: { Variables: { MODE: 'slow' } } };
const after = { MemorySize: 128, Environment: { Variables: { MODE: 'slow', FEATURE: 'on' } } };

/** Version 2, with less memory and a new variable, was taken back; `$LATEST` holds it still. */
const goneBack = (description = takenBack(), version = '1') =>
  openFunction({
    function: {
      package: greenPackage,
      memory: 128,
      environment: after.Environment.Variables,
      versions: [
        { version: '1', package: bluePackage, configuration: before },
        { version: '2', package: greenPackage },
      ],
      aliases: [{ name: 'live', version, description }],
    },
  });

const fieldsIn = ({ found }: Survey) => found.differences.map(({ field }) => field);

describe('After a release was taken back', () => {
  test('the next one does not bring what it left behind, and says so', async () => {
    // given
    await using world = await goneBack();
    // when
    const seen = await survey(world);
    // then
    expect(fieldsIn(seen)).toEqual(['code']);
    expect(findingsIn(seen)).toMatchObject([
      {
        level: 'warning',
        where: 'configuration',
        reason: expect.stringContaining(
          'gl-8-0123abcd.1 was taken back from (MemorySize, environment variable FEATURE)',
        ),
      },
    ]);
  });

  test('the same change is released where it is asked for again, without a warning', async () => {
    // given
    await using world = await goneBack();
    // when
    const seen = await survey(world, {
      configuration: { MemorySize: 128 },
      variables: new Map([['FEATURE', { set: 'on' }]]),
    });
    // then
    expect(fieldsIn(seen)).toEqual(['code', 'MemorySize', 'environment variable FEATURE']);
    expect(findingsIn(seen)).toEqual([]);
  });

  test('the code and the configuration of blue are what serves already: there is nothing to do', async () => {
    // given
    await using world = await goneBack();
    // when
    const { codeSha256: sha256 } = await readVersion(world.hand, '1');
    const seen = await survey(world, { code: { ...packageOf('2.4.0'), sha256 } });
    // then
    expect(seen.is).toBe('serving already');
  });

  test('its code is not released again in silence where none is named', async () => {
    // given
    await using world = await goneBack();
    // when
    const seen = await survey(world, { code: { from: 'latest' } });
    // then
    expect(findingsIn(seen)).toContainEqual(
      expect.objectContaining({ level: 'warning', where: 'package', reason: expect.stringContaining('checkout:2') }),
    );
  });

  test('the stager makes just what was planned, in one write of the configuration', async () => {
    // given
    await using world = await goneBack();
    const alias = await findAlias(world.hand, world.hand.patient, 'live');
    const stager = lambdaStager({
      hand: world.hand,
      code: packageOf('2.5.0'),
      asked: asking(),
      goneBack: await goneBackFrom(world.hand, alias, await readVersion(world.hand, '1')),
      warm: 0,
      waking: 'not asked',
      beside: '1',
    });
    // when
    const made = await madeBy(stager, world);
    // then
    expect(made.flatMap(({ wrote }) => wrote)).toEqual([
      'UpdateFunctionCode',
      'UpdateFunctionConfiguration',
      'PublishVersion',
    ]);
    expect((await readVersion(world.hand, '3')).configuration).toMatchObject(before);
  });

  test.each<[what: string, description: string, version: string]>([
    ['somebody has moved the alias since', takenBack(), '2'],
    ['it was not a release of Greenlight’s', 'what users call', '1'],
  ])('nothing is given back where %s', async (_, description, version) => {
    // given
    await using world = await goneBack(description, version);
    // when
    const seen = await survey(world);
    // then
    expect(findingsIn(seen).filter(({ reason }) => reason.includes('taken back'))).toEqual([]);
    expect(fieldsIn(seen)).toEqual(version === '1' ? ['code', 'MemorySize', 'environment variable FEATURE'] : ['code']);
  });
});

describe('What somebody else has written into $LATEST', () => {
  const drifted = async () => {
    const world = await openFunction({ function: { memory: 512, environment: { MODE: 'slow', KEPT: '1' } } });
    const Environment = { Variables: { MODE: 'fast', KEPT: '1' } };
    await world.theyCall('UpdateFunctionConfiguration', { MemorySize: 2048, Environment });
    return world;
  };

  test('is released with the next release, which names it', async () => {
    // given
    await using world = await drifted();
    // when
    const seen = await survey(world);
    // then
    expect(fieldsIn(seen)).toEqual(['code', 'MemorySize', 'environment variable MODE']);
    expect(findingsIn(seen)).toMatchObject([
      {
        level: 'warning',
        where: 'configuration',
        reason: expect.stringContaining('asks for that (MemorySize, environment variable MODE)'),
      },
    ]);
  });

  test('is not warned of as far as this release asks for it', async () => {
    // given
    await using world = await drifted();
    // when
    const seen = await survey(world, {
      configuration: { MemorySize: 2048 },
      variables: new Map([['MODE', { set: 'fast' }]]),
    });
    // then
    expect(findingsIn(seen)).toEqual([]);
  });

  test('is of no interest where a version is released as it is', async () => {
    // given
    await using world = await goneBack('what users call');
    // when
    const seen = await survey(world, { code: { from: 'version', version: '2' } });
    // then
    expect(findingsIn(seen)).toEqual([]);
  });
});
