import { types } from 'node:util';
import { isPlainObject } from './check.ts';
import { CLIENTS, type ServiceName } from './clients.ts';

/** Calls operations of a real SDK client that are known by name only. */
export type SdkCaller = {
  readonly send: (operation: string, input: object) => Promise<Record<string, unknown>>;
  /** The class of a modelled error. */
  readonly errorClass: (name: string) => unknown;
  readonly close: () => void;
};

type AnyClient = { send(command: object): Promise<Record<string, unknown>>; destroy(): void };
type AnyClass<T> = new (argument: object) => T;

/** Signs with made-up credentials and never retries, so that one call is one request. */
export async function sdkCaller(service: ServiceName, endpoint: string): Promise<SdkCaller> {
  const exported = (await CLIENTS[service].load()) as unknown as Readonly<Record<string, AnyClass<object>>>;
  const named = (name: string) => {
    const found = exported[name];
    if (found === undefined) throw new Error(`The client of ${service} exports no ${name}.`);
    return found;
  };
  const clientName = Object.keys(exported).find(name => /^[A-Z]\w*Client$/.test(name)) ?? 'XClient';
  const client = new (named(clientName) as AnyClass<AnyClient>)({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  return {
    send: (operation, input) => client.send(new (named(`${operation}Command`))(input)),
    errorClass: named,
    close: () => client.destroy(),
  };
}

/** A value in a form that deep equality can compare: no absent members, no subclasses of byte arrays, no metadata. */
export function comparable(value: unknown): unknown {
  if (types.isDate(value)) return { date: value.getTime() };
  if (types.isUint8Array(value)) return { bytes: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return value.map(comparable);
  if (!isPlainObject(value)) return value;
  const members = Object.entries(value).filter(([name, item]) => item !== undefined && name !== '$metadata');
  return members.map(([name, item]) => [name, comparable(item)]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** Without empty structures, lists and maps, at any depth: what is left of a value that went through a form. */
export function withoutEmpties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpties).filter(item => !isEmpty(item));
  if (!isPlainObject(value)) return value;
  const members = Object.entries(value).map(([name, item]) => [name, withoutEmpties(item)] as const);
  return Object.fromEntries(members.filter(([, item]) => !isEmpty(item)));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isPlainObject(value) && Object.keys(value).length === 0;
}
