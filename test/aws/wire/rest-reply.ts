import type { NormalizedSchema } from '@smithy/core/schema';
import { present } from './check.ts';
import { membersOf } from './fault.ts';
import { membersIn, type PlacedMember } from './http-binding.ts';
import { encodeJson, encodeJsonMembers } from './json-codec.ts';
import type { Reply } from './protocol.ts';
import { shapeOf, type Members } from './schema.ts';
import { encodeText, isScalar } from './text-codec.ts';

type Value = Readonly<Record<string, unknown>>;
type Content = Pick<Reply, 'headers' | 'body'>;

const NOTHING: Content = { headers: {}, body: new Uint8Array() };

/** An output or an error, which has passed the check. `status` holds where no member is the status. */
export function encodeRestReply(schema: NormalizedSchema, value: object, usual: { readonly status: number }): Reply {
  const members = membersOf(schema);
  const given = Object.fromEntries(present(value));
  const status = statusOf(members, given) ?? usual.status;
  const { headers, body } = schema.isUnitSchema() || status === 204 ? NOTHING : contentOf(members, given);
  const unsaid = status === 204 ? contentNames(members, given) : [];
  if (unsaid.length > 0) throw new Error(`A reply of status 204 has no body, and so no ${unsaid.join(', ')}.`);
  return { status, headers: { ...headers, ...headersOf(members, given) }, body };
}

function statusOf(members: Members, value: Value): number | undefined {
  const [item] = membersIn(members, 'reply', 'status');
  const status = item && value[item.member];
  if (status === undefined) return undefined;
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status < 300) return status;
  throw new Error(`${item?.member} is ${JSON.stringify(status)}: the HTTP status of an output is from 200 to 299.`);
}

function headersOf(members: Members, value: Value): Record<string, string> {
  const headers = membersIn(members, 'reply', 'header')
    .filter(({ member }) => value[member] !== undefined)
    .map(item => [item.place.name, headerText(item, value[item.member])]);
  return Object.fromEntries(headers) as Record<string, string>;
}

function headerText({ member, schema }: PlacedMember<'header'>, value: unknown): string {
  const shape = shapeOf(schema);
  if (!isScalar(shape)) throw new Error(`The wire layer does not cover ${member}, a ${shape.kind} in a header.`);
  const text = encodeText(shape, value, 'http-date');
  // RFC 9110, 5.5: white space around a field's value is no part of it, and only visible ASCII is safe.
  if (/^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$|^$/.test(text)) return text;
  throw new Error(`No header can carry ${member}: ${JSON.stringify(text.slice(0, 80))}.`);
}

function contentNames(members: Members, value: Value): readonly string[] {
  const carried = [...membersIn(members, 'reply', 'payload'), ...membersIn(members, 'reply', 'body')];
  return carried.map(({ member }) => member).filter(member => value[member] !== undefined);
}

function contentOf(members: Members, value: Value): Content {
  const [payload] = membersIn(members, 'reply', 'payload');
  if (payload !== undefined) return payloadContent(payload, value[payload.member]);
  const inBody = new Map(membersIn(members, 'reply', 'body').map(({ member, schema }) => [member, schema]));
  const body = Object.fromEntries(Object.entries(value).filter(([name]) => inBody.has(name)));
  return json(encodeJsonMembers(inBody, body));
}

function payloadContent({ member, schema }: PlacedMember<'payload'>, value: unknown): Content {
  if (value === undefined) return NOTHING;
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'blob':
      return { headers: { 'content-type': 'application/octet-stream' }, body: value as Uint8Array };
    case 'structure':
    case 'union':
    case 'document':
      return json(encodeJson(schema, value));
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

function json(value: unknown): Content {
  return { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}
