import type { Handlers, Input } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { describeAlias } from './describe-alias.ts';
import type { Routing } from './functions.ts';
import { aliasNamed, aliasOf, type FunctionBook } from './function-book.ts';
import { pageOf } from './page.ts';
import { conflict, constraint, staleRevision } from './refusals.ts';
import { checkRouting, followed, type PointAlias } from './routing.ts';
import type { LambdaSeed } from './seed.ts';
import type { Alias, LambdaClient } from './state.ts';

type AliasHandlers = Pick<
  Handlers<LambdaClient, Caller>,
  'CreateAlias' | 'DeleteAlias' | 'GetAlias' | 'ListAliases' | 'UpdateAlias'
>;

export interface AliasSurroundings {
  readonly book: FunctionBook;
  readonly pointAlias: PointAlias;
  readonly newRevisionId: () => string;
  readonly withoutRouting: LambdaSeed['aliasWithoutRouting'];
}

export function aliasHandlers(around: AliasSurroundings): AliasHandlers {
  const { book, pointAlias, newRevisionId, withoutRouting } = around;

  const routingOf = (input: Input<LambdaClient, 'UpdateAlias'>, { asked }: Alias): Routing => ({
    version: input.FunctionVersion ?? asked.version,
    weights:
      input.RoutingConfig !== undefined
        ? weightsIn(input.RoutingConfig)
        : withoutRouting === 'keeps its weights'
          ? asked.weights
          : new Map(),
  });

  return {
    GetAlias: ({ FunctionName, Name }) => {
      const owner = book.get(FunctionName);
      return describeAlias(owner, aliasNamed(owner, Name));
    },

    ListAliases: input => {
      const owner = book.get(input.FunctionName);
      const { FunctionVersion: version } = input;
      const wanted = owner.aliases.filter(
        ({ asked }) => version === undefined || asked.version === version || asked.weights.has(version),
      );
      const { items, NextMarker } = pageOf(wanted, input);
      return { Aliases: items.map(alias => describeAlias(owner, alias)), ...NextMarker };
    },

    CreateAlias: input => {
      const owner = book.get(input.FunctionName);
      checkAliasName(input.Name);
      if (aliasOf(owner, input.Name) !== undefined) throw conflict(`Alias already exists: ${owner.arn}:${input.Name}`);
      const asked = { version: input.FunctionVersion, weights: weightsIn(input.RoutingConfig ?? {}) };
      checkRouting(owner, asked);
      const alias: Alias = {
        name: input.Name,
        weightsAre: 'followed',
        description: describedAs(input.Description ?? ''),
        asked,
        inEffect: followed({ weightsAre: 'followed' }, asked),
        arrivesAt: 0,
        revisionId: newRevisionId(),
      };
      owner.aliases = [...owner.aliases, alias];
      return describeAlias(owner, alias);
    },

    UpdateAlias: input => {
      const owner = book.get(input.FunctionName);
      const alias = aliasNamed(owner, input.Name);
      if (input.RevisionId !== undefined && input.RevisionId !== alias.revisionId) throw staleRevision();
      const to = routingOf(input, alias);
      checkRouting(owner, to);
      const description = describedAs(input.Description ?? alias.description);
      pointAlias(owner, alias, to);
      alias.description = description;
      return describeAlias(owner, alias);
    },

    // "DeleteAlias" of the API reference: an alias that is not there is no error.
    DeleteAlias: ({ FunctionName, Name }) => {
      const owner = book.get(FunctionName);
      owner.aliases = owner.aliases.filter(({ name }) => name !== Name);
      owner.provisions = owner.provisions.filter(({ qualifier }) => qualifier !== Name);
      return {};
    },
  };
}

type RoutingConfig = NonNullable<Input<LambdaClient, 'UpdateAlias'>['RoutingConfig']>;

const weightsIn = ({ AdditionalVersionWeights = {} }: RoutingConfig): ReadonlyMap<string, number> =>
  new Map(Object.entries(AdditionalVersionWeights));

function checkAliasName(name: string): void {
  if (name.length <= 128 && /^(?!\d+$)[a-zA-Z0-9-_]+$/.test(name)) return;
  throw constraint('name', name, 'Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)');
}

function describedAs(description: string): string {
  if (description.length <= 256) return description;
  throw constraint('description', description, 'Member must have length less than or equal to 256');
}
