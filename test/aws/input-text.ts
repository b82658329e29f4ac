import { createHash } from 'node:crypto';

/** The input of a call as JSON, to be read and compared. Of bytes (a zip, a payload) it tells how many, and their digest. */
export function inputText(input: unknown): string {
  if (typeof input !== 'object' || input === null) return input === undefined ? '' : JSON.stringify(input);
  // Bytes are members of an input itself: no operation here takes them any deeper.
  const members = Object.entries(input).map(([name, value]: [string, unknown]) => [name, readable(value)] as const);
  return JSON.stringify(Object.fromEntries(members));
}

function readable(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return `<${value.length} bytes, SHA-256 ${createHash('sha256').update(value).digest('hex')}>`;
}
