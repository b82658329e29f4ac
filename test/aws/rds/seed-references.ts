import { ENGINES, groupFamilyOf, versionsOf } from './engines.ts';
import { defaultGroupName } from './parameter-groups.ts';

interface Named {
  readonly name: string;
}

interface Grouped extends Named {
  readonly parameterGroup?: string;
}

interface Engined extends Grouped {
  readonly engine: string;
  readonly engineVersion: string;
}

/** As much of a seed as refers to something. */
interface References {
  readonly instances: readonly (Engined & { readonly replicas: readonly Grouped[] })[];
  readonly clusters: readonly (Engined & {
    readonly members: readonly Grouped[];
    readonly endpoints: readonly (Named & {
      readonly members: readonly string[];
      readonly excluded: readonly string[];
    })[];
  })[];
  readonly parameterGroups: readonly Named[];
  readonly clusterParameterGroups: readonly Named[];
  readonly proxies: readonly (Named & { readonly targets: readonly string[] })[];
  readonly integrations: readonly (Named & { readonly source: string })[];
}

/** What a seed names that is not in it, and what it names twice: a sentence each. */
export function problemsOf(seed: References): readonly string[] {
  const { instances, clusters } = seed;
  const databases = [...instances, ...clusters].map(({ name }) => name);
  return [
    ...[...instances, ...clusters].flatMap(unknownVersion),
    ...twice([...instances.flatMap(item => [item, ...item.replicas]), ...clusters.flatMap(({ members }) => members)]),
    ...missing(
      [...instances.flatMap(item => [item, ...item.replicas]), ...clusters.flatMap(({ members }) => members)],
      seed.parameterGroups,
      'parameter group',
    ),
    ...missing(clusters, seed.clusterParameterGroups, 'cluster parameter group'),
    ...clusters.flatMap(({ name: cluster, members, endpoints }) =>
      endpoints.flatMap(({ name, members: chosen, excluded }) =>
        [...chosen, ...excluded]
          .filter(wanted => !members.some(member => member.name === wanted))
          .map(wanted => `${name}: the cluster ${cluster} has no instance ${wanted}`),
      ),
    ),
    ...[
      ...seed.proxies.flatMap(({ name, targets }) => targets.map(target => ({ name, target }))),
      ...seed.integrations.map(({ name, source }) => ({ name, target: source })),
    ]
      .filter(({ target }) => !databases.includes(target))
      .map(({ name, target }) => `${name}: there is no database ${target}`),
  ];
}

function unknownVersion({ name, engine, engineVersion }: Engined): readonly string[] {
  const known = versionsOf(engine);
  if (known.includes(engineVersion)) return [];
  return [`${name}: ${engine} has no version ${engineVersion} here, only ${known.join(', ')}`];
}

function twice(instances: readonly Named[]): readonly string[] {
  const names = instances.map(({ name }) => name);
  return names.filter((name, index) => names.indexOf(name) !== index).map(name => `Two instances are called ${name}`);
}

function missing(users: readonly Grouped[], groups: readonly Named[], kind: string): readonly string[] {
  const known = new Set([...groups.map(({ name }) => name), ...DEFAULT_GROUPS]);
  return users.flatMap(({ name, parameterGroup }) =>
    parameterGroup === undefined || known.has(parameterGroup) ? [] : [`${name}: there is no ${kind} ${parameterGroup}`],
  );
}

const DEFAULT_GROUPS = ENGINES.flatMap(engine =>
  versionsOf(engine).map(version => defaultGroupName(groupFamilyOf(engine, version))),
);
