import type { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError } from './aws-error.ts';
import { check, inWords } from './check.ts';
import type { ServiceModel } from './model.ts';
import { shapeOf, type Members } from './schema.ts';

/** An AwsError with what the service's model says about its name. */
export type Fault = {
  readonly name: string;
  readonly message: string;
  readonly status: number;
  readonly side: 'Sender' | 'Receiver';
  /** The error's code in the Query protocol: the modelled one, else the name. */
  readonly code: string;
  /** Members of the modelled error, its message among them under the name that it has there. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly schema: NormalizedSchema | undefined;
};

/** The traits of an error's schema that this layer reads; the SDK's own type leaves them open. */
type ErrorTraits = {
  readonly error?: 'client' | 'server';
  readonly httpError?: number;
  readonly awsQueryError?: readonly [code: string, status?: number];
};

/**
 * `commonErrorStatus`: the protocol's, for a name that the model does not hold. Throws a plain Error when the extras do not
 * fit the error's schema: that is a mistake in a handler.
 */
export function faultOf(model: ServiceModel, error: AwsError, commonErrorStatus: (name: string) => number): Fault {
  const schema = model.errors.get(error.name);
  const { name, message } = error;
  if (schema === undefined) {
    const status = commonErrorStatus(name);
    const members = { ...error.extras, message };
    return { name, message, status, side: sideOf(status), code: name, members, schema };
  }
  const traits = schema.getMergedTraits() as ErrorTraits;
  const [code, queryStatus] = traits.awsQueryError ?? [name];
  const status = queryStatus ?? traits.httpError ?? (traits.error === 'server' ? 500 : 400);
  const members = { ...error.extras, ...messageMember(membersOf(schema), message) };
  const complaints = check(schema, members);
  if (complaints.length === 0) return { name, message, status, side: sideOf(status), code, members, schema };
  throw new Error(`The error ${name} has members that its schema refuses: ${inWords(complaints)}`, { cause: error });
}

export function membersOf(schema: NormalizedSchema): Members {
  const shape = shapeOf(schema);
  return shape.kind === 'structure' ? shape.members : new Map();
}

// Schemas spell it either way, and a few have none.
function messageMember(members: Members, message: string): object {
  const name = ['message', 'Message'].find(spelling => members.has(spelling));
  return name === undefined ? {} : { [name]: message };
}

function sideOf(status: number): 'Sender' | 'Receiver' {
  return status >= 500 ? 'Receiver' : 'Sender';
}
