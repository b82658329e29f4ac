import type { WireRequest } from './request.ts';

/** Where an operation is asked for by method and path: its http trait, taken apart. */
export type Route = {
  readonly method: string;
  readonly path: readonly Segment[];
  /** What every request of the operation has in its query, and what alone tells some operations from their siblings. */
  readonly fixedQuery: readonly [name: string, value: string][];
  /** HTTP status of a success, unless a member of the output is the status. */
  readonly status: number;
};

type Segment =
  { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'label'; readonly member: string };

export type HttpTrait = readonly [method: string, uri: string, status: number];

export function readRoute([method, uri, status]: HttpTrait): Route {
  const { segments, query } = splitTarget(uri);
  return { method, path: segments.map(readSegment), fixedQuery: [...query], status };
}

function readSegment(text: string): Segment {
  if (/^\{.*\+\}$/.test(text)) throw new Error(`The wire layer does not cover ${text}, a label of many segments.`);
  const member = /^\{(.+)\}$/.exec(text)?.[1];
  return member === undefined ? { kind: 'literal', text } : { kind: 'label', member };
}

/** What a request is addressed to. The segments are as they came: a label may carry an encoded slash. */
export type Address = {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
};

export function addressOf({ method, target }: WireRequest): Address {
  return { method, ...splitTarget(target) };
}

function splitTarget(target: string): Omit<Address, 'method'> {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  return { segments: path.split('/').slice(1), query: new URLSearchParams(query) };
}

export function leadsTo(route: Route, { method, segments, query }: Address): boolean {
  return (
    method === route.method &&
    segments.length === route.path.length &&
    route.path.every((segment, index) => fills(segment, segments[index] ?? '')) &&
    route.fixedQuery.every(([name, value]) => query.get(name) === value)
  );
}

function fills(segment: Segment, text: string): boolean {
  return segment.kind === 'label' ? text !== '' : text === segment.text;
}

/** Sorts routes that lead to the same address: more of a fixed query goes first, then a literal before a label. */
export function bySpecificity(a: Route, b: Route): number {
  if (a.fixedQuery.length !== b.fixedQuery.length) return b.fixedQuery.length - a.fixedQuery.length;
  const segment = a.path.find(({ kind }, index) => kind !== b.path[index]?.kind);
  if (segment === undefined) return 0;
  return segment.kind === 'literal' ? -1 : 1;
}

/** The members that stand in the path, decoded. Throws a URIError for a percent sign that encodes nothing. */
export function labelsOf(route: Route, { segments }: Address): readonly (readonly [member: string, text: string])[] {
  return route.path.flatMap((segment, index) =>
    segment.kind === 'label' ? [[segment.member, decodeURIComponent(segments[index] ?? '')] as const] : [],
  );
}
