import type { Flight, Scene, Standing } from '../../src/release/scene.ts';
import { aHealth, minute, motion, noon } from './a-release.ts';

/** Four tasks of a revision, all healthy, with this share of traffic. */
export function standing(name: string, share: number | undefined, given: Partial<Standing> = {}): Standing {
  return {
    revision: { id: `arn:${name}`, name },
    madeBy: undefined,
    origin: undefined,
    share,
    tasks: { revision: name, wanted: 4, running: 4, pending: 0 },
    health: aHealth(4),
    note: undefined,
    ...given,
  };
}

/** A deployment of the release of run 9 that brings api:8, at 10 %. */
export function aFlight(given: Partial<Flight> = {}): Flight {
  return {
    id: 'd-1',
    carriedBy: { is: 'AWS' },
    began: noon,
    by: { is: 'a release', changeId: 'gl-9-3f9a12c0.1' },
    brings: 'api:8',
    motion: motion.shifting(noon + 5 * minute),
    strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
    readyWait: 'none',
    wayBack: 'while blue is kept',
    endpoint: undefined,
    ...given,
  };
}

/** api:7 alone, with nothing in flight. */
export function aScene(given: Partial<Scene> = {}): Scene {
  return {
    at: noon + minute,
    mover: 'CodeDeploy',
    stands: [standing('api:7', 100)],
    weightsUnknown: undefined,
    flight: undefined,
    ...given,
  };
}

export const at10: Partial<Scene> = { stands: [standing('api:7', 90), standing('api:8', 10)], flight: aFlight() };
