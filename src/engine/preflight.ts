import { RefusedError } from '../errors.ts';
import type { AlarmReader } from '../gates/alarms.ts';
import { missingAlarms } from '../release/alarm-problems.ts';
import { type CredentialsLife, outlivedBy } from '../release/credentials-life.ts';
import type { Found } from '../release/found.ts';
import type { Plan } from '../release/plan.ts';
import { planRelease } from '../release/planner.ts';
import { alarmsOf } from '../release/proof.ts';
import type { Purpose } from '../release/purpose.ts';
import type { AlarmFacts, Instant, Millis } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import { allRefusals } from '../targets/all-refusals.ts';
import type { Survey } from '../targets/ports.ts';

type Unplanned = Omit<Found, 'alarms'>;

/** Everything that is read and judged before the first write. */
export interface Preflight {
  /** Reads the target; what is wrong with the alarms that the inputs name is said in the same breath. */
  readonly surveyed: (survey: () => Promise<Survey>) => Promise<Survey>;
  /** The plan, or all its problems at once as a RefusedError. */
  readonly planned: (found: Unplanned, purpose: Purpose, waited: Millis) => Promise<Plan>;
  /** The plan as it would be, were the target free; alarms may ring because of whoever holds it. */
  readonly rehearsed: (found: Unplanned, purpose: Purpose) => Promise<Plan>;
}

export interface Credentials {
  readonly life: CredentialsLife;
  readonly now: () => Instant;
}

export function preflightWith(request: Request, reader: AlarmReader, { life, now }: Credentials): Preflight {
  const named = request.gates === 'as configured' || request.gates === 'none' ? [] : request.gates.flatMap(alarmsOf);
  const checkNamed = async (): Promise<void> => {
    if (named.length === 0) return;
    const problems = missingAlarms(named, await reader.facts(named));
    if (problems.length > 0) throw new RefusedError(problems);
  };
  const planOf = (found: Unplanned, alarms: readonly AlarmFacts[], purpose: Purpose, waited: Millis): Plan => {
    const result = planRelease(request, { ...found, alarms }, waited, purpose);
    if (result.ok) {
      const { plan } = result;
      return { ...plan, warnings: [...plan.warnings, ...outlivedBy(plan, life, now())] };
    }
    const { serving, blue, green, differences } = found;
    throw new RefusedError(result.problems, {
      warnings: result.warnings,
      serving,
      foreseen: { blue, green, differences },
    });
  };
  const alarmsFor = ({ configured }: Unplanned): Promise<readonly AlarmFacts[]> =>
    reader.facts(request.gates === 'as configured' ? configured.alarms : named);
  return {
    // With a survey in hand it is the plan that says what is wrong with the alarms, with everything else.
    surveyed: async survey => {
      const seen = survey();
      return (await allRefusals([seen, seen.then(() => undefined, checkNamed)]))[0];
    },
    // What is sent back is sent back whatever rings: CloudWatch, too, may be out of order that day.
    planned: async (found, purpose, waited) =>
      planOf(found, purpose.is === 'swap back' ? [] : await alarmsFor(found), purpose, waited),
    rehearsed: async (found, purpose) => {
      const alarms = await alarmsFor(found);
      const asIfQuiet = alarms.map(alarm =>
        alarm.state === 'in alarm' ? { ...alarm, state: 'quiet' as const } : alarm,
      );
      return planOf(found, asIfQuiet, purpose, 0);
    },
  };
}
