import type { Output } from '../wire/index.ts';
import type { Outcome } from './run-handler.ts';
import type { LambdaClient } from './state.ts';

type Answer = Output<LambdaClient, 'Invoke'>;

/** A failure of the handler is an answer too: HTTP 200, with `FunctionError`. The Node.js runtime handles none of them. */
export function invocationAnswer(
  outcome: Outcome,
  requestId: string,
  limitMs: number,
): Pick<Answer, 'FunctionError' | 'Payload'> {
  switch (outcome.is) {
    case 'answer':
      return { Payload: bytes(outcome.payload) };
    case 'error': {
      const { errorType, errorMessage, trace } = outcome;
      return { FunctionError: 'Unhandled', Payload: bytes(JSON.stringify({ errorType, errorMessage, trace })) };
    }
    case 'timed out': {
      const seconds = (limitMs / 1000).toFixed(2);
      const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`;
      return {
        FunctionError: 'Unhandled',
        Payload: bytes(JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage })),
      };
    }
    default: {
      const never: never = outcome;
      throw new Error(`no such outcome: ${JSON.stringify(never)}`);
    }
  }
}

/** The SDK's type has methods that only its own client can give. */
const bytes = (text: string) => Buffer.from(text) as unknown as NonNullable<Answer['Payload']>;
