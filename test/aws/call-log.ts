import { inputText } from './input-text.ts';
import { accessKeyOf, type Answer, type Call } from './wire/index.ts';

export interface LoggedCall {
  /** 1 is the first call of the run. */
  readonly number: number;
  /** Epoch milliseconds, when the call came in. */
  readonly at: number;
  /** The access key; `unsigned` without one. */
  readonly caller: string;
  readonly userAgent: string;
  readonly service: string;
  readonly operation: string;
  /** Every permission that the call needs, the one named like the operation first. */
  readonly iamActions: readonly string[];
  /** JSON, at most 400 characters. */
  readonly input: string;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'ok' }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
  | { readonly kind: 'hung-up' };

export interface CallLog {
  /** The returned function tells how the call ended. */
  readonly begin: (
    call: Call,
    details: Pick<LoggedCall, 'at' | 'userAgent' | 'iamActions'>,
  ) => (answer: Answer) => void;
  readonly calls: () => readonly LoggedCall[];
}

export function createCallLog(): CallLog {
  const calls: LoggedCall[] = [];
  return {
    begin: (call, details) => {
      const index = calls.length;
      const entry: LoggedCall = {
        number: index + 1,
        caller: accessKeyOf(call.caller),
        service: call.service,
        operation: call.operation,
        input: shortened(call.input),
        outcome: { kind: 'pending' },
        ...details,
      };
      calls.push(entry);
      return answer => {
        calls[index] = { ...entry, outcome: outcomeOf(answer) };
      };
    },
    calls: () => [...calls],
  };
}

function outcomeOf(answer: Answer): Outcome {
  switch (answer.kind) {
    case 'output':
      return { kind: 'ok' };
    case 'error':
      return { kind: 'error', name: answer.error.name, message: answer.error.message };
    case 'hang-up':
      return { kind: 'hung-up' };
    default: {
      const never: never = answer;
      throw new Error(`no such answer: ${JSON.stringify(never)}`);
    }
  }
}

const LIMIT = 400;

function shortened(input: unknown): string {
  const json = inputText(input);
  return json.length <= LIMIT ? json : `${json.slice(0, LIMIT - 1)}…`;
}
