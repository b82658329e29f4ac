import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { AwsError } from './aws-error.ts';

export type WireRequest = {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** Undefined when the caller goes away before the request is complete. */
export async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** Throws an AwsError for a body that cannot be decoded. The SDK compresses large CloudWatch requests with gzip. */
export function decodeRequest(message: IncomingMessage, body: Buffer): WireRequest {
  const { method = '', url: target = '', headers } = message;
  return { method, target, headers, body: decodeBody(body, headers['content-encoding'] ?? 'identity') };
}

function decodeBody(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decompress(bytes, encoding));
  } catch (cause) {
    const error = new AwsError(
      'SerializationException',
      `The body cannot be read as UTF-8 text in encoding ${encoding}.`,
    );
    error.cause = cause;
    throw error;
  }
}

function decompress(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'identity':
      return bytes;
    case 'gzip':
      return gunzipSync(bytes);
    default:
      throw new Error(`unknown content-encoding ${encoding}`);
  }
}

/** What the Authorization header says; signatures are not verified. */
export type Scope =
  | { readonly kind: 'signed'; readonly signingName: string; readonly accessKeyId: string; readonly region: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'unreadable' };

/**
 * `Credential=<key>/<date>/<region>/<service>/aws4_request`. The asymmetric SigV4A has no region there, but a header
 * `x-amz-region-set`.
 */
export function readScope(headers: IncomingHttpHeaders): Scope {
  const { authorization } = headers;
  if (authorization === undefined) return { kind: 'unsigned' };
  const scope = /^AWS4-[A-Z0-9-]+ Credential=([^,\s]+)/.exec(authorization)?.[1]?.split('/') ?? [];
  const regionSet = headers['x-amz-region-set'];
  const [accessKeyId, , region, signingName, terminator] =
    scope.length === 4 && typeof regionSet === 'string' ? scope.toSpliced(2, 0, regionSet) : scope;
  if (!accessKeyId || !region || !signingName || terminator !== 'aws4_request') return { kind: 'unreadable' };
  return { kind: 'signed', signingName, accessKeyId, region };
}
