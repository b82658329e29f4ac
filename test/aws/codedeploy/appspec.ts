import { parse } from 'yaml';
import type { LaunchSettings } from '../ecs/launch-settings.ts';
import { AppSpecProblem, fieldsOf, textOf, type Fields } from './appspec-fields.ts';
import { launchOf } from './appspec-launch.ts';
import { HOOK_EVENTS, type HookEvent } from './lifecycle-events.ts';

/** What an AppSpec for ECS says. */
export interface AppSpec {
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
  /** What it does not say stays as it is. */
  readonly launch: Partial<LaunchSettings>;
  /** Name or ARN of a Lambda function. */
  readonly hooks: ReadonlyMap<HookEvent, string>;
}

export type ReadAppSpec =
  { readonly kind: 'valid'; readonly appSpec: AppSpec } | { readonly kind: 'invalid'; readonly problem: string };

/** JSON or YAML. "AppSpec file structure for Amazon ECS service deployments" of the CodeDeploy User Guide. */
export function readAppSpec(content: string): ReadAppSpec {
  try {
    return { kind: 'valid', appSpec: appSpecOf(parse(content)) };
  } catch (error) {
    return { kind: 'invalid', problem: error instanceof Error ? error.message : String(error) };
  }
}

function appSpecOf(document: unknown): AppSpec {
  const top = fieldsOf(document, 'The AppSpec');
  if (Number(top.get('version')) !== 0) throw new AppSpecProblem('The version must be 0.0.');
  const service = serviceOf(top.get('resources'));
  const loadBalancer = fieldsOf(service.get('loadbalancerinfo'), 'LoadBalancerInfo');
  return {
    taskDefinition: textOf(service, 'TaskDefinition'),
    containerName: textOf(loadBalancer, 'ContainerName'),
    containerPort: portOf(loadBalancer),
    launch: launchOf(service),
    hooks: hooksOf(top.get('hooks')),
  };
}

function serviceOf(resources: unknown): Fields {
  if (!Array.isArray(resources) || resources.length !== 1)
    throw new AppSpecProblem('Resources must name exactly one service.');
  const [resource] = [...fieldsOf(resources[0], 'The resource').values()];
  const fields = fieldsOf(resource, 'The resource');
  if (fields.get('type') !== 'AWS::ECS::Service') throw new AppSpecProblem('The Type must be AWS::ECS::Service.');
  return fieldsOf(fields.get('properties'), 'Properties');
}

function hooksOf(section: unknown): AppSpec['hooks'] {
  if (section === undefined || section === null) return new Map();
  if (!Array.isArray(section)) throw new AppSpecProblem('Hooks must be a list.');
  const hooks = section.flatMap(entry => [...fieldsOf(entry, 'A hook')]);
  return new Map(
    hooks.map(([key, functionName]) => {
      const event = HOOK_EVENTS.find(name => name.toLowerCase() === key);
      if (event === undefined) throw new AppSpecProblem(`${key} is not a lifecycle event of ECS that takes a hook.`);
      if (typeof functionName !== 'string') throw new AppSpecProblem(`The hook ${event} must name a Lambda function.`);
      return [event, functionName.split(':').at(-1) ?? functionName];
    }),
  );
}

function portOf(fields: Fields): number {
  const port = fields.get('containerport');
  if (!Number.isInteger(port)) throw new AppSpecProblem('ContainerPort must be a number.');
  return Number(port);
}
