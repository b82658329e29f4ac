import type { Difference } from '../../release/plan.ts';
import type { LambdaCode } from '../../request/request.ts';
import { type Configuration, sameValue, variablesOf } from './configuration.ts';
import { hiddenIn } from './hidden-environment.ts';
import { numberOf, type Version } from './version.ts';

/** The members whose values may be shown, and how: all others can hold secrets, and are named only. */
const shown: ReadonlyMap<string, (value: unknown) => string> = new Map([
  ...['Handler', 'Runtime', 'Timeout', 'MemorySize'].map(name => [name, plain] as const),
  ['Role', roleName] as const,
  ['EphemeralStorage', storage] as const,
]);

/** How green differs from blue, member by member, and each variable by its name. */
export function differences(
  blue: { readonly version: Version; readonly configuration: Configuration },
  green: { readonly code: CodeDifference; readonly configuration: Configuration },
): readonly Difference[] {
  const from = blue.configuration;
  const to = green.configuration;
  return [
    ...(green.code.is === 'the same' ? [] : [codeDifference(blue.version, green.code)]),
    ...membersThatDiffer(from, to).map(name => differenceIn(name, from[name], to[name])),
    ...variablesThatDiffer(from, to).map(name => ({ field: titleOfVariable(name), shown: 'name only' as const })),
  ];
}

/** What is known of green's code before AWS has it. */
export type CodeDifference =
  { readonly is: 'the same' } | { readonly is: 'another' | 'not compared'; readonly code: LambdaCode };

function codeDifference(blue: Version, { is, code }: Exclude<CodeDifference, { is: 'the same' }>): Difference {
  const to = `${nameOf(code)}${is === 'not compared' ? ' (compared when it is sent)' : ''}`;
  return { field: 'code', shown: 'values', from: `that of version ${numberOf(blue.revision)}`, to };
}

/** A place, and nothing of what is there. */
export function nameOf(code: LambdaCode): string {
  switch (code.from) {
    case 'latest':
      return 'that of $LATEST';
    case 'package':
      return code.path;
    case 's3':
      return `s3://${code.bucket}/${code.key}${code.version === undefined ? '' : `@${code.version}`}`;
    case 'image':
      return code.uri;
    case 'version':
      return `that of version ${code.version}`;
  }
}

/** By name; none where one of the two is not shown. */
export function variablesThatDiffer(one: Configuration, other: Configuration): readonly string[] {
  if ([one, other].some(side => hiddenIn(side) !== undefined)) return [];
  const [from, to] = [variablesOf(one['Environment']), variablesOf(other['Environment'])];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(name => from[name] !== to[name]).toSorted();
}

/** All but the environment. */
export function membersThatDiffer(one: Configuration, other: Configuration): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter(name => name !== 'Environment' && !sameValue(one[name], other[name]))
    .toSorted();
}

export function titleOfVariable(name: string): string {
  return `environment variable ${name}`;
}

function differenceIn(field: string, from: unknown, to: unknown): Difference {
  const print = shown.get(field);
  if (print === undefined || print(from) === print(to)) return { field, shown: 'name only' };
  return { field, shown: 'values', from: print(from), to: print(to) };
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'none';
}

function roleName(value: unknown): string {
  const arn = plain(value);
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function storage(value: unknown): string {
  const size = (value as { readonly Size?: unknown } | undefined)?.Size;
  return typeof size === 'number' ? `${size} MB` : 'none';
}
