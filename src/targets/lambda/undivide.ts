import { type Alias, aliasOf, findAlias } from './alias.ts';
import { type Holding, holdingOf } from './holding.ts';
import type { FunctionHand } from './reach.ts';

type Divided = Extract<Holding, { is: 'divided' }>;

/**
 * Gives one of its two versions all of an alias that somebody else has divided. Its description stays: what is not Greenlight's is
 * not signed by it. `stale`: it is divided otherwise by now, and nothing was written.
 */
export async function undivide(
  { from, to }: Divided,
  version: string,
  hand: FunctionHand,
  Name: string,
): Promise<'ended' | 'stale'> {
  const { lambda, patient, name: FunctionName } = hand;
  const seen = await findAlias(hand, patient, Name);
  const now = holdingOf(seen);
  if (seen === undefined || now.is !== 'divided' || now.from !== from || now.to !== to) return 'stale';
  const { client, sdk } = await lambda();
  const stale = (): 'stale' => 'stale';
  const isDone = (alias: Alias | undefined): boolean => alias?.version === version && alias.beside === undefined;
  return patient.write<'ended' | 'stale'>(
    { service: 'lambda', operation: 'UpdateAlias' },
    async () => {
      const written = await client.send(
        new sdk.UpdateAliasCommand({
          FunctionName,
          Name,
          FunctionVersion: version,
          RoutingConfig: { AdditionalVersionWeights: {} },
          RevisionId: seen.lock,
        }),
      );
      return isDone(aliasOf(written, Name)) ? 'ended' : 'stale';
    },
    async () => (isDone(await findAlias(hand, patient, Name)) ? 'ended' : undefined),
    { PreconditionFailedException: stale, ResourceConflictException: stale },
  );
}

interface Place {
  readonly region: string;
  readonly name: string;
  readonly alias: string;
}

/** The same for a person, in a shell. Lambda's names hold nothing that a shell would read otherwise; the JSON stands in quotes. */
export function undivideCommand(version: string, { region, name, alias }: Place): string {
  return [
    'aws lambda update-alias',
    `--region ${region}`,
    `--function-name ${name}`,
    `--name ${alias}`,
    `--function-version ${version}`,
    `--routing-config '{"AdditionalVersionWeights":{}}'`,
  ].join(' ');
}
