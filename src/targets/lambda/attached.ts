import { allPages } from './pages.ts';
import type { FunctionHand } from './reach.ts';
import { latest } from './version.ts';

/** What calls a function by its alias, and follows the weights; and what calls `$LATEST`, past every release. */
export interface Attached {
  readonly alias: readonly string[];
  readonly latest: readonly string[];
  /** The addresses of their function URLs; undefined: they have none. */
  readonly urls: { readonly alias: string | undefined; readonly latest: string | undefined };
}

/** Where nothing new is begun, what is attached is not asked for: the way back has better uses for its calls. */
export const notRead: Attached = { alias: [], latest: [], urls: { alias: undefined, latest: undefined } };

/** Event sources, function URLs, and whoever a resource policy lets in. */
export async function readAttached(hand: FunctionHand, alias: string): Promise<Attached> {
  const [toAlias, toLatest, urlOfAlias, urlOfLatest, allowedToAlias, allowedToLatest] = await Promise.all([
    sourcesOf(hand, `${hand.name}:${alias}`),
    sourcesOf(hand, hand.name),
    urlOf(hand, alias),
    urlOf(hand, undefined),
    allowedTo(hand, alias),
    allowedTo(hand, undefined),
  ]);
  const urls = { alias: urlOfAlias, latest: urlOfLatest };
  return {
    alias: [...toAlias, ...urlWords(urls.alias), ...allowedToAlias],
    latest: [...toLatest, ...urlWords(urls.latest), ...allowedToLatest],
    urls,
  };
}

function urlWords(url: string | undefined): readonly string[] {
  return url === undefined ? [] : ['its function URL'];
}

/** States of a mapping that brings no events, and will not bring any by itself (API reference, EventSourceMappingConfiguration). */
const asleep: ReadonlySet<string> = new Set(['Disabled', 'Deleting']);

/** `SQS queue orders`: the service and the end of the ARN of what Lambda reads from. */
async function sourcesOf({ lambda, patient, name }: FunctionHand, FunctionName: string): Promise<readonly string[]> {
  const { client, sdk } = await lambda();
  const mappings = await allPages(async marker => {
    const page = await patient.read(
      { service: 'lambda', operation: 'ListEventSourceMappings' },
      () => client.send(new sdk.ListEventSourceMappingsCommand({ FunctionName, ...marker })),
      // Before the first release there is no such alias.
      { ResourceNotFoundException: () => undefined },
    );
    return { items: page?.EventSourceMappings ?? [], next: page?.NextMarker };
  });
  return mappings
    .filter(({ State: state }) => state === undefined || !asleep.has(state))
    .filter(({ FunctionArn: of = '' }) => {
      // Asked for a function by its name alone, Lambda may also list what leads to its aliases.
      const qualifier = of.replace(/^.*:function:[^:]+:?/, '');
      return FunctionName !== name || qualifier === '' || qualifier === latest;
    })
    .map(
      ({ EventSourceArn: source }) => `events of ${source === undefined ? 'a source of its own' : sourceWords(source)}`,
    );
}

async function urlOf(
  { lambda, patient, name: FunctionName }: FunctionHand,
  Qualifier: string | undefined,
): Promise<string | undefined> {
  const { client, sdk } = await lambda();
  const found = await patient.read(
    { service: 'lambda', operation: 'GetFunctionUrlConfig' },
    () => client.send(new sdk.GetFunctionUrlConfigCommand({ FunctionName, ...qualified(Qualifier) })),
    { ResourceNotFoundException: () => undefined },
  );
  return found?.FunctionUrl;
}

function qualified(Qualifier: string | undefined): { readonly Qualifier?: string } {
  return Qualifier === undefined ? {} : { Qualifier };
}

/** Whom the policy of an alias, or of the function itself, lets in: `calls of apigateway.amazonaws.com`. */
async function allowedTo(
  { lambda, patient, name: FunctionName }: FunctionHand,
  Qualifier: string | undefined,
): Promise<readonly string[]> {
  const { client, sdk } = await lambda();
  const found = await patient.read(
    { service: 'lambda', operation: 'GetPolicy' },
    () => client.send(new sdk.GetPolicyCommand({ FunctionName, ...qualified(Qualifier) })),
    { ResourceNotFoundException: () => undefined },
  );
  return [...new Set(principalsIn(found?.Policy).map(principal => `calls of ${principal}`))];
}

/** A resource policy as Lambda writes it; what is not of its form names nobody. */
function principalsIn(policy: string | undefined): readonly string[] {
  if (policy === undefined) return [];
  const { Statement: statements = [] } = JSON.parse(policy) as { Statement?: readonly { Principal?: unknown }[] };
  return statements.flatMap(({ Principal: who }) => {
    if (typeof who === 'string') return [who === '*' ? 'anybody whom its conditions let in' : who];
    const named = Object.values((who ?? {}) as Readonly<Record<string, unknown>>).flat();
    return named
      .filter(one => typeof one === 'string')
      .map(one => one.replace(/^arn:[^:]*:iam::(\d+):root$/, 'account $1'));
  });
}

function sourceWords(arn: string): string {
  const [, , service = '', , , ...path] = arn.split(':');
  return `${service} ${path.join(':').split('/')[service === 'kafka' || service === 'dynamodb' ? 1 : 0] ?? ''}`.trim();
}
