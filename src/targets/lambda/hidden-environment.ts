import type { EnvironmentResponse } from '@aws-sdk/client-lambda';
import type { Problem } from '../../release/problem.ts';
import type { LambdaTarget } from '../../request/request.ts';
import type { Configuration } from './configuration.ts';

/**
 * Variables that are encrypted with a key of the user's own are shown only to those who may decrypt with it; to all others Lambda
 * shows an error in their place (API reference, EnvironmentResponse). What they are is not known then: not that there are none.
 */
export interface HiddenEnvironment {
  /** Why, in Lambda's words. */
  readonly hidden: string;
}

/** The environment of an answer, as a member of a configuration. */
export function environmentIn(read: EnvironmentResponse | undefined): Configuration | HiddenEnvironment {
  if (read?.Error === undefined) return { Variables: read?.Variables };
  const { ErrorCode: code, Message: message } = read.Error;
  return { hidden: [code, message?.replace(/\.$/, '')].filter(Boolean).join(': ') || 'AWS does not say why' };
}

/** Why Lambda does not show the variables; undefined where it does. */
export function hiddenIn({ Environment }: Configuration): string | undefined {
  return (Environment as Partial<HiddenEnvironment> | undefined)?.hidden;
}

/** Lambda takes an environment whole: one variable of it can be changed only by those who know all others. */
export function unsettable(
  present: Configuration,
  { configuration, variables }: Pick<LambdaTarget, 'configuration' | 'variables'>,
): Problem | undefined {
  const hidden = hiddenIn(present);
  if (hidden === undefined || variables.size === 0 || configuration['Environment'] !== undefined) return undefined;
  const key = typeof present['KMSKeyArn'] === 'string' ? `its key (${nameOf(present['KMSKeyArn'])})` : 'its key';
  return {
    where: 'environment-variables',
    value: [...variables.keys()].join(', '),
    reason: `Lambda does not show the variables that are there (${hidden}), and takes all of them or none: the others would be lost`,
    remedy: `allow this role kms:Decrypt on ${key}, or name all variables in \`configuration\`, under \`Environment\``,
  };
}

/** `key/0a1b2c3d`: names and ids say where to look, and ARNs hold the account. */
function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
