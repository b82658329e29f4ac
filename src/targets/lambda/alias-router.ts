import { printMark } from '../../release/mark.ts';
import type { Percent, Revision } from '../../release/words.ts';
import type { Router, Routing, SeenRouting } from '../router.ts';
import { type Alias, aliasOf, describedBy, findAlias } from './alias.ts';
import type { FunctionHand } from './reach.ts';
import { numberOf } from './version.ts';

export interface AliasHand extends FunctionHand {
  readonly alias: string;
  /** The revision of a version's number. */
  readonly revision: (number: string) => Revision;
}

/**
 * The weights of an alias. `FunctionVersion` gets what `AdditionalVersionWeights` leaves; Lambda takes one additional version,
 * both published, of one role and one dead-letter target (developer guide, "Implement Lambda canary deployments using a
 * weighted alias"). The map is always sent, empty too: what its omission does is nowhere written.
 */
export function aliasRouter(hand: AliasHand): Router {
  const { lambda, patient, brisk, name: FunctionName, alias: Name } = hand;
  let known: Alias | undefined;
  const seenIn = (alias: Alias | undefined): SeenRouting => {
    known = alias;
    return { shares: sharesOf(alias, hand), mark: alias?.mark, lock: alias?.lock };
  };
  return {
    read: async how => seenIn(await findAlias(hand, how === 'patient' ? patient : brisk, Name)),
    write: async (seen, to) => {
      const { client, sdk } = await lambda();
      const { primary, beside } = routeOf(to);
      const Description = describedBy(known?.description ?? '', to.mark, Name);
      const RoutingConfig = {
        AdditionalVersionWeights: beside === undefined ? {} : { [beside.version]: weightOf(beside.share) },
      };
      const call = { FunctionName, Name, FunctionVersion: primary, Description, RoutingConfig };
      const stale = (): 'stale' => 'stale';
      // An answer that was lost is looked for: the description says who has written it, and what for.
      const lookFor = async (): Promise<SeenRouting | undefined> => {
        const now = await findAlias(hand, patient, Name);
        return now?.mark !== undefined && printMark(now.mark) === printMark(to.mark) && isAt(now, to)
          ? seenIn(now)
          : undefined;
      };
      if (seen.lock === undefined)
        return patient.write<SeenRouting | 'stale'>(
          { service: 'lambda', operation: 'CreateAlias' },
          async () => seenIn(aliasOf(await client.send(new sdk.CreateAliasCommand(call)), Name)),
          lookFor,
          { ResourceConflictException: stale },
        );
      return patient.write<SeenRouting | 'stale'>(
        { service: 'lambda', operation: 'UpdateAlias' },
        async () =>
          seenIn(aliasOf(await client.send(new sdk.UpdateAliasCommand({ ...call, RevisionId: seen.lock })), Name)),
        lookFor,
        { PreconditionFailedException: stale, ResourceConflictException: stale },
      );
    },
  };
}

function sharesOf(alias: Alias | undefined, { revision }: AliasHand): ReadonlyMap<string, Percent> {
  if (alias === undefined) return new Map();
  const { version, beside } = alias;
  const rest = Number((100 - (beside?.share ?? 0)).toFixed(4));
  return new Map(
    [
      [revision(version).id, rest] as const,
      ...(beside ? [[revision(beside.version).id, beside.share] as const] : []),
    ].filter(([, share]) => share > 0),
  );
}

/** The version that the change comes from stays the alias's own until the other has everything. */
function routeOf({ shares, mark }: Routing & { readonly mark: { readonly to: string } }): {
  readonly primary: string;
  readonly beside: { readonly version: string; readonly share: Percent } | undefined;
} {
  const parts = [...shares].map(([id, share]) => ({ version: numberOf({ id }), share }));
  const [only, ...others] = parts;
  if (only === undefined || others.length > 1) throw new Error('an alias leads to one version or to two');
  if (others.length === 0) return { primary: only.version, beside: undefined };
  const green = parts.find(({ version }) => version === mark.to);
  const blue = parts.find(({ version }) => version !== mark.to);
  return { primary: blue?.version ?? only.version, beside: green };
}

function isAt({ version, beside }: Alias, to: Parameters<typeof routeOf>[0]): boolean {
  const wanted = routeOf(to);
  return (
    version === wanted.primary && beside?.version === wanted.beside?.version && beside?.share === wanted.beside?.share
  );
}

/** Four decimals of a percent, as a part of one. */
function weightOf(share: Percent): number {
  return Number((share / 100).toFixed(6));
}
