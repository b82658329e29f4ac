import type { Behaviour, Versions } from './world.ts';

export function createVersions(seed: Readonly<Record<string, Behaviour>>): Versions {
  const behaviours = new Map(Object.entries(seed));
  const behaviour = (image: string) => behaviours.get(image) ?? neverPushed(image);
  return {
    behaviour,
    has: image => behaviours.has(image),
    change: (image, change) => {
      if (!behaviours.has(image)) {
        throw new Error(`There is no version "${image}". Versions are: ${[...behaviours.keys()].join(', ')}.`);
      }
      behaviours.set(image, { ...behaviour(image), ...change });
    },
  };
}

/** Wording: "CannotPullContainer task errors" of the ECS developer guide. */
function neverPushed(image: string): Behaviour {
  return {
    requestErrors: 0,
    latency: { medianMs: 1, p99Ms: 1 },
    bootSeconds: 5,
    start: {
      cannotPull: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`,
    },
    healthChecks: 'fail',
    pages: {},
  };
}
