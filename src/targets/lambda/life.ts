import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { UnknownAnswerError } from '../../errors.ts';

/** Whether a version can answer, or `$LATEST` be changed. */
export type Life =
  | { readonly is: 'ready' }
  /**
   * Not invoked for so long that Lambda gave its resources back: the next invocation fails, and makes Lambda make it ready anew
   * (developer guide, "Lambda function states"). `because`: why that came to nothing; undefined where nobody has invoked it.
   */
  | { readonly is: 'asleep'; readonly because: string | undefined }
  /** AWS is at it: `doing` is what is waited for. */
  | { readonly is: 'settling'; readonly doing: string }
  /** The last update of `$LATEST` came to nothing: it is as it was before. */
  | { readonly is: 'not updated'; readonly because: string }
  | { readonly is: 'failed'; readonly because: string };

/** @throws UnknownAnswerError for a state that is not in AWS's enums */
export function lifeOf(read: FunctionConfiguration, title: string): Life {
  const { State: state } = read;
  switch (state) {
    case 'Pending':
      return { is: 'settling', doing: `${title} to become active${inBrackets(read.StateReason)}` };
    case 'Active':
    case undefined:
      return lastUpdateOf(read, title);
    case 'Inactive':
      // `$LATEST` can be updated all the same, and nobody is led there.
      if (read.Version === '$LATEST') return lastUpdateOf(read, title);
      return { is: 'asleep', because: read.StateReasonCode === 'Idle' ? undefined : whyAsleep(read) };
    case 'ActiveNonInvocable':
      return { is: 'settling', doing: `${title} to be invocable${inBrackets(read.StateReason)}` };
    case 'Failed':
      return { is: 'failed', because: reasonOf(read.StateReason, read.StateReasonCode) };
    case 'Deactivating':
    case 'Deactivated':
    case 'Deleting':
      return { is: 'failed', because: `it is ${state.toLowerCase()}${inBrackets(read.StateReason)}` };
    default:
      throw unknown(title, 'state', state satisfies never);
  }
}

function whyAsleep({ StateReason: reason, StateReasonCode: code }: FunctionConfiguration): string | undefined {
  return reason === undefined && code === undefined ? undefined : reasonOf(reason, code);
}

function lastUpdateOf(read: FunctionConfiguration, title: string): Life {
  const { LastUpdateStatus: status } = read;
  switch (status) {
    case 'InProgress':
      return { is: 'settling', doing: `the update of ${title} to settle${inBrackets(read.LastUpdateStatusReason)}` };
    case 'Successful':
    // Versions have none: nothing updates them.
    case undefined:
      return { is: 'ready' };
    case 'Failed':
      return {
        is: 'not updated',
        because: reasonOf(read.LastUpdateStatusReason, read.LastUpdateStatusReasonCode),
      };
    default:
      throw unknown(title, 'status of its last update', status satisfies never);
  }
}

function reasonOf(reason: string | undefined, code: string | undefined): string {
  return `${reason?.replace(/\.$/, '') ?? 'AWS does not say why'}${code === undefined ? '' : ` (${code})`}`;
}

function inBrackets(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : ` (${reason.replace(/\.$/, '')})`;
}

function unknown(title: string, what: string, value: string): UnknownAnswerError {
  return new UnknownAnswerError({
    message: `Lambda shows ${title} with a ${what} that Greenlight does not know: ${value}.`,
    hint: 'Look at the function in Lambda, and update Greenlight.',
  });
}
