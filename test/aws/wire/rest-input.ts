import type { NormalizedSchema } from '@smithy/core/schema';
import { isPlainObject } from './check.ts';
import { membersOf } from './fault.ts';
import { membersIn } from './http-binding.ts';
import { decodeJson, decodeJsonMembers, parseJson } from './json-codec.ts';
import { bodyText, type WireRequest } from './request.ts';
import { addressOf, labelsOf, type Route } from './route.ts';
import { shapeOf, type Members, type TimestampFormat } from './schema.ts';
import { decodeText, isScalar } from './text-codec.ts';
import { orRefuse } from './unreadable.ts';

type Entry = readonly [member: string, value: unknown];

/**
 * The input of an operation, unchecked, from all over its request. What has no member to go to keeps a name that no member
 * has, so that the check refuses it.
 */
export function decodeRestInput(input: NormalizedSchema, route: Route, request: WireRequest): unknown {
  const members = membersOf(input);
  const body = decodeBody(members, request);
  if (!isPlainObject(body)) return body;
  const labels = decodeLabels(members, route, request);
  const query = decodeQuery(members, route, request);
  return { ...body, ...Object.fromEntries([...labels, ...query, ...decodeHeaders(members, request)]) };
}

function decodeLabels(members: Members, route: Route, request: WireRequest): readonly Entry[] {
  const labels = orRefuse(() => labelsOf(route, addressOf(request)), `The path ${request.target} cannot be decoded`);
  return labels.map(([member, text]) => [member, decodeScalar(schemaOf(members, member), text, 'date-time')]);
}

function decodeQuery(members: Members, route: Route, request: WireRequest): readonly Entry[] {
  const { query } = addressOf(request);
  const bound = new Map(membersIn(members, 'request', 'query').map(item => [item.place.name, item]));
  const fixed = new Set(route.fixedQuery.map(([name]) => name));
  const names = [...new Set(query.keys())].filter(name => !fixed.has(name));
  return names.map(name => {
    const texts = query.getAll(name);
    const item = bound.get(name);
    return item === undefined ? [`?${name}`, texts.join()] : [item.member, decodeParameter(item.schema, texts)];
  });
}

/** A list is a parameter given many times; anything else that is given twice stays a list, for the check to refuse. */
function decodeParameter(schema: NormalizedSchema, texts: readonly string[]): unknown {
  const shape = shapeOf(schema);
  if (shape.kind === 'list') return texts.map(text => decodeScalar(shape.item, text, 'date-time'));
  const [text, ...more] = texts;
  return text === undefined || more.length > 0 ? texts : decodeScalar(schema, text, 'date-time');
}

function decodeHeaders(members: Members, { headers }: WireRequest): readonly Entry[] {
  return membersIn(members, 'request', 'header').flatMap(({ member, schema, place }): readonly Entry[] => {
    const text = headers[place.name];
    return typeof text === 'string' ? [[member, decodeScalar(schema, text, 'http-date')]] : [];
  });
}

/** Without a body, its JSON is `{}`, and a payload of bytes is absent. */
function decodeBody(members: Members, request: WireRequest): unknown {
  const [payload] = membersIn(members, 'request', 'payload');
  if (payload !== undefined) return decodePayload(payload.member, payload.schema, request);
  const json = jsonOf(request);
  if (!isPlainObject(json)) return json;
  const inBody = new Map(membersIn(members, 'request', 'body').map(({ member, schema }) => [member, schema]));
  // What belongs into the path, the query or a header must not pass for the member in the body.
  const named = Object.entries(json).map(([name, item]) => {
    return [members.has(name) && !inBody.has(name) ? `${name} (in the body)` : name, item] as const;
  });
  return decodeJsonMembers(inBody, Object.fromEntries(named));
}

function decodePayload(member: string, schema: NormalizedSchema, request: WireRequest): object {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'blob':
      return request.body.length === 0 ? {} : { [member]: Uint8Array.from(request.body) };
    case 'structure':
    case 'union':
    case 'document':
      return { [member]: decodeJson(schema, jsonOf(request)) };
    case 'list':
    case 'map':
    case 'timestamp':
    case 'number':
    case 'boolean':
    case 'string':
      throw new Error(`The wire layer does not cover ${member}, a body that is a ${shape.kind}.`);
    default: {
      const never: never = shape;
      return never;
    }
  }
}

function jsonOf(request: WireRequest): unknown {
  return request.body.length === 0 ? {} : parseJson(bodyText(request));
}

function decodeScalar(schema: NormalizedSchema, text: string, timestamps: TimestampFormat): unknown {
  const shape = shapeOf(schema);
  if (isScalar(shape)) return decodeText(shape, text, timestamps);
  throw new Error(`The wire layer does not cover ${schema.getName(true)}, a ${shape.kind} outside a body.`);
}

function schemaOf(members: Members, name: string): NormalizedSchema {
  const schema = members.get(name);
  if (schema === undefined) throw new Error(`The path has a label ${name} that is no member of the input.`);
  return schema;
}
