import { AwsError } from '../wire/index.ts';

type Place = { readonly account: string; readonly region: string };

export const functionArn = ({ account, region }: Place, name: string) =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;

/** As a request names a function. */
export interface FunctionReference {
  readonly name: string;
  /** A version, an alias or `$LATEST`. */
  readonly qualifier: string | undefined;
}

// "FunctionName" in the API reference: a name, a partial ARN or an ARN, each with or without a qualifier.
const REFERENCE =
  /^(?:arn:aws[\w-]*:lambda:)?(?:[a-z]{2}(?:-[a-z]+)+-\d:)?(?:\d{12}:)?(?:function:)?([\w-]+)(?::(\$LATEST|[\w-]+))?$/;

/** Undefined for what is not the name of a function in any form. */
export function referenceIn(functionName: string): FunctionReference | undefined {
  const [, name, qualifier] = REFERENCE.exec(functionName) ?? [];
  return name === undefined ? undefined : { name, qualifier };
}

/** `qualifier`: what the request says apart from the name. Throws what AWS answers to a name or a pair that cannot be. */
export function referenceTo(functionName: string, qualifier?: string): FunctionReference {
  const reference = referenceIn(functionName);
  if (reference === undefined) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`,
    );
  }
  const { name, qualifier: derived } = reference;
  if (derived !== undefined && qualifier !== undefined && derived !== qualifier) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  return { name, qualifier: qualifier ?? derived };
}
