import type { Hook } from '../release/plan.ts';
import { containerFaults, type Platform } from './appspec-faults.ts';
import { hookEvents } from './appspec-keys.ts';
import { readAppSpec } from './appspec-reading.ts';
import { ecsAppSpecShape, ecsKeysBeside, type EcsAppSpec } from './ecs-appspec-shape.ts';
import { readInputFile, type ReadFile } from './input-file.ts';
import { then, valid, type Checked } from './problems.ts';
import type { AppSpecFile, CapacityProvider, DefinitionBase, TaskNetwork } from './request.ts';

const platform: Platform = {
  name: 'ECS',
  thing: 'service',
  type: 'AWS::ECS::Service',
  keysBeside: ecsKeysBeside,
};

/** `appspec`: the path of the user's own AppSpec. */
export async function checkEcsAppSpec(
  path: string | undefined,
  base: Checked<DefinitionBase>,
  readFile: ReadFile,
): Promise<Checked<AppSpecFile | undefined>> {
  if (path === undefined) return valid(undefined);
  const definition = base.ok && base.value.from === 'file' ? base.value.definition : undefined;
  const containers = definition?.containerDefinitions.map(({ name }) => name);
  const read = await readInputFile('appspec', 'an AppSpec', path, readFile);
  return then(read, text => checkAppSpecFile(path, text, containers));
}

/**
 * An AppSpec for ECS, YAML or JSON, its keys in any letter case. What it says of a task definition is not looked at.
 *
 * @param containers the names of green's containers, where they are known
 */
export function checkAppSpecFile(path: string, text: string, containers?: readonly string[]): Checked<AppSpecFile> {
  const read = readAppSpec(path, text, { platform, shape: ecsAppSpecShape }, (spec, tell) =>
    containerFaults(spec['Resources'], containers, tell),
  );
  return then(read, spec => valid(fileOf(path, spec)));
}

function fileOf(path: string, { Resources, Hooks }: EcsAppSpec): AppSpecFile {
  const [properties] = Resources.flatMap(each => Object.values(each)).map(each => each.Properties);
  const { LoadBalancerInfo: container, CapacityProviderStrategy: providers } = properties ?? {};
  return {
    path,
    container: container ? { name: container.ContainerName, port: container.ContainerPort } : undefined,
    platformVersion: properties?.PlatformVersion ?? undefined,
    network: networkOf(properties?.NetworkConfiguration?.AwsvpcConfiguration),
    capacityProviders: providers?.map((one): CapacityProvider => ({
      provider: one.CapacityProvider,
      base: one.Base ?? undefined,
      weight: one.Weight ?? undefined,
    })),
    hooks: hooksOf(Hooks ?? []),
  };
}

type Properties = NonNullable<NonNullable<EcsAppSpec['Resources'][number][string]>['Properties']>;

function networkOf(
  vpc: NonNullable<Properties['NetworkConfiguration']>['AwsvpcConfiguration'] | undefined,
): TaskNetwork | undefined {
  if (vpc === undefined) return undefined;
  return { subnets: vpc.Subnets, securityGroups: vpc.SecurityGroups, assignPublicIp: vpc.AssignPublicIp };
}

function hooksOf(list: NonNullable<EcsAppSpec['Hooks']>): readonly Hook[] {
  return hookEvents.flatMap(event =>
    list.flatMap((entry): readonly Hook[] => {
      const name = entry[event];
      return name === undefined ? [] : [{ event, function: name }];
    }),
  );
}
