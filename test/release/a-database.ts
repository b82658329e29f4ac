import type { Can, Plan, Policy } from '../../src/release/plan.ts';
import type { LagGate, Motion, Percent, Sighting } from '../../src/release/words.ts';
import type { Observation } from '../../src/release/observation.ts';
import { aPlan, aSighting, codeDeploy, minute, noon, type Seen } from './a-release.ts';

/** What RDS can do with a blue/green deployment: all at once, after a word, and never back. */
export const rds: Can = {
  ...codeDeploy,
  mover: 'RDS',
  trafficOf: 'a database',
  strategies: ['blue-green'],
  hold: 'before traffic',
  readyWait: 'for ever',
  wayBack: 'before traffic',
  making: 120 * minute,
  moving: 5 * minute,
  waits: 'never',
  blueKept: 'for ever',
  blueAfter: 'out of reach',
};

export function aLagGate(given: Partial<LagGate> = {}): LagGate {
  return {
    kind: 'lag',
    name: 'lag',
    when: 'before-traffic',
    force: 'obeyed',
    atMost: 5_000,
    walAtMost: 16 * 1024 ** 2,
    blue: { connections: undefined, load: undefined, transactions: undefined },
    ...given,
  };
}

/** A switchover with a bake of ten minutes. */
export function aSwitchover(given: Partial<Omit<Plan, 'policy'>> & { readonly policy?: Partial<Policy> } = {}): Plan {
  return aPlan({
    mover: rds,
    configuration: 'RDS blue/green',
    strategy: { kind: 'blue-green' },
    before: { starts: 'a database', testTraffic: false, hooks: [] },
    ...given,
  });
}

export const switching: Motion = {
  is: 'switching',
  since: noon,
  until: noon + 5 * minute,
  doing: 'orders to be switched over',
};

export function switched(seconds = 30): Motion {
  return { is: 'finished', switched: { from: noon, until: noon + seconds * 1_000 }, blueNow: 'orders-old1' };
}

/** A look at the database; it has no tasks that could be counted. */
export function sawDatabase(at: number, motion: Motion, green: Percent | 'unknown' = 0): Observation {
  const seen: Partial<Seen> = { green };
  const sighting: Sighting = { ...aSighting(at, motion, seen), blue: undefined, green: undefined };
  return { saw: 'target', sighting };
}
