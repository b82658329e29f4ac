import type { LookupAddress } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** All addresses of a name. */
export type LookUp = (name: string) => Promise<readonly LookupAddress[]>;

/**
 * Addresses that lead to the machine itself and to what AWS tells it, credentials included: link-local in IPv4 and IPv6
 * (RFC 3927, RFC 4291), and the range that AWS keeps for its own services in every VPC, where `fd00:ec2::254` is the
 * instance metadata. A rule for IPv4 holds for an address that is mapped into IPv6 (`::ffff:169.254.169.254`) too; other
 * ways to write an IPv4 address in IPv6 are translated by some networks: RFC 4291 2.5.5.1, 2765, 6052, 3056.
 */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addSubnet('fd00:ec2::', 32, 'ipv6');
linkLocal.addSubnet('::a9fe:0', 112, 'ipv6');
linkLocal.addSubnet('::ffff:0:a9fe:0', 112, 'ipv6');
linkLocal.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');
linkLocal.addSubnet('2002:a9fe::', 32, 'ipv6');

/** Of an IPv4 or IPv6 address, which may name its interface (`fe80::1%eth0`). */
export function isLinkLocal(address: string): boolean {
  const [bare = ''] = address.split('%');
  return linkLocal.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}

/** An address that is never asked, by whichever name it goes. */
export class LinkLocalError extends Error {
  constructor(address: string) {
    super(`${address} is a link-local address, which is never asked`);
    this.name = 'LinkLocalError';
  }
}

/**
 * A look-up for a socket that is about to connect. What it lets through is what is connected to: a check before the
 * request would be of another answer than the one that is used (DNS rebinding). One bad address is enough.
 */
export function sparingLinkLocal(lookUp: LookUp): LookupFunction {
  return (name, { all }, callback) => {
    lookUp(name).then(
      addresses => {
        const [first] = addresses;
        const forbidden = addresses.find(({ address }) => isLinkLocal(address));
        if (forbidden !== undefined) callback(new LinkLocalError(forbidden.address), '');
        else if (first === undefined) callback(Object.assign(new Error('no address'), { code: 'ENODATA' }), '');
        else if (all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, ''),
    );
  };
}
