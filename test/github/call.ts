import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Refusal } from './answer.ts';

/** A request as it came over the wire. */
export interface Call {
  readonly method: string;
  /** Under the address that the caller used. */
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly userAgent: string;
  /** Empty for none. */
  readonly body: string;
}

/** Undefined when the caller hung up before it had sent everything. */
export async function callIn(message: IncomingMessage): Promise<Call | undefined> {
  const { method = 'GET', url = '/', headers } = message;
  try {
    return {
      method,
      url: new URL(url, `http://${headers.host ?? 'github'}`),
      authorization: headers.authorization,
      userAgent: headers['user-agent'] ?? '',
      body: await text(message),
    };
  } catch {
    return undefined;
  }
}

/** Throws what GitHub answers to a body that is no JSON. */
export function jsonOf(body: string): unknown {
  if (body === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Refusal(400, 'Body should be a JSON object');
}
