import type * as v from 'valibot';
import type { Problem } from '../release/problem.ts';
import { isPlaceholder, unfilled } from './appspec-shape.ts';
import { meant, nearest } from './nearest.ts';
import { shown } from './problems.ts';
import { quoting } from './quoting.ts';
import { isMapping, type Mapping, type Path } from './yaml-lines.ts';

/** One of CodeDeploy's platforms, and what an AppSpec is there. */
export interface Platform {
  readonly name: 'ECS' | 'Lambda';
  /** What a deployment has one of, and CodeDeploy's type for it. */
  readonly thing: 'service' | 'function';
  readonly type: string;
  /** The keys that are legal beside the one at a path. */
  readonly keysBeside: (at: Path) => readonly string[];
}

/** Something wrong on a line of the file, counted from 1. */
export type Fault = Pick<Problem, 'value' | 'reason' | 'remedy'> & { readonly line: number };

/** A fault at a place of the AppSpec, in the one spelling of its keys. */
export type Tell = (at: Path, fault: Omit<Fault, 'line'>) => Fault;

const otherTypes: Readonly<Record<Platform['name'], { readonly type: string; readonly platform: string }>> = {
  ECS: { type: 'AWS::Lambda::Function', platform: 'Lambda' },
  Lambda: { type: 'AWS::ECS::Service', platform: 'ECS' },
};

/** An AppSpec means something else on each platform; that it is for another one is all that needs saying. */
export function ofAnotherPlatform(spec: Mapping, { name, type }: Platform, tell: Tell): Fault | undefined {
  const server = ['os', 'files', 'permissions', 'file_exists_behavior'].find(key => key in spec);
  const remedy = `give an AppSpec whose resource is of \`Type: ${type}\``;
  const reason = (platform: string) => `an AppSpec for ${platform}, not for ${name}`;
  if (server !== undefined) {
    return tell([server], { value: server, reason: reason('servers (EC2 or on-premises)'), remedy });
  }
  if (isMapping(spec['Hooks']) && Object.values(spec['Hooks']).some(Array.isArray)) {
    return tell(['Hooks'], { value: undefined, reason: reason('servers (EC2 or on-premises)'), remedy });
  }
  const other = otherTypes[name];
  const foreign = resourcesOf(spec['Resources']).find(([, resource]) => resource['Type'] === other.type);
  if (foreign === undefined) return undefined;
  return tell([...foreign[0], 'Type'], { value: other.type, reason: reason(other.platform), remedy });
}

export function resourcesOf(list: unknown): readonly (readonly [Path, Mapping])[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly unknown[]).flatMap((item, at) =>
    isMapping(item)
      ? Object.entries(item).flatMap(([name, resource]): (readonly [Path, Mapping])[] =>
          isMapping(resource) ? [[['Resources', at, name], resource]] : [],
        )
      : [],
  );
}

export function countFaults(list: unknown, { name, thing }: Platform, tell: Tell): readonly Fault[] {
  if (!Array.isArray(list)) return [];
  const [first, ...others] = (list as readonly unknown[]).flatMap((item, at): readonly Path[] =>
    isMapping(item) ? Object.keys(item).map(key => ['Resources', at, key]) : [['Resources', at]],
  );
  const remedy = `name one ${thing}`;
  if (first === undefined) return [tell(['Resources'], { value: undefined, reason: `names no ${thing}`, remedy })];
  const reason = `a second resource: a deployment to ${name} has one ${thing}`;
  return others.map(at => tell(at, { value: nameIn(at), reason, remedy }));
}

export function eventFaults(list: unknown, tell: Tell): readonly Fault[] {
  if (!Array.isArray(list)) return [];
  const events = (list as readonly unknown[]).flatMap((item, at) =>
    isMapping(item) ? Object.keys(item).map(event => ({ event, path: ['Hooks', at, event] })) : [],
  );
  // "One Lambda function": the User Guide on hooks of ECS and of Lambda deployments.
  const [reason, remedy] = ['this event has a hook already', 'name one function for each event'];
  return events
    .filter(({ event }, at) => events.findIndex(other => other.event === event) < at)
    .map(({ event, path }) => tell(path, { value: shown(event), reason, remedy }));
}

/** A container that the task definition does not have; where that is no file, only AWS knows its containers. */
export function containerFaults(
  list: unknown,
  containers: readonly string[] | undefined,
  tell: Tell,
): readonly Fault[] {
  if (containers === undefined) return [];
  return resourcesOf(list).flatMap(([at, { Properties: properties }]): readonly Fault[] => {
    const balancer = isMapping(properties) ? properties['LoadBalancerInfo'] : undefined;
    const name = isMapping(balancer) ? balancer['ContainerName'] : undefined;
    if (typeof name !== 'string' || isPlaceholder(name) || containers.includes(name)) return [];
    const reason = 'no container of this name in the task definition';
    const place = [...at, 'Properties', 'LoadBalancerInfo', 'ContainerName'];
    return [tell(place, { value: shown(name), reason, remedy: meant(name, containers) })];
  });
}

/** A key that stands beside the same one in another letter case: which is meant, nobody knows. */
export function secondSpelling(at: Path): Omit<Fault, 'line'> {
  const reason = 'this key stands here a second time, in another letter case';
  return { value: nameIn(at), reason, remedy: 'keep one of the two' };
}

type Issue = v.BaseIssue<unknown>;

/** What the shape found. A key that is missing because it stands there misspelt is told once. */
export function shapeFaults(issues: readonly Issue[], platform: Platform, tell: Tell): readonly Fault[] {
  const misspelt = issues.filter(isUnknownKey).flatMap(issue => {
    const at = placeOf(issue);
    const close = nearest(String(at.at(-1)), platform.keysBeside(at));
    return close === undefined ? [] : [JSON.stringify([...at.slice(0, -1), close])];
  });
  return issues
    .filter(issue => !isMissingKey(issue) || !misspelt.includes(JSON.stringify(placeOf(issue))))
    .map(issue => shapeFault(issue, platform, tell));
}

function placeOf(issue: Issue): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

function isUnknownKey({ type }: Issue): boolean {
  return type === 'never';
}

function isMissingKey(issue: Issue): boolean {
  return issue.path?.at(-1)?.origin === 'key' && !isUnknownKey(issue);
}

function shapeFault(issue: Issue, platform: Platform, tell: Tell): Fault {
  const at = placeOf(issue);
  const key = String(at.at(-1));
  if (isUnknownKey(issue)) {
    return tell(at, { value: shown(key), reason: issue.message, remedy: meant(key, platform.keysBeside(at)) });
  }
  if (isMissingKey(issue)) {
    return tell(at, { value: undefined, reason: `\`${key}\` is missing`, remedy: remedyForMissing(key) });
  }
  if (isPlaceholder(issue.input)) {
    const remedy = 'fill it in before this step, or write the value itself; only what is deployed is filled in here';
    return tell(at, { value: valueIn(issue.input), reason: unfilled, remedy });
  }
  return tell(at, { value: valueIn(issue.input), reason: issue.message, remedy: remedyFor(key, issue, platform) });
}

function remedyForMissing(key: string): string {
  switch (key) {
    case 'Subnets':
    case 'SecurityGroups':
    case 'AssignPublicIp':
      return '`Subnets`, `SecurityGroups` and `AssignPublicIp` go together: name all three, or leave the network out';
    case 'ContainerName':
    case 'ContainerPort':
      return "a container and its port go together: name both, or leave out `LoadBalancerInfo` for the service's own";
    default:
      return `add \`${key}\``;
  }
}

function remedyFor(key: string, { type, input }: Issue, platform: Platform): string | undefined {
  if (key === 'AssignPublicIp') {
    if (typeof input === 'boolean') return `write \`${input ? 'ENABLED' : 'DISABLED'}\``;
    return meant(String(input), ['ENABLED', 'DISABLED']);
  }
  if (key === 'Type') return `write \`${platform.type}\``;
  if (key === 'version') return 'write `version: 0.0`';
  if (type === 'array') return 'write it as a list: each item on a line that begins with `- `';
  return quoting({ type, input });
}

function valueIn(input: unknown): string | undefined {
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  return typeof input === 'string' ? shown(input) : undefined;
}

function nameIn(at: Path): string | undefined {
  const name = at.at(-1);
  return typeof name === 'string' ? shown(name) : undefined;
}
