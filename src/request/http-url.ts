import { shown } from './problems.ts';

/**
 * Addresses that lead to the machine itself and to what AWS tells it, credentials included: the link-local ranges of
 * IPv4 and IPv6 (RFC 3927, RFC 4291), and the range that AWS keeps for its own services in every VPC
 * (`fd00:ec2::254` is the instance metadata). Written as the URL standard prints a host: `0xA9FEA9FE` is
 * `169.254.169.254` there, and `::ffff:169.254.169.254` is `[::ffff:a9fe:a9fe]`, one of five ways to write it in IPv6.
 */
const linkLocal =
  /^(169\.254\.\d+\.\d+|\[(fe[89ab][0-9a-f]:|fd00:ec2:|((::|::ffff:|::ffff:0:|64:ff9b::)a9fe:)|2002:a9fe:).*\])$/;

/** What is wrong with the address of a smoke test; undefined where nothing is. */
export function urlFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'not a URL';
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'neither an `http:` nor an `https:` address';
  if (url.username !== '' || url.password !== '') return 'holds a user or a password, which a workflow file must not';
  if (text.includes('#')) return 'holds a fragment (`#`), which is never sent';
  if (linkLocal.test(url.hostname)) return 'a link-local address, which Greenlight never asks';
  return undefined;
}

/**
 * An address without its query, which may be secret; nothing of one with an `@`. What stands before that may be a
 * password with `/`, `?` and `#` in it, and where an address is written wrong, nobody knows where the password begins.
 */
export function showUrl(text: string): string | undefined {
  return text.includes('@') ? undefined : shown(text.replace(/[?#].*$/s, ''));
}
