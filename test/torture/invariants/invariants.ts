import type { History } from '../history.ts';
import { blueKept } from './blue-kept.ts';
import { consentedSwitchover } from './consented-switchover.ts';
import { deletedOnDemand } from './deleted-on-demand.ts';
import { everyRunEnds } from './every-run-ends.ts';
import { failedGate } from './failed-gate.ts';
import { forgetting } from './forgetting.ts';
import type { Invariant } from './invariant.ts';
import { nothingLeftDivided } from './nothing-left-divided.ts';
import { oneDeploymentPerChange } from './one-deployment-per-change.ts';
import { oneInFlight } from './one-in-flight.ts';
import { oneWay } from './one-way.ts';
import { provenSteps } from './proven-steps.ts';
import { trueVerdict } from './true-verdict.ts';

export const invariants: readonly Invariant[] = [
  oneDeploymentPerChange,
  oneInFlight,
  failedGate,
  blueKept,
  trueVerdict,
  forgetting,
  everyRunEnds,
  provenSteps,
  nothingLeftDivided,
  consentedSwitchover,
  deletedOnDemand,
  oneWay,
];

/** A promise that a day broke, and how. */
export interface Violation {
  readonly promise: string;
  readonly how: string;
}

export function violationsIn(history: History): readonly Violation[] {
  return invariants.flatMap(({ promise, violations }) => violations(history).map(how => ({ promise, how })));
}
