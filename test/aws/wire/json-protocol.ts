import { AwsError, commonErrorStatus } from './aws-error.ts';
import type { Fault } from './fault.ts';
import { decodeJson, encodeJson, parseJson } from './json-codec.ts';
import type { ServiceModel } from './model.ts';
import type { Protocol, Reply } from './protocol.ts';
import { bodyText, type WireRequest } from './request.ts';

/** The AWS JSON protocols: the operation in the header `x-amz-target`, JSON in and out, times as epoch seconds. */
export function awsJson(version: '1.0' | '1.1'): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  const reply = (status: number, body: object, headers: Reply['headers'] = {}): Reply => ({
    status,
    headers: { 'content-type': contentType, ...headers },
    body: Buffer.from(JSON.stringify(body)),
  });
  return {
    operationName: request => readTarget(request).operation,
    findOperation: (request, model) => {
      const { prefix, operation } = readTarget(request);
      const addressed = prefix === model.targetPrefix && request.headers['content-type'] === contentType;
      return addressed && request.method === 'POST' ? model.operations.get(operation) : undefined;
    },
    unknownOperation: request =>
      new AwsError(
        'UnknownOperationException',
        `Unknown operation: ${request.method}, ${contentType} expected, target ${String(request.headers['x-amz-target'])}`,
      ),
    refusals: { missing: 'ValidationException', malformed: 'SerializationException' },
    commonErrorStatus,
    readInput: (request, operation) => decodeJson(operation.input, parseJson(bodyText(request))),
    writeOutput: (_model, operation, output) => reply(200, encodeJson(operation.output, output) as object),
    writeFault: (model, fault, request) =>
      reply(
        fault.status,
        { __type: fault.name, ...encodeFaultMembers(fault) },
        queryErrorHeader(model, fault, request),
      ),
  };
}

function readTarget(request: WireRequest): { prefix: string; operation: string } {
  const target = request.headers['x-amz-target'];
  const [prefix = '', operation = ''] = typeof target === 'string' ? target.split('.') : [];
  return { prefix, operation };
}

function encodeFaultMembers(fault: Fault): object {
  return fault.schema === undefined ? fault.members : (encodeJson(fault.schema, fault.members) as object);
}

/** A caller that still thinks in Query codes says so, and finds code and side in a header. */
function queryErrorHeader(model: ServiceModel, fault: Fault, request: WireRequest): Record<string, string> {
  const wanted = model.queryCompatible && request.headers['x-amzn-query-mode'] === 'true';
  return wanted ? { 'x-amzn-query-error': `${fault.code};${fault.side}` } : {};
}
