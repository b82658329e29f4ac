import { RefusedError } from '../../errors.ts';
import type { EcsTarget } from '../../request/request.ts';
import type { Registered, Registry } from './registry.ts';
import { type Definition, registerable, withImages } from './task-definition.ts';

/** The definition that green shall run: the base that was asked for, with the images that were asked for. */
export async function wantedDefinition(target: EcsTarget, live: Registered, registry: Registry): Promise<Definition> {
  const base = registerable(await baseOf(target, live, registry));
  const imaged = withImages(base, target.images);
  if (imaged.ok) return imaged.definition;
  throw new RefusedError([{ where: imaged.input, value: undefined, reason: imaged.reason, remedy: imaged.remedy }]);
}

async function baseOf({ base }: EcsTarget, live: Registered, registry: Registry): Promise<Definition> {
  switch (base.from) {
    case 'live':
      return live.definition;
    case 'file':
      return base.definition;
    case 'revision': {
      const name = base.revision === 'latest' ? base.family : `${base.family}:${base.revision}`;
      const found = await registry.find(name);
      if (found !== undefined) return found.definition;
      throw new RefusedError([
        {
          where: 'from-revision',
          value: name,
          reason: 'ECS has no active task definition of this name in this account and region',
          remedy: 'name a family, or family:revision, that is ACTIVE',
        },
      ]);
    }
  }
}
