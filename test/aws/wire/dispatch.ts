import { AwsError, commonErrorStatus } from './aws-error.ts';
import type { Call } from './call.ts';
import { serviceSignedAs } from './clients.ts';
import { answerCall, type Outcome } from './exchange.ts';
import { loadModel, type OperationModel } from './model.ts';
import type { WireOptions } from './options.ts';
import { protocolOf, type Protocol } from './protocol.ts';
import { readScope, type WireRequest } from './request.ts';

/** Finds the service by the signature's scope and the operation by the service's protocol, and has the call answered. */
export async function dispatch<Context>(
  options: WireOptions<Context>,
  request: WireRequest,
  requestId: string,
): Promise<Outcome> {
  const scope = readScope(request.headers);
  if (scope.kind === 'unreadable') {
    return replyWithoutProtocol(new AwsError('IncompleteSignature', 'Unreadable Authorization header.'));
  }
  // Only STS has operations that are called without credentials.
  const signingName = scope.kind === 'signed' ? scope.signingName : 'sts';
  const service = serviceSignedAs(signingName);
  if (service === undefined) {
    const message = `No service is signed as ${signingName} here.`;
    return replyWithoutProtocol(new AwsError('UnknownOperationException', message));
  }
  const model = await loadModel(service);
  const protocol = protocolOf(model);
  const operation = protocol.findOperation(request, model);
  const reading = readInput(protocol, request, operation);
  const call: Call = {
    service,
    operation: protocol.operationName(request, model),
    caller: scope.kind === 'signed' ? { kind: 'signed', accessKeyId: scope.accessKeyId, region: scope.region } : scope,
    requestId,
    input: reading.input,
  };
  return answerCall({ options, request, model, protocol, operation, call, unreadable: reading.error });
}

function readInput(
  protocol: Protocol,
  request: WireRequest,
  operation: OperationModel | undefined,
): { readonly input: unknown; readonly error: AwsError | undefined } {
  try {
    return { input: operation && protocol.readInput(request, operation), error: undefined };
  } catch (error) {
    if (error instanceof AwsError) return { input: undefined, error };
    throw error;
  }
}

/** For a request so wrong that no service, and so no protocol, can be told. */
export function replyWithoutProtocol({ name, message }: AwsError): Outcome {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': name };
  const body = Buffer.from(JSON.stringify({ __type: name, message }));
  return { kind: 'reply', reply: { status: commonErrorStatus(name), headers, body } };
}
