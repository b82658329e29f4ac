import { describe, expect, test } from '@jest/globals';
import type { Aim } from '../../../src/release/aim.ts';
import { stagedVersion } from '../../../src/targets/lambda/staged.ts';
import { bluePackage } from '../../releases/checkout.ts';
import { openFunction } from './open-function.ts';

type Change = Extract<Aim, { is: 'a change' }>;

const release = 'gl-9-0123abcd';
const stamped = (version: string, change?: string) => ({
  version,
  package: bluePackage,
  configuration: { Timeout: Number(version) },
  description:
    change === undefined ? 'by hand' : `greenlight ${change} of run 9 of shop/checkout .github/workflows/release.yml`,
});

const aimAt = (changeId: string | undefined, recorded: Change['recorded'] = new Map()): Change => ({
  is: 'a change',
  handed: { releaseId: release, changeId },
  recorded,
});

const recorded = (wanted: string, purpose: 'release' | 'drill' = 'release') =>
  new Map([[`${release}.1`, { wanted, purpose, standing: 'open' as const }]]) as Change['recorded'];

describe('What was staged', () => {
  const versions = [
    stamped('1'),
    stamped('2', `${release}.1`),
    stamped('3', 'gl-8-0123abcd.1'),
    stamped('4', `${release}.2`),
    stamped('5', 'gl-9-ffffffff.1'),
  ];

  test.each<[what: string, aim: Change, serving: string | undefined, found: string | undefined]>([
    ['the version with the stamp of the change', aimAt(`${release}.1`), '1', '2'],
    ['the newest of a release where no change is named', aimAt(undefined), '1', '4'],
    ['what an earlier attempt has published, where a later one stages the same', aimAt(`${release}.7`), '1', '4'],
    ['not what a later attempt has published', aimAt(`${release}.1`), '1', '2'],
    [
      'nothing where nobody has published it',
      { ...aimAt('gl-7-0123abcd.1'), handed: { releaseId: 'gl-7-0123abcd', changeId: 'gl-7-0123abcd.1' } },
      '1',
      undefined,
    ],
    [
      'the latest of the release in the ledger, where no change is named',
      aimAt(undefined, recorded('checkout:3')),
      '1',
      '3',
    ],
    ['the version also where it serves already', aimAt(`${release}.1`), '2', '2, which serves'],
    [
      'what the ledger has of the change, where Lambda gave it a version that was there before',
      aimAt(`${release}.1`, recorded('checkout:3')),
      '1',
      '3',
    ],
    ['nothing that the ledger calls a drill', aimAt(`${release}.1`, recorded('checkout:2', 'drill')), '1', undefined],
    ['what the ledger names and serves already', aimAt(`${release}.1`, recorded('checkout:3')), '3', '3, which serves'],
    ['the version also before the first release', aimAt(`${release}.1`), undefined, '2'],
  ])('is %s', async (_, aim, serving, found) => {
    // given
    await using world = await openFunction({ function: { versions } });
    // when
    const staged = await stagedVersion(world.hand, aim, serving);
    // then
    expect(staged && (staged.serves ? `${staged.number}, which serves` : staged.number)).toBe(found);
  });

  test('is found on every page of the list, and in the order of numbers', async () => {
    // given: Lambda lists 50 at a time
    const many = Array.from({ length: 120 }, (_, index) => stamped(String(index + 1), `${release}.1`));
    await using world = await openFunction({ function: { versions: many } });
    // when
    const staged = await stagedVersion(world.hand, aimAt(undefined), '1');
    // then
    expect(staged).toEqual({ changeId: `${release}.1`, number: '120', serves: false });
  });
});
