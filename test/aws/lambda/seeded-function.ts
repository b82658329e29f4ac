import type { World } from '../world/world.ts';
import { functionArn } from './arns.ts';
import type { CodeStore } from './code-store.ts';
import { checkRouting, followed } from './routing.ts';
import type { FunctionSeed } from './seed.ts';
import type { Alias, Configuration, LambdaFunction, Provision, PublishedVersion } from './state.ts';

export interface SeedSurroundings {
  readonly world: Pick<World, 'account' | 'region' | 'timeline'>;
  readonly codeStore: CodeStore;
  readonly newRevisionId: () => string;
}

/** A function that was there before this world began: nothing of it is under way. Throws for an alias that Lambda would refuse. */
export function seededFunction(
  { world, codeStore, newRevisionId }: SeedSurroundings,
  seed: FunctionSeed,
): LambdaFunction {
  const now = world.timeline.now();
  const revision = { code: codeStore.named(seed.package, seed.packageType), configuration: configurationOf(seed) };
  const versions = seed.versions.map((version): PublishedVersion => {
    const code = codeStore.named(version.package, seed.packageType);
    const configuration = { ...revision.configuration, ...version.configuration };
    return {
      number: version.version,
      source: { code, configuration },
      revision: { code, configuration: { ...configuration, Description: version.description } },
      revisionId: newRevisionId(),
      publishedAt: now,
      activation: { status: version.state === 'Inactive' ? 'idle' : 'done' },
    };
  });
  const owner: LambdaFunction = {
    name: seed.name,
    arn: functionArn(world, seed.name),
    packageType: seed.packageType,
    latest: {
      shown: revision,
      running: revision,
      update: { status: 'done' },
      revisionId: newRevisionId(),
      modifiedAt: now,
    },
    versions,
    lastNumber: Math.max(0, ...versions.map(({ number }) => Number(number))),
    aliases: seed.aliases.map(alias => seededAlias(alias, newRevisionId())),
    provisions: seed.provisionedConcurrency.map(({ qualifier, executions }): Provision => ({
      qualifier,
      requested: executions,
      modifiedAt: now,
      progress: { status: 'done' },
    })),
    settings: seed,
  };
  for (const { asked } of owner.aliases) checkRouting(owner, asked);
  return owner;
}

function configurationOf(seed: FunctionSeed): Configuration {
  const ofZip = { Runtime: seed.runtime as NonNullable<Configuration['Runtime']>, Handler: seed.handler };
  return {
    Description: '',
    Role: seed.role,
    MemorySize: seed.memory,
    Timeout: seed.timeoutSeconds,
    Environment: { Variables: seed.environment },
    ...(seed.packageType === 'Zip' && ofZip),
    ...seed.configuration,
  };
}

function seededAlias(seed: FunctionSeed['aliases'][number], revisionId: string): Alias {
  const asked = { version: seed.version, weights: new Map(Object.entries(seed.weights)) };
  const { name, description, weightsAre } = seed;
  return { name, description, weightsAre, asked, inEffect: followed(seed, asked), arrivesAt: 0, revisionId };
}
