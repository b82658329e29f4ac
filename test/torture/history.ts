import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Mark } from '../../src/release/mark.ts';
import type { Verdict } from '../../src/release/verdict.ts';
import type { LoggedCall } from '../aws/call-log.ts';
import type { AlarmChange, ShareChange } from '../releases/stage.ts';
import type { StepName } from './schedule/plot.ts';
import type { Millis, Schedule } from './schedule/schedule.ts';

/** Epoch milliseconds of the world. */
export type Instant = number;

/** What was true in the world on one day, read from the world itself; only a verdict is what Greenlight says. */
export interface History {
  readonly schedule: Schedule;
  readonly began: Instant;
  readonly lives: readonly LivedLife[];
  /** Everything that was asked of AWS, by whom and with what outcome. */
  readonly calls: readonly LoggedCall[];
  /** Every share of green that took effect, to the second. */
  readonly shares: readonly ShareChange[];
  /** Every state of an alarm as anybody could read it, to the second. */
  readonly alarms: readonly AlarmChange[];
  /** How many tasks of blue stood behind the load balancer, and did not drain; of a function or a database whether blue is there. */
  readonly blues: readonly BlueChange[];
  /** How a function's alias was asked to divide its traffic; none of a service. */
  readonly aliases: readonly AliasChange[];
  /** Who had the name of a database, and what stood; none of a service or a function. */
  readonly databases: readonly DatabaseChange[];
  /** Writes that were acknowledged to users of a database, and are not in what they are led to in the end. */
  readonly writesLost: number;
  /** Those that somebody asked for; what CodeDeploy begins by itself is left out. Of a function the changes that its alias was marked with. */
  readonly deployments: readonly Deployment[];
  /** Mistakes of the simulated worlds: with one, nothing is proven. */
  readonly bugs: readonly string[];
  /** The same day with a process that nothing happens to, where there was one. */
  readonly undisturbed: Pick<History, 'shares' | 'began'> | undefined;
}

export interface BlueChange {
  readonly at: Instant;
  readonly tasks: number;
}

export interface AliasChange {
  readonly at: Instant;
  /** In percent, by the number of the version; those without any left out. */
  readonly shares: Readonly<Record<string, number>>;
  readonly mark: Mark | undefined;
}

/** By resource ids, which stay when names are swapped. */
export interface DatabaseChange {
  readonly at: Instant;
  /** Undefined while names are swapped, and where it was deleted. */
  readonly named: string | undefined;
  readonly standing: readonly string[];
}

export interface LivedLife {
  readonly step: StepName;
  readonly process: 'the step' | 'its post step';
  /** Of the run; 1 is the first. */
  readonly attempt: number;
  /** The access key of its calls. */
  readonly caller: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly ended: LifeEnded;
}

export type LifeEnded =
  | {
      readonly is: 'a verdict';
      readonly verdict: Verdict;
      /** Handed to the next step. */ readonly changeId: string | undefined;
    }
  | { readonly is: 'lost' }
  /** Time went on, or stood still, and no verdict came. */
  | { readonly is: 'without end'; readonly because: string };

export interface Deployment {
  readonly id: string;
  /** Of the stamp; undefined for a colleague's. */
  readonly changeId: string | undefined;
  readonly status: NonNullable<DeploymentInfo['status']>;
  readonly createdAt: Instant;
  /** When it was on its way back, where AWS goes back within the same deployment; or else ended. Nobody has to stop it since. */
  readonly turnedAt: Instant;
  /** Infinity while it is under way. */
  readonly endedAt: Instant;
}

/** Where Greenlight's clock looks at its gates. */
export function pollOf({ schedule }: Pick<History, 'schedule'>): Millis {
  return schedule.tale.pollSeconds * 1_000;
}

/** Whether anybody but Greenlight and AWS had a hand in it. */
export function somebodyMeddled({ schedule: { tale, troubles } }: Pick<History, 'schedule'>): boolean {
  return tale.turn === 'busy' || troubles.some(trouble => trouble.with === 'somebody');
}

/** Green's share at a moment. */
export function shareAt({ shares }: Pick<History, 'shares'>, at: Instant): number {
  return shares.findLast(change => change.at <= at)?.green ?? 0;
}
