import { AwsError, commonErrorStatus as statusByName } from './aws-error.ts';
import type { Fault } from './fault.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import type { Protocol, Reply } from './protocol.ts';
import type { WireRequest } from './request.ts';
import { decodeRestInput } from './rest-input.ts';
import { encodeRestReply } from './rest-reply.ts';
import { addressOf, bySpecificity, leadsTo, type Route } from './route.ts';

/** The REST-JSON protocol: the operation in method and path, members all over the request and the reply, JSON in the body. */
export const restJson: Protocol = {
  operationName: (request, model) => operationAt(request, model)?.name ?? '',
  findOperation: operationAt,
  unknownOperation: ({ method, target }) =>
    new AwsError('UnknownOperationException', `No operation is asked for by ${method} ${target}.`),
  refusals: { missing: 'ValidationException', malformed: 'SerializationException' },
  commonErrorStatus,
  readInput: (request, operation) => decodeRestInput(operation.input, routeOf(operation), request),
  writeOutput: (_model, operation, output) =>
    encodeRestReply(operation.output, output, { status: routeOf(operation).status }),
  writeFault: (_model, fault) => {
    const { status, headers, body } = replyOf(fault);
    return { status, headers: { ...headers, 'x-amzn-errortype': fault.name }, body };
  },
};

function replyOf({ schema, members, status }: Fault): Reply {
  if (schema !== undefined) return encodeRestReply(schema, members, { status });
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(members)) };
}

function operationAt(request: WireRequest, model: ServiceModel): OperationModel | undefined {
  const address = addressOf(request);
  const found = [...model.operations.values()].filter(operation => leadsTo(routeOf(operation), address));
  return found.sort((a, b) => bySpecificity(routeOf(a), routeOf(b)))[0];
}

function routeOf({ name, route }: OperationModel): Route {
  if (route === undefined) throw new Error(`${name} has no http trait, so no request can ask for it.`);
  return route;
}

/**
 * Here a refusal of the caller is 403 and throttling 429, where the AWS JSON protocols have 400 for both. A path that leads
 * nowhere is 404, as Smithy's restJson1 has it.
 */
function commonErrorStatus(name: string): number {
  switch (name) {
    case 'AccessDeniedException':
    case 'ExpiredTokenException':
    case 'InvalidSignatureException':
    case 'MissingAuthenticationTokenException':
    case 'UnrecognizedClientException':
      return 403;
    case 'UnknownOperationException':
      return 404;
    case 'ThrottlingException':
      return 429;
    default:
      return statusByName(name);
  }
}
