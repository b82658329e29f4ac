import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import { RefusedError, UnknownAnswerError } from '../../errors.ts';
import { type Mark, parseMark, printMark, withoutMark } from '../../release/mark.ts';
import type { Percent } from '../../release/words.ts';
import type { FunctionHand } from './reach.ts';
import { longestDescription } from './stamp.ts';

/** By which users reach the function: one version, and at most one other with a part of the traffic. */
export interface Alias {
  readonly name: string;
  /** Where the rest of the traffic goes, or all of it. */
  readonly version: string;
  readonly beside: { readonly version: string; readonly share: Percent } | undefined;
  readonly mark: Mark | undefined;
  /** What a user wrote there, without the mark. */
  readonly description: string;
  /** Lambda's `RevisionId` of the alias: a write that names an older one is refused. */
  readonly lock: string;
}

/** Undefined where the function has no such alias, or Lambda no such function. */
export async function findAlias(
  { lambda, name: FunctionName }: Pick<FunctionHand, 'lambda' | 'name'>,
  asking: FunctionHand['patient'],
  alias: string,
): Promise<Alias | undefined> {
  const { client, sdk } = await lambda();
  const read = await asking.read(
    { service: 'lambda', operation: 'GetAlias' },
    () => client.send(new sdk.GetAliasCommand({ FunctionName, Name: alias })),
    { ResourceNotFoundException: () => undefined },
  );
  return read === undefined ? undefined : aliasOf(read, alias);
}

export function aliasOf(read: AliasConfiguration, name: string): Alias {
  const { FunctionVersion: version, RevisionId: lock, Description: description } = read;
  const weights = Object.entries(read.RoutingConfig?.AdditionalVersionWeights ?? {}).filter(([, weight]) => weight > 0);
  const [beside, ...others] = weights;
  if (version === undefined || lock === undefined || others.length > 0)
    throw new UnknownAnswerError({
      message: `Lambda does not say where alias ${name} leads in a way that Greenlight knows.`,
      hint: 'Look at the alias in Lambda.',
    });
  return {
    name,
    version,
    // A weight is a part of one, in binary: 0.07 * 100 is 7.000000000000001.
    beside: beside && { version: beside[0], share: Number((beside[1] * 100).toFixed(4)) },
    mark: parseMark(description),
    description: withoutMark(description),
    lock,
  };
}

/**
 * The user's own text with the mark behind it.
 *
 * @throws RefusedError where there is no room for both: a user's text is not cut
 */
export function describedBy(description: string, mark: Mark, alias: string): string {
  const whole = description === '' ? printMark(mark) : `${description} ${printMark(mark)}`;
  if (whole.length <= longestDescription) return whole;
  throw new RefusedError([noRoom(alias, longestDescription - roomForAMark)]);
}

/** The longest mark of a run of GitHub's, with room to spare. */
const roomForAMark = 130;

export function isTooLong(description: string): boolean {
  return description.length > longestDescription - roomForAMark;
}

export function noRoom(alias: string, most: number) {
  return {
    where: 'alias',
    value: alias,
    reason: `its description leaves no room for what Greenlight notes there while traffic is divided`,
    remedy: `shorten it to ${most} characters`,
  } as const;
}
