import { AwsError } from './aws-error.ts';
import type { Answer, Call } from './call.ts';
import { check, inWords, type Complaint } from './check.ts';
import { faultOf } from './fault.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import type { WireOptions } from './options.ts';
import type { Protocol, Reply } from './protocol.ts';
import type { WireRequest } from './request.ts';

/** What the server does with a request. */
export type Outcome = { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'hang-up' };

/** One request on its way to its outcome. */
export type Exchange<Context> = {
  readonly options: WireOptions<Context>;
  readonly request: WireRequest;
  readonly model: ServiceModel;
  readonly protocol: Protocol;
  readonly operation: OperationModel | undefined;
  readonly call: Call;
  /** Why the request has not even the protocol's syntax. */
  readonly unreadable: AwsError | undefined;
};

export async function answerCall<Context>(exchange: Exchange<Context>): Promise<Outcome> {
  const { options, call } = exchange;
  const proceed = () => answerOf(exchange, () => handle(exchange));
  const answer = await answerOf(exchange, () => options.around(call, proceed));
  if (answer.kind === 'hang-up') return answer;
  try {
    return { kind: 'reply', reply: write(exchange, answer) };
  } catch (bug) {
    return { kind: 'reply', reply: write(exchange, internalFailure(exchange, bug)) };
  }
}

/** An AwsError is an answer; whatever else is thrown is a bug of ours. */
async function answerOf<Context>(exchange: Exchange<Context>, make: () => Promise<Answer>): Promise<Answer> {
  try {
    return await make();
  } catch (error) {
    return error instanceof AwsError ? { kind: 'error', error } : internalFailure(exchange, error);
  }
}

function internalFailure<Context>({ options, call }: Exchange<Context>, bug: unknown): Answer & { kind: 'error' } {
  options.onBug(bug);
  const message = `${call.service} ${call.operation} failed by a mistake of the simulated AWS: ${String(bug)}`;
  return { kind: 'error', error: new AwsError('InternalFailure', message) };
}

// The only STS operations without credentials: they are how one gets them.
const UNSIGNED_OPERATIONS = ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'];

type UntypedHandler<Context> = (input: unknown, context: Context) => object | Promise<object>;

async function handle<Context>(exchange: Exchange<Context>): Promise<Answer> {
  const { options, request, model, protocol, operation, call, unreadable } = exchange;
  // The check below establishes what the handler's type says of its input.
  const handlers = (options.services[call.service] ?? {}) as Record<string, UntypedHandler<Context>>;
  const handler = Object.hasOwn(handlers, call.operation) ? handlers[call.operation] : undefined;
  if (operation === undefined || handler === undefined) throw protocol.unknownOperation(request, model);
  if (call.caller.kind === 'unsigned' && !UNSIGNED_OPERATIONS.includes(operation.name)) {
    throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  if (unreadable !== undefined) throw unreadable;
  const complaints = check(operation.input, call.input);
  if (complaints.length > 0) throw refusal(protocol, complaints);
  // A copy, so that the answer stays what it was while `around` holds it and the handler's state moves on.
  return { kind: 'output', value: structuredClone(await handler(call.input, options.context(call))) };
}

/** The words of AWS where only required members are missing, and ours, with every path, for what AWS words in many ways. */
function refusal({ refusals }: Protocol, complaints: readonly Complaint[]): AwsError {
  if (complaints.some(({ kind }) => kind !== 'missing')) return new AwsError(refusals.malformed, inWords(complaints));
  const count = complaints.length === 1 ? '1 validation error' : `${complaints.length} validation errors`;
  const errors = complaints.map(
    ({ path }) => `Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );
  return new AwsError(refusals.missing, `${count} detected: ${errors.join('; ')}`);
}

function write<Context>(exchange: Exchange<Context>, answer: Exclude<Answer, { kind: 'hang-up' }>): Reply {
  const { model, protocol, operation, request, call } = exchange;
  switch (answer.kind) {
    case 'error': {
      const fault = faultOf(model, answer.error, protocol.commonErrorStatus);
      return protocol.writeFault(model, fault, request, call.requestId);
    }
    case 'output': {
      const title = `The output of ${call.service} ${call.operation}`;
      if (operation === undefined) throw new Error(`${title} has no schema: its client knows no such operation.`);
      const complaints = check(operation.output, answer.value);
      if (complaints.length === 0) return protocol.writeOutput(model, operation, answer.value, call.requestId);
      throw new Error(`${title} is not what its schema says: ${inWords(complaints)}`);
    }
    default: {
      const never: never = answer;
      return never;
    }
  }
}
