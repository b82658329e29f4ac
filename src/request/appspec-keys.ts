import { isMapping, type Path } from './yaml-lines.ts';

/** The moments of an ECS deployment at which CodeDeploy runs a function, in its order (User Guide, "AppSpec 'hooks' section"). */
export const hookEvents = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
] as const;

/** Every key of an AppSpec for ECS or Lambda. The User Guide spells them in more than one way, and CodeDeploy takes any letter case. */
const keys: readonly string[] = [
  ...['version', 'Resources', 'Hooks', 'Type', 'Properties', 'TaskDefinition', 'PlatformVersion'],
  ...['LoadBalancerInfo', 'ContainerName', 'ContainerPort'],
  ...['NetworkConfiguration', 'AwsvpcConfiguration', 'Subnets', 'SecurityGroups', 'AssignPublicIp'],
  ...['CapacityProviderStrategy', 'CapacityProvider', 'Base', 'Weight'],
  ...['Name', 'Alias', 'CurrentVersion', 'TargetVersion'],
  ...hookEvents,
];
const spellings: ReadonlyMap<string, string> = new Map(keys.map(key => [key.toLowerCase(), key]));

/** The same data with every key of an AppSpec in one spelling. */
export function inOneSpelling(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneSpelling);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [spelt(key), inOneSpelling(part)]));
}

/** From a path in the one spelling to the same place as the file has it. */
export function asWritten(value: unknown, [step, ...rest]: Path): Path {
  if (step === undefined) return [];
  if (Array.isArray(value)) return [step, ...asWritten(value[Number(step)], rest)];
  if (!isMapping(value)) return [step, ...rest];
  const key = Object.keys(value).find(each => spelt(each) === step);
  return key === undefined ? [step, ...rest] : [key, ...asWritten(value[key], rest)];
}

/** Where a key stands a second time in another letter case: which of the two is meant, nobody knows. */
export function twiceIn(value: unknown): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((part, at) => twiceIn(part).map(path => [at, ...path]));
  if (!isMapping(value)) return [];
  const names = Object.keys(value);
  return names.flatMap((name, at): readonly Path[] => [
    ...(names.findIndex(other => spelt(other) === spelt(name)) < at ? [[name]] : []),
    ...twiceIn(value[name]).map(path => [name, ...path]),
  ]);
}

function spelt(key: string): string {
  return spellings.get(key.toLowerCase()) ?? key;
}
