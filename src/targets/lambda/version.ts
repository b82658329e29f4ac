import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { MissingError, RefusedError, UnknownAnswerError } from '../../errors.ts';
import type { Revision } from '../../release/words.ts';
import { type Life, lifeOf } from './life.ts';
import type { FunctionHand } from './reach.ts';
import { stampIn, type VersionStamp } from './stamp.ts';

export const latest = '$LATEST';

/** `$LATEST`, or one published version, with the configuration that it runs with. */
export interface Version {
  readonly revision: Revision;
  /** `5`, or `$LATEST`. */
  readonly number: string;
  /** Base64 of the package's SHA-256; of an image its digest in hex. */
  readonly codeSha256: string;
  /** Changes with every change of code or configuration. */
  readonly lock: string;
  readonly life: Life;
  readonly configuration: FunctionConfiguration;
  /** The release that published it, where one did. */
  readonly stamp: VersionStamp | undefined;
}

const get = { service: 'lambda', operation: 'GetFunctionConfiguration' } as const;

/** Undefined where Lambda has no such function or version. */
export async function findVersion(
  { lambda, name }: Pick<FunctionHand, 'lambda' | 'name'>,
  asking: FunctionHand['patient'],
  number: string,
): Promise<Version | undefined> {
  const { client, sdk } = await lambda();
  const read = await asking.read(
    get,
    () => client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName: name, Qualifier: number })),
    { ResourceNotFoundException: () => undefined },
  );
  return read === undefined ? undefined : versionOf(read, name);
}

/** `$LATEST` of the function that was asked for. */
export async function readFunction(hand: FunctionHand): Promise<Version> {
  const found = await findVersion(hand, hand.patient, latest);
  if (found !== undefined) return found;
  throw new RefusedError([
    {
      where: 'function',
      value: hand.name,
      reason: 'Lambda has no such function in this account and region',
      remedy:
        'correct the name, `region`, or the account; a function is made once by whatever makes your infrastructure',
    },
  ]);
}

/** A version that must be there. */
export async function readVersion(hand: FunctionHand, number: string): Promise<Version> {
  const found = await findVersion(hand, hand.patient, number);
  if (found !== undefined) return found;
  throw new MissingError({
    message: `Lambda has no version ${number} of function ${hand.name}.`,
    hint: 'Check the name, the region and the account of the credentials; a version may have been deleted.',
  });
}

export function versionOf(read: FunctionConfiguration, name: string): Version {
  const { Version: number, CodeSha256: codeSha256, RevisionId: lock } = read;
  if (number === undefined || codeSha256 === undefined || lock === undefined)
    throw new UnknownAnswerError({
      message: `Lambda does not say which version of ${name} it answers for, or what its code is.`,
      hint: 'Look at the function in Lambda.',
    });
  const title = number === latest ? `function ${name}` : `version ${number} of ${name}`;
  return {
    revision: revisionOf(read.FunctionArn ?? name, number),
    number,
    codeSha256,
    lock,
    life: lifeOf(read, title),
    configuration: read,
    stamp: number === latest ? undefined : stampIn(read.Description),
  };
}

/** `checkout:5`: its ARN ends with the version, that of `$LATEST` with the name where nobody has asked for a qualifier. */
export function revisionOf(arn: string, number: string): Revision {
  const name = /:function:([^:]+)/.exec(arn)?.[1] ?? arn;
  const unqualified = arn.replace(/(:function:[^:]+):.*$/, '$1');
  return { id: `${unqualified}:${number}`, name: `${name}:${number}` };
}

/** The version that a revision is: the end of its ARN. */
export function numberOf({ id }: Pick<Revision, 'id'>): string {
  return id.slice(id.lastIndexOf(':') + 1);
}
