interface RawCall {
  readonly service: string;
  readonly method?: 'POST' | 'PUT';
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A call to a service that this project has no client of. Who signed is not looked at; for what service is. Throws if it is refused. */
export async function rawCall(
  endpoint: string,
  { service, method = 'POST', path = '/', headers = {}, body = '' }: RawCall,
): Promise<string> {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIASDK/20261120/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=none`;
  const answer = await fetch(new URL(path, endpoint), {
    method,
    headers: { authorization, ...headers },
    body: typeof body === 'string' ? body : Buffer.from(body),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${service} answered ${answer.status}: ${text.slice(0, 400)}`);
  return text;
}

/** In AWS's query protocol. */
export function query(
  endpoint: string,
  service: string,
  version: string,
  Action: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ Action, Version: version, ...parameters }).toString();
  return rawCall(endpoint, { service, headers, body });
}
