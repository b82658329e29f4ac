import type { NormalizedSchema } from '@smithy/core/schema';
import type { Members } from './schema.ts';

/** Which part of an HTTP message carries a member. */
export type Place =
  | { readonly kind: 'label' }
  | { readonly kind: 'query'; readonly name: string }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'status' }
  /** It is the whole body. */
  | { readonly kind: 'payload' }
  /** It is a member of the JSON in the body. */
  | { readonly kind: 'body' };

export type Direction = 'request' | 'reply';

/**
 * Labels and queries mean something in requests alone, the status in replies alone: elsewhere such a member is one of the
 * body. API Gateway's outputs have some with a query's trait.
 */
function placeOf(member: NormalizedSchema, direction: Direction): Place {
  const traits = member.getMergedTraits();
  if (traits.httpPrefixHeaders !== undefined || (traits.httpQueryParams !== undefined && direction === 'request')) {
    throw new Error(`The wire layer does not cover ${member.getName(true)}, a map spread over headers or query.`);
  }
  if (traits.httpHeader !== undefined) return { kind: 'header', name: traits.httpHeader.toLowerCase() };
  if (traits.httpPayload !== undefined) return { kind: 'payload' };
  if (direction === 'reply') return { kind: traits.httpResponseCode === undefined ? 'body' : 'status' };
  if (traits.httpLabel !== undefined) return { kind: 'label' };
  return traits.httpQuery === undefined ? { kind: 'body' } : { kind: 'query', name: traits.httpQuery };
}

export type PlacedMember<Kind extends Place['kind']> = {
  readonly member: string;
  readonly schema: NormalizedSchema;
  readonly place: Place & { readonly kind: Kind };
};

/** The members that one part of the message carries. */
export function membersIn<Kind extends Place['kind']>(
  members: Members,
  direction: Direction,
  kind: Kind,
): readonly PlacedMember<Kind>[] {
  return [...members]
    .map(([member, schema]) => ({ member, schema, place: placeOf(schema, direction) }))
    .filter((item): item is PlacedMember<Kind> => item.place.kind === kind);
}
