import * as v from 'valibot';
import type { Hook } from '../release/plan.ts';
import { asWritten, hookEvents, inOneSpelling, twiceIn } from './appspec-keys.ts';
import {
  containerFaults,
  countFaults,
  eventFaults,
  ofAnotherPlatform,
  secondSpelling,
  shapeFaults,
  type Fault,
  type Tell,
} from './appspec-faults.ts';
import { appSpecShape, type AppSpecShape } from './appspec-shape.ts';
import { readInputFile, type ReadFile } from './input-file.ts';
import { invalid, then, valid, type Checked } from './problems.ts';
import type { AppSpecFile, CapacityProvider, DefinitionBase, TaskNetwork } from './request.ts';
import { isMapping, readLines } from './yaml-lines.ts';

/** `appspec`: the path of the user's own AppSpec. */
export async function checkAppSpec(
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
  const refused = (...faults: readonly Fault[]): Checked<never> =>
    invalid(
      ...faults
        .toSorted((one, other) => one.line - other.line)
        .map(({ line, ...fault }) => ({ where: `appspec, ${path} line ${line}`, ...fault })),
    );
  const read = readLines(text);
  if (!read.ok)
    return refused(...read.faults.map(fault => ({ ...fault, value: undefined, remedy: 'correct the file' })));
  const { value, lineOf } = read.lined;
  const spec = inOneSpelling(value);
  const tell: Tell = (at, fault) => ({ line: lineOf(asWritten(value, at)), ...fault });
  if (!isMapping(spec)) {
    const remedy = 'give a file with `version`, `Resources` and `Hooks`';
    return refused(tell([], { value: undefined, reason: 'not an AppSpec: no mapping', remedy }));
  }
  const foreign = ofAnotherPlatform(spec, tell);
  if (foreign !== undefined) return refused(foreign);
  const twice = twiceIn(value).map(at => ({ line: lineOf(at), ...secondSpelling(at) }));
  const parsed = v.safeParse(appSpecShape, spec);
  const faults = [
    ...twice,
    ...shapeFaults(parsed.issues ?? [], tell),
    ...countFaults(spec['Resources'], tell),
    ...eventFaults(spec['Hooks'], tell),
    ...containerFaults(spec['Resources'], containers, tell),
  ];
  return parsed.success && faults.length === 0 ? valid(fileOf(path, parsed.output)) : refused(...faults);
}

function fileOf(path: string, { Resources, Hooks }: AppSpecShape): AppSpecFile {
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

type Properties = NonNullable<NonNullable<AppSpecShape['Resources'][number][string]>['Properties']>;

function networkOf(
  vpc: NonNullable<Properties['NetworkConfiguration']>['AwsvpcConfiguration'] | undefined,
): TaskNetwork | undefined {
  if (vpc === undefined) return undefined;
  return { subnets: vpc.Subnets, securityGroups: vpc.SecurityGroups, assignPublicIp: vpc.AssignPublicIp };
}

function hooksOf(list: NonNullable<AppSpecShape['Hooks']>): readonly Hook[] {
  return hookEvents.flatMap(event =>
    list.flatMap((entry): readonly Hook[] => {
      const name = entry[event];
      return name === undefined ? [] : [{ event, function: name }];
    }),
  );
}
