import { RefusedError } from '../../errors.ts';
import type { Aim, Recorded } from '../../release/aim.ts';
import { placeOf, releaseOf, runOf } from '../../release/identity.ts';
import type { Revision } from '../../release/words.ts';
import type { EcsTarget } from '../../request/request.ts';
import type { Registered, Registry } from './registry.ts';
import { same } from './sameness.ts';
import { type Definition, registerable, withImages } from './task-definition.ts';

/** What green shall run. */
export interface Wanted {
  readonly definition: Definition;
  /** Where it exists already and is released as it is. */
  readonly known: Revision | undefined;
  /** Who says so: the inputs of this run, or what stands there and what the ledger tells. */
  readonly saidBy: 'the inputs' | 'what is there';
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
      return { ...(await wantedOf(asked, live, definitions)), saidBy: 'the inputs' };
    case 'a revision': {
      // It is the blue of a change in flight, and stands there still: to stop that change starts no tasks of it.
      if (begun !== undefined && begun.revision.name !== aim.name)
        return { definition: live.definition, known: live.revision, saidBy: 'what is there' };
      const { definition, revision } = await knownIn(definitions, aim.name, { live, place, recorded: aim.recorded });
      return { definition, known: revision, saidBy: 'what is there' };
    }
    case 'a change':
    case 'a deployment':
    case 'a look':
      return { definition: (begun ?? live).definition, known: undefined, saidBy: 'what is there' };
  }
}

interface Here {
  readonly live: Registered;
  readonly place: string;
  readonly recorded: Recorded;
}

/** Whoever may write deployments of the repository may write its ledger: it proposes a revision, and AWS has to know it as one of this place. */
async function knownIn(definitions: Registry, name: string, here: Here): Promise<Registered> {
  const found = await definitions.find(name);
  if (found !== undefined && canStart(found)) {
    if (isOfThisPlace(found, here)) return found;
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

/** A deregistered one can be described still, and no new tasks can be started from it. */
function canStart({ definition }: Registered): boolean {
  return definition['status'] !== 'INACTIVE';
}

/**
 * Made by a release of this place, which takes rights in AWS; or in the family that serves: by nobody that we know, or, for
 * several services at once, by a run that released it here as well and is of the repository that made what serves.
 */
function isOfThisPlace({ revision, madeBy, origin, definition }: Registered, { live, place, recorded }: Here): boolean {
  if (madeBy !== undefined && placeOf(releaseOf(madeBy)) === place) return true;
  if (definition.family !== live.definition.family) return false;
  if (madeBy === undefined) return true;
  const isReleasedHere = [...recorded].some(
    ([change, { wanted }]) => wanted === revision.name && runOf(change) === runOf(madeBy),
  );
  return isReleasedHere && origin !== undefined && origin.repository === live.origin?.repository;
}

/** A revision that the inputs name, and change in nothing, is released as it is, where it is not the one that serves. */
async function wantedOf(
  target: EcsTarget,
  live: Registered,
  registry: Registry,
): Promise<Pick<Wanted, 'definition' | 'known'>> {
  const { definition: base, named } = await baseOf(target, live, registry);
  const unchanged = registerable(base);
  const imaged = withImages(unchanged, target.images);
  if (!imaged.ok)
    throw new RefusedError([{ where: imaged.input, value: undefined, reason: imaged.reason, remedy: imaged.remedy }]);
  const { definition } = imaged;
  const isKnown =
    named !== undefined && canStart(named) && named.revision.id !== live.revision.id && same(definition, unchanged);
  return { definition, known: isKnown ? named.revision : undefined };
}

interface Base {
  readonly definition: Definition;
  /** Where the inputs name a revision. */
  readonly named: Registered | undefined;
}

async function baseOf({ base }: EcsTarget, live: Registered, registry: Registry): Promise<Base> {
  switch (base.from) {
    case 'live':
      return { definition: live.definition, named: undefined };
    case 'file':
      return { definition: base.definition, named: undefined };
    case 'revision': {
      const name = base.revision === 'latest' ? base.family : `${base.family}:${base.revision}`;
      const found = await registry.find(name);
      if (found !== undefined) return { definition: found.definition, named: found };
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
