import { parse } from 'yaml';
import { referenceIn } from '../lambda/arns.ts';
import { AppSpecProblem, fieldsOf, type Fields } from './appspec-fields.ts';
import { HOOK_EVENTS, type HookEvent } from './lifecycle-events.ts';

export type ReadAppSpec<AppSpec> =
  { readonly kind: 'valid'; readonly appSpec: AppSpec } | { readonly kind: 'invalid'; readonly problem: string };

/** Name of a Lambda function by the event at which it runs. */
export type HookFunctions = ReadonlyMap<HookEvent, string>;

/** Of one platform. "AppSpec file structure" of the CodeDeploy User Guide. */
export interface AppSpecShape<AppSpec> {
  /** For messages. */
  readonly platform: string;
  readonly resourceType: string;
  /** What the one resource is, for messages. */
  readonly resource: string;
  readonly hookEvents: readonly HookEvent[];
  readonly read: (properties: Fields, hooks: HookFunctions) => AppSpec;
}

/** JSON or YAML. */
export function readAppSpec<AppSpec>(content: string, shape: AppSpecShape<AppSpec>): ReadAppSpec<AppSpec> {
  try {
    return { kind: 'valid', appSpec: appSpecOf(parse(content), shape) };
  } catch (error) {
    return { kind: 'invalid', problem: error instanceof Error ? error.message : String(error) };
  }
}

function appSpecOf<AppSpec>(document: unknown, shape: AppSpecShape<AppSpec>): AppSpec {
  const top = fieldsOf(document, 'The AppSpec');
  if (Number(top.get('version')) !== 0) throw new AppSpecProblem('The version must be 0.0.');
  return shape.read(propertiesOf(top.get('resources'), shape), hooksOf(top.get('hooks'), shape));
}

function propertiesOf(
  resources: unknown,
  { resource, resourceType }: Pick<AppSpecShape<unknown>, 'resource' | 'resourceType'>,
): Fields {
  if (!Array.isArray(resources) || resources.length !== 1)
    throw new AppSpecProblem(`Resources must name exactly one ${resource}.`);
  const [entry] = [...fieldsOf(resources[0], 'The resource').values()];
  const fields = fieldsOf(entry, 'The resource');
  if (fields.get('type') !== resourceType) throw new AppSpecProblem(`The Type must be ${resourceType}.`);
  return fieldsOf(fields.get('properties'), 'Properties');
}

function hooksOf(
  section: unknown,
  { platform, hookEvents }: Pick<AppSpecShape<unknown>, 'platform' | 'hookEvents'>,
): HookFunctions {
  if (section === undefined || section === null) return new Map();
  if (!Array.isArray(section)) throw new AppSpecProblem('Hooks must be a list.');
  const hooks = section.flatMap(entry => [...fieldsOf(entry, 'A hook')]);
  return new Map(
    hooks.map(([key, functionName]) => {
      const event = HOOK_EVENTS.find(name => name.toLowerCase() === key);
      if (event === undefined || !hookEvents.includes(event))
        throw new AppSpecProblem(`${key} is not a lifecycle event of ${platform} that takes a hook.`);
      if (typeof functionName !== 'string') throw new AppSpecProblem(`The hook ${event} must name a Lambda function.`);
      return [event, referenceIn(functionName)?.name ?? functionName];
    }),
  );
}
