import type { Output } from '../wire/index.ts';
import type { Alias, LambdaClient, LambdaFunction } from './state.ts';

/** Without weights there is no RoutingConfig. */
export function describeAlias(
  owner: LambdaFunction,
  { name, asked, description, revisionId }: Alias,
): Output<LambdaClient, 'GetAlias'> {
  return {
    AliasArn: `${owner.arn}:${name}`,
    Name: name,
    FunctionVersion: asked.version,
    Description: description,
    ...(asked.weights.size > 0 && {
      RoutingConfig: { AdditionalVersionWeights: Object.fromEntries(asked.weights) },
    }),
    RevisionId: revisionId,
  };
}
