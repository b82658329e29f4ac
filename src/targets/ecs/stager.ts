import type { RunFacts } from '../../release/identity.ts';
import type { Revision } from '../../release/words.ts';
import type { Staged, Stager } from '../ports.ts';
import type { Registry } from './registry.ts';
import { same } from './sameness.ts';
import { isOfRun } from './stamp.ts';
import { type Definition, stamped } from './task-definition.ts';

/**
 * Registers green's task definition once. What this very run registered before (an earlier attempt, a runner that was lost, its
 * release of another service that runs the same) is found by its stamp and used: a second revision of the same thing would be
 * one too many.
 */
export function ecsStager(wanted: Definition, live: Revision, registry: Registry): Stager {
  return {
    make: async (run: RunFacts): Promise<Staged> => {
      const newest = await registry.find(wanted.family);
      // Blue's own revision on both sides would leave nobody able to tell them apart.
      const usable = newest !== undefined && newest.revision.id !== live.id;
      if (usable && isOfRun(newest.madeBy, run) && same(newest.definition, wanted))
        return { is: 'ready', revision: newest.revision, wrote: undefined };
      const revision = await registry.register(stamped(wanted, run.changeId, run.origin));
      return { is: 'ready', revision, wrote: `registered ${revision.name}` };
    },
  };
}

/** For a revision that exists: it is released as it is, and carries no stamp of this release. */
export function knownRevision(revision: Revision): Stager {
  return { make: () => Promise.resolve({ is: 'ready', revision, wrote: undefined }) };
}
