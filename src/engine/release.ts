import { accountOf } from '../aws/caller.ts';
import { clientsFor } from '../aws/clients.ts';
import { GreenlightError, RefusedError } from '../errors.ts';
import { alarmReader } from '../gates/alarms.ts';
import type { GitHubRun } from '../github/run.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Problem } from '../release/problem.ts';
import { changeId, releaseId, type Sha256, targetKey } from '../release/identity.ts';
import { planRelease } from '../release/planner.ts';
import type { Found } from '../release/found.ts';
import type { Plan } from '../release/plan.ts';
import type { Verdict } from '../release/verdict.ts';
import { type Millis, type Serving, servingOf } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import { surveyTarget } from '../targets/survey.ts';
import type { Survey } from '../targets/ports.ts';
import type { Clock } from './clock.ts';
import { runLoop } from './loop.ts';
import { asking } from './patience.ts';
import type { Publisher } from './publish.ts';
import { verdictOf } from './ending.ts';

export interface Surroundings {
  readonly run: GitHubRun;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly sha256: Sha256;
  /** Aborted by SIGINT or SIGTERM; its reason is the signal's name. */
  readonly cancelled: AbortSignal;
  readonly publisher: Publisher;
}

/** How long one call rides out passing troubles: longer than any throttling, shorter than a person's patience. */
const callPatience: Millis = 2 * 60_000;

/** One release from its request to its verdict. Whatever goes wrong becomes a verdict, and the last event says it. */
export async function release(
  asked: Request | { readonly problems: readonly Problem[] },
  surroundings: Surroundings,
): Promise<Verdict> {
  const { clock, publisher } = surroundings;
  const verdict = 'problems' in asked ? await refuse(asked.problems, surroundings) : await attempt(asked, surroundings);
  await publisher.publish([{ at: clock.now(), type: 'verdict', verdict }]);
  return verdict;
}

async function attempt(request: Request, surroundings: Surroundings): Promise<Verdict> {
  try {
    return await prepared(request, surroundings);
  } catch (error) {
    if (error instanceof RefusedError) return refuse(error.problems, surroundings);
    // Everything up to the loop only reads, and the loop turns Greenlight's own errors into verdicts.
    if (error instanceof GreenlightError)
      return verdict(surroundings, 'refused', notRead(error.message), error.message, error.hint);
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await surroundings.publisher.publish([{ at: surroundings.clock.now(), type: 'warning', warning: fault }]);
    return verdict(
      surroundings,
      'unknown',
      notRead('Greenlight itself failed'),
      `Greenlight itself failed: ${error instanceof Error ? error.message : String(error)}`,
      'AWS goes on by itself with whatever was begun: look at the deployment in CodeDeploy, and report the fault.',
    );
  }
}

async function prepared(request: Request, surroundings: Surroundings): Promise<Verdict> {
  const { clock, cancelled, random, publisher } = surroundings;
  const publish = (events: readonly ReleaseEvent[]): Promise<void> => publisher.publish(events);
  const onTrouble = (trouble: string): void => void publish([{ at: clock.now(), type: 'trouble', trouble }]);
  const clients = clientsFor(request.region, (ms, signal) => clock.sleep(ms, signal));
  const patience = { clock, random, signal: cancelled, onTrouble };
  const patient = asking({ ...patience, within: callPatience });
  const brisk = asking({ ...patience, within: 0 });

  const run = factsOf(request, await accountOf(clients, patient), surroundings);
  await publish([{ at: clock.now(), type: 'began', run }]);
  const survey = await surveyTarget(request.target, run, { clients, patient, brisk, now: () => clock.now() });
  if (survey.is === 'serving already') {
    await publish([{ at: clock.now(), type: 'green', revision: survey.revision }]);
    return verdict(
      surroundings,
      'nothing-to-do',
      servingOf(100),
      `${survey.revision.name} serves already: nothing was registered and nothing was deployed.`,
      undefined,
    );
  }
  const plan = await planned(request, survey, found =>
    alarmReader(clients.cloudwatch, patient).facts(alarmNames(request, found)),
  );
  await publish([{ at: clock.now(), type: 'planned', plan }]);
  const outcome = await runLoop(
    { plan, hands: survey.hands(plan), alarms: alarmReader(clients.cloudwatch, brisk), clock, cancelled, publish },
    survey.ours === undefined ? { is: 'nothing' } : { is: 'change', change: survey.ours },
  );
  return verdictOf(outcome, clock.now());
}

/** Reads the alarms of the gates as they stand, and plans; what cannot be done is refused with all its problems at once. */
async function planned(
  request: Request,
  survey: Extract<Survey, { is: 'to be released' }>,
  alarmsOf: (found: Omit<Found, 'alarms'>) => Promise<Found['alarms']>,
): Promise<Plan> {
  const alarms = await alarmsOf(survey.found);
  const result = planRelease(request, { ...survey.found, alarms });
  if (result.ok) return result.plan;
  throw new RefusedError(result.problems);
}

function alarmNames({ gates }: Request, found: Omit<Found, 'alarms'>): readonly string[] {
  if (gates === 'none') return [];
  return gates === 'as configured' ? found.configured.alarms : gates.flatMap(gate => gate.alarms);
}

function factsOf(request: Request, account: string, { run, sha256 }: Surroundings): RunFacts {
  const { target, environment, region } = request;
  const key = targetKey(target.kind, account, region, [target.cluster, target.service]);
  const release = releaseId({ runId: run.id, environment, targetKey: key }, sha256);
  return {
    releaseId: release,
    changeId: changeId(release, run.attempt),
    environment,
    target: `ECS service ${target.service} in cluster ${target.cluster}`,
    runUrl: run.url,
  };
}

async function refuse(problems: readonly Problem[], surroundings: Surroundings): Promise<Verdict> {
  await surroundings.publisher.publish([{ at: surroundings.clock.now(), type: 'problems', problems }]);
  const [first, ...more] = problems;
  return verdict(
    surroundings,
    'refused',
    notRead('nothing was written'),
    `${first === undefined ? 'Nothing can be done' : `${first.where}: ${first.reason}`}${more.length === 0 ? '.' : `, and ${more.length} more.`}`,
    'Correct what is named above and run the step again.',
  );
}

function notRead(because: string): Serving {
  return { who: 'unknown', because };
}

function verdict(
  { clock }: Surroundings,
  name: Verdict['name'],
  serving: Serving,
  because: string,
  next: string | undefined,
): Verdict {
  return { name, at: clock.now(), serving, because, causes: [], next };
}
