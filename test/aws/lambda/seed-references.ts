import type { FunctionSeed, LambdaSeed } from './seed.ts';

type Unchecked = Pick<LambdaSeed, 'functions' | 'objects' | 'packages'>;

/** What a seed names and does not have, each in a sentence. Users may call what is not there yet. */
export function missingIn({ functions, objects, packages }: Unchecked): readonly string[] {
  const noPackage = (where: string, name: string) =>
    name in packages ? [] : [`${where} names the package "${name}", which is not in lambda.packages`];
  return [
    ...Object.entries(objects).flatMap(([address, name]) => noPackage(address, name)),
    ...functions.flatMap(seed => [
      // An image may be one of the world's versions.
      ...(seed.packageType === 'Image' ? [] : packagesOf(seed).flatMap(name => noPackage(seed.name, name))),
      ...missingVersions(seed),
      ...missingQualifiers(seed),
    ]),
  ];
}

const packagesOf = (seed: FunctionSeed) => [seed.package, ...seed.versions.map(version => version.package)];

function missingVersions({ name, versions, aliases }: FunctionSeed): readonly string[] {
  const known = ['$LATEST', ...versions.map(({ version }) => version)];
  return aliases.flatMap(alias =>
    [alias.version, ...Object.keys(alias.weights)]
      .filter(version => !known.includes(version))
      .map(version => `${name}: the alias ${alias.name} points at version ${version}, which is not among its versions`),
  );
}

function missingQualifiers(seed: FunctionSeed): readonly string[] {
  const known = [...seed.versions.map(({ version }) => version), ...seed.aliases.map(({ name }) => name)];
  return [...seed.provisionedConcurrency, ...seed.eventSources, ...seed.urls, ...seed.permissions]
    .flatMap(({ qualifier }) => (qualifier === undefined || known.includes(qualifier) ? [] : [qualifier]))
    .map(qualifier => `${seed.name}: "${qualifier}" is neither a version nor an alias of it`);
}
