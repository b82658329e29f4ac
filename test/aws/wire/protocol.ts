import type { AwsError } from './aws-error.ts';
import type { Fault } from './fault.ts';
import { awsJson } from './json-protocol.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import { awsQuery } from './query-protocol.ts';
import { restJson } from './rest-json-protocol.ts';
import type { WireRequest } from './request.ts';

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** One wire protocol. A further one is one file that makes this type, and a line in `protocolOf`. */
export type Protocol = {
  /** The operation as the request names it, known or not; empty when it names none. */
  readonly operationName: (request: WireRequest, model: ServiceModel) => string;
  /** Undefined for a name, version or kind of request that the service does not answer. */
  readonly findOperation: (request: WireRequest, model: ServiceModel) => OperationModel | undefined;
  readonly unknownOperation: (request: WireRequest, model: ServiceModel) => AwsError;
  /** Error names for an input with nothing wrong but required members missing, and for any other malformed input. */
  readonly refusals: { readonly missing: string; readonly malformed: string };
  /** HTTP status of an error that the service's model does not hold. */
  readonly commonErrorStatus: (name: string) => number;
  /** The input, unchecked. Throws an AwsError when the request has not even the protocol's syntax. */
  readonly readInput: (request: WireRequest, operation: OperationModel) => unknown;
  /** The output must have passed the check. */
  readonly writeOutput: (model: ServiceModel, operation: OperationModel, output: object, requestId: string) => Reply;
  readonly writeFault: (model: ServiceModel, fault: Fault, request: WireRequest, requestId: string) => Reply;
};

export function protocolOf(model: ServiceModel): Protocol {
  switch (model.protocolId) {
    case 'aws.protocols#awsJson1_0':
      return awsJson('1.0');
    case 'aws.protocols#awsJson1_1':
      return awsJson('1.1');
    case 'aws.protocols#awsQuery':
      return awsQuery;
    case 'aws.protocols#restJson1':
      return restJson;
    default:
      throw new Error(`The wire layer does not speak ${model.protocolId}. Write its Protocol and name it here.`);
  }
}
