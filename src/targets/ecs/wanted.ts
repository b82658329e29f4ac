import { RefusedError } from '../../errors.ts';
import type { Aim } from '../../release/aim.ts';
import { placeOf, releaseOf } from '../../release/identity.ts';
import type { Revision } from '../../release/words.ts';
import type { EcsTarget } from '../../request/request.ts';
import type { Registered, Registry } from './registry.ts';
import { type Definition, registerable, withImages } from './task-definition.ts';

/** What green shall run. */
export interface Wanted {
  readonly definition: Definition;
  /** Where it exists already and is released as it is. */
  readonly known: Revision | undefined;
}

/** What a run that aims at this wants green to run; with no aim of its own, what runs already. */
export async function wantedFor(
  aim: Aim,
  {
    asked,
    live,
    begun,
    definitions,
    place,
  }: {
    readonly asked: EcsTarget;
    readonly live: Registered;
    readonly begun: Registered | undefined;
    readonly definitions: Registry;
    /** Environment and target, as `placeOf` has them. */
    readonly place: string;
  },
): Promise<Wanted> {
  switch (aim.is) {
    case 'the inputs':
    case 'the inputs anew':
      return { definition: await wantedDefinition(asked, live, definitions), known: undefined };
    case 'a revision': {
      // It is the blue of a change in flight, and stands there still: to stop that change starts no tasks of it.
      if (begun !== undefined && begun.revision.name !== aim.name)
        return { definition: live.definition, known: live.revision };
      const { definition, revision } = await knownIn(definitions, aim.name, { live, place });
      return { definition, known: revision };
    }
    case 'a change':
    case 'a deployment':
    case 'a look':
      return { definition: (begun ?? live).definition, known: undefined };
  }
}

/** Whoever may write deployments of the repository may write its ledger: it proposes a revision, and AWS has to know it as one of this place. */
async function knownIn(
  definitions: Registry,
  name: string,
  { live, place }: { readonly live: Registered; readonly place: string },
): Promise<Registered> {
  const found = await definitions.find(name);
  // A deregistered one can be described still, and no new tasks can be started from it.
  if (found !== undefined && found.definition['status'] !== 'INACTIVE') {
    if (isOfThisPlace(found, live, place)) return found;
    throw new RefusedError([
      {
        where: 'to',
        value: name,
        reason:
          'the ledger names it as what was released here, and no tag on it says so: anybody who may write deployments of the repository can have written that',
        remedy: 'look who wrote that deployment; if the revision is right, release it with `from-revision`',
      },
    ]);
  }
  throw new RefusedError([
    {
      where: 'to',
      value: name,
      reason:
        found === undefined ? 'ECS does not have it any more' : 'it was deregistered, and ECS starts no tasks from it',
      remedy: 'release its image anew, from a task definition of today',
    },
  ]);
}

/** Made by a release of this place, which takes rights in AWS; or by nobody that we know, in the family that serves. */
function isOfThisPlace({ madeBy, definition }: Registered, live: Registered, place: string): boolean {
  return madeBy === undefined ? definition.family === live.definition.family : placeOf(releaseOf(madeBy)) === place;
}

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
