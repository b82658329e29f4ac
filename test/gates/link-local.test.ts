import { describe, expect, test } from '@jest/globals';
import { isLinkLocal, LinkLocalError, type LookUp, sparingLinkLocal } from '../../src/gates/link-local.ts';

describe('an address', () => {
  test.each([
    '169.254.0.0',
    '169.254.169.254',
    '169.254.170.2',
    '169.254.255.255',
    'fe80::',
    'fe80::1',
    'fe80::1%eth0',
    'febf:ffff::1',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '::169.254.169.254',
    '::ffff:0:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::',
    'fd00:ec2::254',
    'fd00:ec2::23',
  ])('is link-local or AWS’s own: %s', address => {
    // when
    const never = isLinkLocal(address);
    // then
    expect(never).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '::1',
    '10.0.0.1',
    '169.253.255.255',
    '169.255.0.0',
    '192.168.1.1',
    'fec0::1',
    'fd00:ec3::1',
    '64:ff9b::a00:1',
    '2002:a00:1::1',
  ])('of a listener, a private one too, may be asked: %s', address => {
    // when
    const never = isLinkLocal(address);
    // then
    expect(never).toBe(false);
  });
});

describe('a look-up for a socket', () => {
  type Outcome = { readonly error: Error | null; readonly given: unknown };
  const found = (lookUp: LookUp, all: boolean): Promise<Outcome> =>
    new Promise(resolve => {
      sparingLinkLocal(lookUp)('green.test', { all }, (error, ...given) => resolve({ error, given }));
    });
  const addresses = [
    { address: '10.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];

  test.each<[string, boolean, unknown]>([
    ['all addresses to a socket that tries them in turn', true, [addresses]],
    ['the first address to a socket that asks for one', false, ['10.0.0.1', 4]],
  ])('gives %s', async (_, all, given) => {
    // when
    const outcome = await found(async () => addresses, all);
    // then
    expect(outcome).toEqual({ error: null, given });
  });

  test('fails where a name has no address at all', async () => {
    // when
    const { error } = await found(async () => [], true);
    // then
    expect(error).toMatchObject({ code: 'ENODATA' });
  });

  test('gives nothing of a name that has one link-local address among others', async () => {
    // given
    const lookUp: LookUp = async () => [...addresses, { address: '169.254.169.254', family: 4 }];
    // when
    const { error } = await found(lookUp, true);
    // then
    expect(error).toBeInstanceOf(LinkLocalError);
  });
});
