import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Hook } from '../../release/plan.ts';
import { isMapping } from '../../request/yaml-lines.ts';
import { appSpecOf, member, propertiesIn, readAnyAppSpec } from './appspec.ts';

/** What an AppSpec for Lambda says: which alias is led from which published version to which. */
export interface LambdaAppSpec {
  /** Its name alone. */
  readonly function: string;
  readonly alias: string;
  /** Numbers of versions, as text. */
  readonly from: string;
  readonly to: string;
  readonly hooks: readonly Hook[];
}

/** JSON, which CodeDeploy takes as readily as YAML. */
export function printLambdaAppSpec({ function: name, alias, from, to, hooks }: LambdaAppSpec): string {
  return JSON.stringify({
    version: 0.0,
    Resources: [
      {
        TargetFunction: {
          Type: 'AWS::Lambda::Function',
          Properties: { Name: name, Alias: alias, CurrentVersion: from, TargetVersion: to },
        },
      },
    ],
    Hooks: hooks.length === 0 ? undefined : hooks.map(hook => ({ [hook.event]: hook.function })),
  });
}

/** What a deployment does, as far as its AppSpec can be read. */
export function lambdaSpecOf(info: Pick<DeploymentInfo, 'revision'> | undefined): LambdaAppSpec | undefined {
  return lambdaAppSpecIn(appSpecOf(info?.revision));
}

/** An AppSpec as whoever deployed has written it; undefined where it is not one for one function. */
export function lambdaAppSpecIn(content: string | undefined): LambdaAppSpec | undefined {
  const spec = readAnyAppSpec(content);
  const properties = propertiesIn(spec);
  const [name, alias, from, to] = ['name', 'alias', 'currentversion', 'targetversion'].map(key =>
    textOf(member(properties, key)),
  );
  if (name === undefined || alias === undefined || from === undefined || to === undefined) return undefined;
  return { function: functionNamed(name), alias, from, to, hooks: hooksIn(spec) };
}

function hooksIn(spec: unknown): readonly Hook[] {
  const listed = member(spec, 'hooks');
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((entry: unknown) =>
    Object.entries(isMapping(entry) ? entry : {}).flatMap(([key, runs]): readonly Hook[] => {
      const event = events.find(name => name.toLowerCase() === key.toLowerCase());
      return event === undefined || typeof runs !== 'string' ? [] : [{ event, function: runs }];
    }),
  );
}

/** The moments at which CodeDeploy runs a function of the user's (User Guide, "AppSpec 'hooks' section"). */
const events = ['BeforeAllowTraffic', 'AfterAllowTraffic'] as const;

/** A version without quotes is a number to YAML. */
function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

/** `arn:aws:lambda:eu-west-1:123456789012:function:checkout` and `123456789012:function:checkout` name what `checkout` names. */
function functionNamed(nameOrArn: string): string {
  return /(?:^|:)function:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;
}
