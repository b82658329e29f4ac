import type { DeploymentConfiguration, DescribeServicesResponse } from '@aws-sdk/client-ecs';
import { nth } from './chapter.ts';
import type { Run } from './days.ts';
import { nativeShop, type NativeShopChanges, pauses, rolling } from './native-shop.ts';
import type { Scenario } from './scenario.ts';
import { files, healthy, inputs } from './shop.ts';
import type { Stage } from './stage.ts';

/** People release a service that ECS itself deploys, run after run. */
export const imageOf = (version: number): string => `registry.example.com/shop/api:2.5.${version}`;

const versions = Object.fromEntries([1, 2, 3, 4].map(version => [imageOf(version), healthy]));

/** A tenth of the users for two minutes, then all of them; AWS waits for a word before each, and goes back after an hour without one. */
export const canary: DeploymentConfiguration = {
  strategy: 'CANARY',
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
  bakeTimeInMinutes: 1,
  lifecycleHooks: [{ ...pauses, lifecycleStages: [...pauses.lifecycleStages] }],
};

const { alarms: _none, ...taskByTask } = rolling;

/** How ECS deploys the service of a test. */
export const ways = {
  'a service that ECS shifts, with pauses': canary,
  'a service whose tasks ECS replaces': taskByTask,
} as const satisfies Readonly<Record<string, DeploymentConfiguration>>;

export type Way = keyof typeof ways;

export function storyOf(way: Way, { world, ...changes }: NativeShopChanges = {}): Scenario {
  const seed = nativeShop({ configuration: ways[way], ...changes, world: { warmUp: '2m', ...world } });
  return {
    name: way,
    tells: 'Runs are re-run, gone back from, and released again.',
    files,
    inputs: {
      ...inputs,
      gates: 'none',
      poll: '15s',
      ...(way === 'a service whose tasks ECS replaces' ? { bake: '1m' } : {}),
    },
    world: { ...seed, versions: { ...versions, ...seed.versions } },
  };
}

/** The n-th run releases the n-th version. */
export const release = (run: number, attempt = 1, more: Readonly<Record<string, string>> = {}): Run => ({
  github: nth(run, attempt),
  inputs: { image: imageOf(run), ...more },
});

/** By hand, in a run of its own. */
export const rollback = (attempt = 1, more: Readonly<Record<string, string>> = {}): Run => ({
  github: { ...nth(90, attempt), eventName: 'workflow_dispatch' },
  inputs: { operation: 'rollback', ...more },
});

export function playing(story: Scenario, { inputs: asked, github }: Run): Scenario {
  return { ...story, inputs: { ...story.inputs, ...asked }, github: { ...story.github, ...github } };
}

/** How ECS is set to deploy the service from now on; a bake of none is as good as one that is not set. */
export async function settingsIn({ aws }: Pick<Stage, 'aws'>): Promise<DeploymentConfiguration> {
  const { services: [service] = [] } = (await aws.perform({
    call: 'ecs:DescribeServices',
    input: { cluster: 'shop', services: ['api'] },
  })) as DescribeServicesResponse;
  return { bakeTimeInMinutes: 0, ...service?.deploymentConfiguration };
}

/** How often a deployment was begun, and how often one was stopped, by whomever. */
export function askedOf({ aws }: Pick<Stage, 'aws'>): { readonly begun: number; readonly stopped: number } {
  const calls = aws.calls();
  return {
    begun: calls.filter(({ operation, input }) => operation === 'UpdateService' && input.includes('"taskDefinition"'))
      .length,
    stopped: calls.filter(({ operation }) => operation === 'StopServiceDeployment').length,
  };
}
