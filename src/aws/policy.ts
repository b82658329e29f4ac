/** One action that a role must be allowed, and why. */
export interface Permission {
  /** `ecs:DescribeServices` */
  readonly action: string;
  /** ARNs, with `*` for what is not known before AWS is asked; `*` alone where AWS knows no narrower resource. */
  readonly resources: Resources;
  readonly condition?: Condition;
  /** What it is for, as one does it: `see what serves`. */
  readonly because: string;
}

export type Resources = readonly [string, ...string[]];

/** A condition key of AWS's and the one value that it must have. */
export interface Condition {
  readonly operator: 'StringEquals' | 'ArnEquals';
  readonly key: string;
  readonly value: string;
}

/** Where the resources are. Without an account their ARNs match those of any account that the role may reach. */
export interface Place {
  readonly account: string | undefined;
  readonly region: string;
}

/** A policy document, as IAM takes it (IAM user guide, "IAM JSON policy element reference"). */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export interface Statement {
  /** Letters and digits, and only once in a policy. */
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Several actions on the same things for one reason. */
export function allow(
  because: string,
  actions: readonly string[],
  resources: Resources,
  condition?: Condition,
): readonly Permission[] {
  return actions.map(action => ({
    action,
    resources,
    because,
    ...(condition === undefined ? {} : { condition }),
  }));
}

/** `arn:aws:ecs:eu-west-1:123456789012:service/prod/api`. Services without regions, such as IAM, leave it empty. */
export function arn(service: string, { account, region }: Place, path: string): string {
  const where = service === 'iam' ? '' : region;
  return `arn:${partitionOf(region)}:${service}:${where}:${account ?? '*'}:${path}`;
}

/** By the first letters of its regions' names (AWS general reference, "Amazon Resource Names"; the SDK's partition table). */
const partitions: readonly (readonly [string, string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
];

function partitionOf(region: string): string {
  return partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** A name inside an ARN, where IAM would read `*` and `?` as wildcards and `$` as the beginning of a variable. */
export function literally(name: string): string {
  return name.replace(/[*?$]/g, character => `\${${character}}`);
}

/** One statement for all that is allowed for the same reason, on the same things and under the same condition. */
export function policyOf(permissions: readonly Permission[]): PolicyDocument {
  const together = new Map<string, { readonly first: Permission; readonly actions: Set<string> }>();
  for (const permission of permissions) {
    const { because, resources, condition, action } = permission;
    const key = JSON.stringify([because, resources, condition]);
    const { first, actions } = together.get(key) ?? { first: permission, actions: new Set() };
    together.set(key, { first, actions: actions.add(action) });
  }
  const groups = [...together.values()];
  return {
    Version: '2012-10-17',
    Statement: groups.map(({ first, actions }, at) => {
      const before = groups.slice(0, at).filter(group => group.first.because === first.because).length;
      return statementOf(first, [...actions], sidOf(first.because, before + 1));
    }),
  };
}

function statementOf({ resources, condition }: Permission, actions: readonly string[], sid: string): Statement {
  const [only, ...others] = resources;
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: others.length === 0 ? only : resources,
    ...(condition === undefined ? {} : { Condition: { [condition.operator]: { [condition.key]: condition.value } } }),
  };
}

/** `see what serves` → `SeeWhatServes`, and `SeeWhatServes2` for the second statement of this reason. */
function sidOf(because: string, ordinal: number): string {
  const words = because.split(/[^A-Za-z0-9]+/).map(word => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('')}${ordinal === 1 ? '' : ordinal}`;
}
