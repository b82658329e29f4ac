import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { LambdaTarget } from '../../request/request.ts';
import { environmentIn, hiddenIn } from './hidden-environment.ts';

/** What a function runs with, in UpdateFunctionConfiguration's names, without what is empty. */
export type Configuration = Readonly<Record<string, unknown>>;

/**
 * As Lambda shows it, in the words in which it is asked for: some members have another form in an answer (`Layers`, `VpcConfig`,
 * `ImageConfigResponse`, `SnapStart`). The description is left out: that of a version is the release's.
 */
export function configurationOf(read: FunctionConfiguration): Configuration {
  const { VpcConfig: vpc, Environment, ImageConfigResponse, SnapStart, DurableConfig } = read;
  return filled({
    Role: read.Role,
    Handler: read.Handler,
    Runtime: read.Runtime,
    Timeout: read.Timeout,
    MemorySize: read.MemorySize,
    VpcConfig: vpcOf(vpc),
    Environment: environmentIn(Environment),
    DeadLetterConfig: read.DeadLetterConfig,
    KMSKeyArn: read.KMSKeyArn,
    TracingConfig: read.TracingConfig,
    Layers: read.Layers?.map(({ Arn }) => Arn),
    FileSystemConfigs: read.FileSystemConfigs,
    ImageConfig: ImageConfigResponse?.ImageConfig,
    EphemeralStorage: read.EphemeralStorage,
    SnapStart: SnapStart?.ApplyOn === 'None' ? undefined : { ApplyOn: SnapStart?.ApplyOn },
    LoggingConfig: read.LoggingConfig,
    CapacityProviderConfig: read.CapacityProviderConfig,
    DurableConfig,
  });
}

type Asked = Pick<LambdaTarget, 'configuration' | 'variables'>;

/** The configuration with what was asked for; all else stays as it is. */
export function withAsked(configuration: Configuration, asked: Asked): Configuration {
  const members = Object.entries(normalized(asked.configuration));
  const merged = members.map(([name, value]) => [name, merge(name, configuration[name], value)] as const);
  return filled({ ...configuration, ...Object.fromEntries(merged), ...environmentOf(configuration, asked) });
}

/**
 * What is left out of a member has the value that Lambda gives it, and shows from then on (`LoggingConfig`): it is not asked to be
 * otherwise. An environment is replaced whole.
 */
function merge(name: string, present: unknown, asked: unknown): unknown {
  return name !== 'Environment' && isMapping(present) && isMapping(asked) ? { ...present, ...asked } : asked;
}

/**
 * What has to be sent so that the function runs with this: whole members, because Lambda replaces them whole. An environment that
 * is not shown stays as it is.
 */
export function changesTo(wanted: Configuration, present: Configuration): Configuration {
  const members = new Set([...Object.keys(wanted), ...Object.keys(present)]);
  if (hiddenIn(wanted) !== undefined) members.delete('Environment');
  return Object.fromEntries(
    [...members]
      .filter(member => !sameValue(wanted[member], present[member]))
      .map(member => [member, wanted[member] ?? emptied[member] ?? '']),
  );
}

/** How a member is emptied: all others always have a value. */
const emptied: Readonly<Record<string, unknown>> = {
  KMSKeyArn: '',
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
  Environment: { Variables: {} },
  DeadLetterConfig: { TargetArn: '' },
  TracingConfig: { Mode: 'PassThrough' },
  Layers: [],
  FileSystemConfigs: [],
  ImageConfig: {},
  SnapStart: { ApplyOn: 'None' },
};

/** Never of two of which one is not known to the end. */
export function sameConfiguration(one: Configuration, other: Configuration): boolean {
  return areShown(one, other) && sameValue(one, other);
}

/** Whether nothing that is shown tells the two apart. */
export function sameAsFarAsShown(one: Configuration, other: Configuration): boolean {
  const [shown, also] = areShown(one, other) ? [one, other] : [one, other].map(withoutEnvironment);
  return sameValue(shown, also);
}

function areShown(...all: readonly Configuration[]): boolean {
  return all.every(one => hiddenIn(one) === undefined);
}

function withoutEnvironment({ Environment: _, ...rest }: Configuration): Configuration {
  return rest;
}

/** Whether a function can be without this member. */
export function canBeEmptied(member: string): boolean {
  return Object.hasOwn(emptied, member);
}

/** The values of its environment, which may be secret. */
export function environmentValues({ Environment }: Configuration): readonly string[] {
  return Object.values(variablesOf(Environment)).filter(value => typeof value === 'string');
}

export function variablesOf(environment: unknown): Readonly<Record<string, unknown>> {
  return (environment as { readonly Variables?: Readonly<Record<string, unknown>> } | undefined)?.Variables ?? {};
}

function environmentOf(configuration: Configuration, { configuration: asked, variables }: Asked): Configuration {
  const isKnown = asked['Environment'] !== undefined || hiddenIn(configuration) === undefined;
  if (variables.size === 0 || !isKnown) return {};
  const present = { ...variablesOf(asked['Environment'] ?? configuration['Environment']) };
  const removed = [...variables].flatMap(([name, change]) => (change === 'removed' ? [name] : []));
  const set = [...variables].flatMap(([name, change]) => (change === 'removed' ? [] : [[name, change.set] as const]));
  const kept = Object.entries(present).filter(([name]) => !removed.includes(name));
  return { Environment: { Variables: Object.fromEntries([...kept, ...set]) } };
}

/** What a user writes means the same in any order, where Lambda keeps none. */
function normalized(asked: Configuration): Configuration {
  const { VpcConfig, SnapStart, ...rest } = asked;
  const vpc = VpcConfig as Parameters<typeof vpcOf>[0];
  const snap = SnapStart as { ApplyOn?: string } | undefined;
  return {
    ...rest,
    ...(vpc === undefined ? {} : { VpcConfig: vpcOf(vpc) }),
    ...(snap === undefined ? {} : { SnapStart: snap.ApplyOn === 'None' ? undefined : snap }),
  };
}

/** In an order of its own, for Lambda keeps none; and IPv6 is shown as false where nobody said anything. */
function vpcOf(
  vpc:
    | {
        readonly SubnetIds?: string[] | undefined;
        readonly SecurityGroupIds?: string[] | undefined;
        readonly Ipv6AllowedForDualStack?: boolean | undefined;
      }
    | undefined,
) {
  return (
    vpc && {
      SubnetIds: vpc.SubnetIds?.toSorted(),
      SecurityGroupIds: vpc.SecurityGroupIds?.toSorted(),
      Ipv6AllowedForDualStack: vpc.Ipv6AllowedForDualStack === true ? true : undefined,
    }
  );
}

/** Without members that are absent, empty, or hold nothing but such: to Lambda all of these are one. */
function filled(value: Configuration): Configuration {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const kept = name === 'Variables' ? inner : isMapping(inner) ? filled(inner) : inner;
      return isEmpty(kept) ? [] : [[name, kept]];
    }),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMapping(value) && Object.keys(value).length === 0;
}

function isMapping(value: unknown): value is Configuration {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of two members, whatever the order in which their own stand. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Members by name; lists as they stand, for the order of layers means something. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === undefined) return 'none';
  if (!isMapping(value)) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${name}:${canonical(inner)}`).join()}}`;
}
