import type { Around, Call } from './call.ts';
import type { Services } from './handlers.ts';
import { serveWire } from './serve.ts';

export type ServerUnderTest = {
  readonly url: string;
  /** What `onBug` has heard. */
  readonly bugs: readonly unknown[];
  readonly close: () => Promise<void>;
};

/** The handlers' context is the call itself. Time stands still at 2030-01-01, and request ids count from 1. */
export async function startServer(
  services: Services<Call>,
  around: Around = (_call, proceed) => proceed(),
): Promise<ServerUnderTest> {
  const bugs: unknown[] = [];
  let requests = 0;
  const server = await serveWire<Call>({
    services,
    context: call => call,
    now: () => new Date('2030-01-01T00:00:00Z'),
    newRequestId: () => `request-${++requests}`,
    around,
    onBug: bug => bugs.push(bug),
  });
  return { url: server.url, bugs, close: () => server.close() };
}

/** The headers of a call that is signed for a service. Signatures are not verified, so it has none worth the name. */
export function signedFor(signingName: string): Record<string, string> {
  const scope = `AKIAEXAMPLE/20300101/eu-west-1/${signingName}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}

export function jsonCall(
  signingName: string,
  target: string,
  body: string | Uint8Array<ArrayBuffer>,
  version = '1.1',
): RequestInit {
  const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target };
  return { method: 'POST', headers: { ...signedFor(signingName), ...headers }, body };
}

export function formCall(parameters: Record<string, string> | string, headers = signedFor('sts')): RequestInit {
  const body = new URLSearchParams(parameters).toString();
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body };
}
