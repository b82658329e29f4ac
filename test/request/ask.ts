import { parseRequest, type Parsed, type Surroundings } from '../../src/request/parse.ts';
import type { Package } from '../../src/request/package-files.ts';
import type { Request } from '../../src/request/request.ts';

export type Inputs = Readonly<Record<string, string>>;

export interface World extends Partial<Omit<Surroundings, 'readFile' | 'readPackage'>> {
  readonly files?: Inputs;
  readonly packages?: Readonly<Record<string, Package>>;
}

/** The least that is a request. */
export const least: Inputs = { target: 'ecs', service: 'api' };

export function ask(inputs: Inputs, { files = {}, packages = {}, ...world }: World = {}): Promise<Parsed> {
  return parseRequest(new Map(Object.entries(inputs)), {
    awsRegion: 'eu-west-1',
    eventName: 'push',
    readFile: async path => {
      const text = files[path];
      if (text === undefined) throw new Error(`no such file: ${path}`);
      return text;
    },
    readPackage: async path => {
      const found = packages[path];
      if (found === undefined) throw new Error(`no such file: ${path}`);
      return { ok: true, value: found };
    },
    ...world,
  });
}

/** The request that these inputs make beside the least ones; fails the test with the problems where there are any. */
export function requestOf(inputs: Inputs, world?: World): Promise<Request> {
  return requestFor({ ...least, ...inputs }, world);
}

/** The request that these inputs make by themselves. */
export async function requestFor(inputs: Inputs, world?: World): Promise<Request> {
  const parsed = await ask(inputs, world);
  if (!parsed.ok) throw new Error(`unexpected problems: ${JSON.stringify(parsed.problems, undefined, 2)}`);
  if ('sought' in parsed.request) throw new Error('unexpected: the target is to be found');
  return parsed.request;
}

/** What is wrong with these inputs beside the least ones. */
export async function problemsWith(inputs: Inputs, world?: World) {
  const parsed = await ask({ ...least, ...inputs }, world);
  return parsed.ok ? [] : parsed.problems;
}
