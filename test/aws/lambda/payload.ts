import type { InvocationType } from '@aws-sdk/client-lambda';
import { AwsError } from '../wire/index.ts';

/** "Lambda quotas": payloads of a synchronous and of an asynchronous invocation, in bytes. */
const PAYLOAD_BYTES = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 } as const;

/** JSON; without a payload the handler is given an empty object. */
export function payloadText(payload: Uint8Array | undefined): string {
  return payload === undefined || payload.length === 0 ? '{}' : Buffer.from(payload).toString();
}

/** Throws what AWS answers to a payload that is too large or no JSON. */
export function checkPayload(payload: Uint8Array | undefined, kind: InvocationType): void {
  if (payload === undefined) return;
  if (payload.length > PAYLOAD_BYTES[kind]) {
    throw new AwsError(
      'RequestTooLargeException',
      `${payload.length} byte payload is too large for the invocation type`,
      {
        Type: 'User',
      },
    );
  }
  try {
    JSON.parse(payloadText(payload));
  } catch (cause) {
    const message = `Could not parse request body into json: ${(cause as Error).message}`;
    throw new AwsError('InvalidRequestContentException', message, { Type: 'User' });
  }
}
