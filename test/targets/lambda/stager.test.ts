import { describe, expect, test } from '@jest/globals';
import { bluePackage, greenPackage, newestPackage } from '../../releases/checkout.ts';
import type { LambdaCode } from '../../../src/request/request.ts';
import { lambdaStager, publishedVersion } from '../../../src/targets/lambda/stager.ts';
import { readVersion } from '../../../src/targets/lambda/version.ts';
import type { Stager } from '../../../src/targets/ports.ts';
import { madeBy, openFunction, type OpenFunction, packageOf, revision, run } from './open-function.ts';

interface Asked {
  readonly code?: LambdaCode;
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly warm?: number;
}

function stagerIn({ hand }: OpenFunction, asked: Asked = {}): Stager {
  const { code = packageOf('2.4.1'), configuration = {}, warm = 0 } = asked;
  return lambdaStager({
    hand,
    code,
    asked: { configuration, variables: new Map() },
    goneBack: undefined,
    ...needs(warm),
    beside: '1',
  });
}

const needs = (warm: number) => ({ warm, waking: 'not asked' as const });

const version = ({ hand }: OpenFunction, number: string) => readVersion(hand, number);

describe('Green is published', () => {
  test('by code, configuration and version, one write a call, each settled before the next', async () => {
    // given
    await using world = await openFunction({ function: { update: { seconds: 12 } } });
    const stager = stagerIn(world, { configuration: { Timeout: 30 } });
    // when
    const made = await madeBy(stager, world);
    // then
    expect(made.every(({ wrote }) => wrote.length <= 1)).toBe(true);
    expect(made.flatMap(({ wrote }) => wrote)).toEqual([
      'UpdateFunctionCode',
      'UpdateFunctionConfiguration',
      'PublishVersion',
    ]);
    expect(made.at(-1)!.staged).toEqual({ is: 'ready', revision: revision('2'), wrote: undefined });
    expect((await version(world, '2')).configuration).toMatchObject({
      CodeSha256: packageOf('2.4.1').sha256,
      Timeout: 30,
      MemorySize: 512,
    });
  });

  test('with the change and the run that made it, in its description', async () => {
    // given
    await using world = await openFunction();
    // when
    await madeBy(stagerIn(world), world);
    // then
    expect((await version(world, '2')).stamp).toEqual({ changeId: run.changeId, beside: '1', origin: run.origin });
  });

  test('without a write before it where the function has all of it already', async () => {
    // given: somebody has put it there, and published nothing
    await using world = await openFunction({ function: { package: greenPackage } });
    // when
    const made = await madeBy(stagerIn(world, { code: { from: 'latest' } }), world);
    // then
    expect(made.flatMap(({ wrote }) => wrote)).toEqual(['PublishVersion']);
  });

  test('never where nothing differs from the last version: that one is green, as it is', async () => {
    // given
    await using world = await openFunction();
    // when
    const made = await madeBy(stagerIn(world, { code: { from: 'latest' } }), world);
    // then
    expect(made.at(-1)!.staged).toMatchObject({ is: 'ready', revision: revision('1'), wrote: undefined });
    await expect(version(world, '2')).rejects.toThrow('Lambda has no version 2');
  });

  test('once, also where a process that was lost had published it: the next one gets the same', async () => {
    // given
    await using world = await openFunction();
    await madeBy(stagerIn(world), world);
    // when
    const again = await madeBy(stagerIn(world), world);
    // then
    expect(again.at(-1)!.staged).toMatchObject({ is: 'ready', revision: revision('2') });
    await expect(version(world, '3')).rejects.toThrow('Lambda has no version 3');
  });

  test.each(['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'lambda:PublishVersion'])(
    'once where the answer to %s is lost',
    async operation => {
      // given
      await using world = await openFunction();
      world.aws.faults.inject({ operation, calls: { nth: 1 }, fault: { kind: 'lost-after' } });
      // when
      const made = await madeBy(stagerIn(world, { configuration: { Timeout: 30 } }), world);
      // then
      expect(made.at(-1)!.staged).toMatchObject({ is: 'ready', revision: revision('2') });
      expect((await version(world, '2')).stamp?.changeId).toBe(run.changeId);
      await expect(version(world, '3')).rejects.toThrow('Lambda has no version 3');
    },
  );
});

describe('Code that is named by its place', () => {
  const objects = { 's3://builds/blue.zip': bluePackage, 's3://builds/green.zip': greenPackage };
  const inS3 = (key: string): LambdaCode => ({ from: 's3', bucket: 'builds', key, version: undefined });

  test.each([
    ['is a version of its own where it is other code', 'green.zip', '2'],
    ['makes no new version where the function has it', 'blue.zip', '1'],
  ])('%s: it is tried in a dry run, and sent', async (_, key, number) => {
    // given
    await using world = await openFunction({ lambda: { objects } });
    // when
    const made = await madeBy(stagerIn(world, { code: inS3(key) }), world);
    // then
    expect(made.flatMap(({ wrote }) => wrote)).toEqual(['UpdateFunctionCode', 'UpdateFunctionCode', 'PublishVersion']);
    const [dry] = world.aws.calls().filter(({ operation }) => operation === 'UpdateFunctionCode');
    expect(dry?.input).toContain('"DryRun":true');
    expect(made.at(-1)!.staged).toMatchObject({ is: 'ready', revision: revision(number) });
  });

  test('may be an image: its version waits until Lambda has pulled it', async () => {
    // given
    const uri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/checkout:2.4.1';
    await using world = await openFunction({
      lambda: { packages: { [bluePackage]: {}, [uri]: {} } },
      function: { packageType: 'Image' },
      world: { versions: { [bluePackage]: {}, [uri]: {} } },
    });
    // when
    const made = await madeBy(stagerIn(world, { code: { from: 'image', uri } }), world);
    // then
    expect(made.map(({ staged }) => (staged.is === 'ready' ? 'ready' : staged.doing))).toContain(
      'version 2 to become active',
    );
    expect(made.at(-1)!.staged).toMatchObject({ is: 'ready', revision: revision('2') });
  });
});

describe('Somebody else at the same function', () => {
  test('is waited for while their update is in progress', async () => {
    // given
    await using world = await openFunction({ function: { update: { seconds: 20 } } });
    const stager = stagerIn(world);
    await world.theyCall('UpdateFunctionConfiguration', { Timeout: 20 });
    // when
    const first = await stager.make(run);
    // then
    expect(first).toMatchObject({ is: 'in the making', wrote: undefined, doing: expect.stringContaining('settle') });
    expect(world.written()).not.toContain('UpdateFunctionCode');
  });

  test('who is quicker by a moment has their word, and ours comes after it: the lock of what was read does not fit', async () => {
    // given
    await using world = await openFunction({ function: { update: { seconds: 3 } } });
    const stager = stagerIn(world);
    const message = 'The RevisionId provided does not match the latest RevisionId.';
    world.aws.faults.inject({
      operation: 'lambda:UpdateFunctionCode',
      calls: { nth: 1 },
      fault: { kind: 'error', name: 'PreconditionFailedException', message },
    });
    // when
    const made = await madeBy(stager, world);
    // then
    expect(made[0]!.staged).toMatchObject({ is: 'in the making', doing: 'another update of the function to end' });
    expect(made.at(-1)!.staged).toMatchObject({ is: 'ready' });
    expect((await version(world, '2')).codeSha256).toBe(packageOf('2.4.1').sha256);
  });

  test('who has left other code and another setting in $LATEST has them replaced by what is asked for', async () => {
    // given
    await using world = await openFunction({ function: { package: newestPackage, memory: 1024 } });
    // when
    await madeBy(stagerIn(world, { configuration: { MemorySize: 512 } }), world);
    // then
    expect((await version(world, '2')).configuration).toMatchObject({
      CodeSha256: packageOf('2.4.1').sha256,
      MemorySize: 512,
    });
  });

  test.each<[what: string, operation: string, input: object]>([
    ['other code', 'UpdateFunctionCode', { S3Bucket: 'builds', S3Key: 'newest.zip' }],
    ['another setting', 'UpdateFunctionConfiguration', { MemorySize: 1024 }],
  ])('who puts %s into $LATEST after ours has it not published as ours', async (_, operation, input) => {
    // given
    await using world = await openFunction({ lambda: { objects: { 's3://builds/newest.zip': newestPackage } } });
    const stager = stagerIn(world, { configuration: { Timeout: 30 } });
    for (const sent of ['sent dist', 'configured checkout']) {
      expect((await stager.make(run)).wrote).toContain(sent);
      await world.clock.sleep(5_000);
    }
    // when
    await world.theyCall(operation, input);
    await world.clock.sleep(5_000);
    await madeBy(stager, world).catch(() => undefined);
    // then: it is refused, or made right; never another than was asked for
    const published = await version(world, '2').catch(() => undefined);
    if (published !== undefined)
      expect(published.configuration).toMatchObject({ CodeSha256: packageOf('2.4.1').sha256, MemorySize: 512 });
  });
});

describe('A version that cannot serve', () => {
  const fails = {
    code: 'ImageAccessDenied',
    reason: 'Lambda does not have permission to access the ECR image.',
  } as const;

  test('because Lambda cannot bring it into service is an error, with what Lambda says', async () => {
    // given
    await using world = await openFunction({ function: { activation: { seconds: 8, fails } } });
    // when
    const making = madeBy(stagerIn(world), world);
    // then
    await expect(making).rejects.toMatchObject({
      code: 'rejected',
      message: `Version 2 of checkout does not become active: ${fails.reason.slice(0, -1)} (ImageAccessDenied).`,
    });
  });

  test('because its update came to nothing is an error, and nothing is published', async () => {
    // given
    await using world = await openFunction({ function: { update: { seconds: 3, fails } } });
    // when
    const making = madeBy(stagerIn(world), world);
    // then
    await expect(making).rejects.toThrow('Lambda could not bring function checkout up to date');
    expect(world.written()).not.toContain('PublishVersion');
  });

  test('because it never becomes active is waited for, as long as the release has time', async () => {
    // given
    await using world = await openFunction({ function: { activation: 'never' } });
    // when
    const made = await madeBy(stagerIn(world), world);
    // then
    expect(made.at(-1)!.staged).toMatchObject({ is: 'in the making', doing: expect.stringContaining('version 2') });
  });

  test('for which there is no room is an error that says how to make room', async () => {
    // given
    await using world = await openFunction({ lambda: { limits: { codeStorageBytes: 700 } } });
    // when
    const making = madeBy(stagerIn(world), world);
    // then
    await expect(making).rejects.toMatchObject({ hint: expect.stringContaining('keep-versions') });
  });
});

describe('Where blue is kept warm', () => {
  test('green is made as warm before it is ready, in a call of its own', async () => {
    // given
    await using world = await openFunction({ function: { provisioning: { seconds: 20 } } });
    // when
    const made = await madeBy(stagerIn(world, { warm: 5 }), world);
    // then
    expect(made.every(({ wrote }) => wrote.length <= 1)).toBe(true);
    expect(made.flatMap(({ wrote }) => wrote).at(-1)).toBe('PutProvisionedConcurrencyConfig');
    expect(made.at(-1)!.staged).toMatchObject({ is: 'ready', revision: revision('2') });
  });

  test('so is a version that was published long ago', async () => {
    // given
    await using world = await openFunction({ function: { provisioning: { seconds: 20 } } });
    // when
    const made = await madeBy(publishedVersion(world.hand, { number: '1' }, needs(3)), world);
    // then
    expect(made[0]!.wrote).toEqual(['PutProvisionedConcurrencyConfig']);
    expect(made.at(-1)!.staged).toEqual({ is: 'ready', revision: revision('1'), wrote: undefined });
  });

  test('and Lambda has no room for it, that is an error', async () => {
    // given
    const fails = { code: 'NoRoom', reason: 'Requested provisioned concurrency exceeds the limit.' } as const;
    await using world = await openFunction({ function: { provisioning: { seconds: 5, fails } } });
    // when
    const making = madeBy(stagerIn(world, { warm: 5 }), world);
    // then
    await expect(making).rejects.toThrow('Lambda could not keep 5 warm instances of version 2');
  });
});
