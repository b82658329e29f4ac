import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { orRefuse } from './unreadable.ts';

export type WireRequest = {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Decompressed. */
  readonly body: Uint8Array;
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

/** Throws an AwsError for a body that cannot be decompressed. The SDK compresses large CloudWatch requests with gzip. */
export function decodeRequest(message: IncomingMessage, body: Buffer): WireRequest {
  const { method = '', url: target = '', headers } = message;
  const encoding = headers['content-encoding'] ?? 'identity';
  const decoded = orRefuse(() => decompress(body, encoding), `The body cannot be read in encoding ${encoding}`);
  return { method, target, headers, body: decoded };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws an AwsError for a body that is no text. */
export function bodyText({ body }: WireRequest): string {
  return orRefuse(() => UTF8.decode(body), 'The body is not UTF-8 text');
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
