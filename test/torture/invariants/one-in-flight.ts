import type { Invariant } from './invariant.ts';

/** The worlds of the torture have one target. */
export const oneInFlight: Invariant = {
  promise: 'never two deployments of ours in flight on one target',
  violations: ({ deployments }) => {
    const ours = deployments.filter(({ changeId }) => changeId !== undefined);
    return ours.flatMap((later, index) =>
      ours
        .slice(0, index)
        .filter(({ endedAt }) => endedAt > later.createdAt)
        .map(({ id }) => `${later.id} was begun while ${id} was under way.`),
    );
  },
};
