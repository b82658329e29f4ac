import { DeniedError, GreenlightError, MissingError, TroubleError } from '../errors.ts';
import { type Course, phaseOf } from '../release/course.ts';
import { evolve, type Observation } from '../release/observation.ts';
import type { Plan } from '../release/plan.ts';
import { failureOf, gatesOf } from '../release/proof.ts';
import type { Decision } from '../release/step.ts';
import { isStarting } from '../release/turning.ts';
import type { AlarmsGate, Change, Explanation, Instant, Millis } from '../release/words.ts';
import type { Hands } from '../targets/ports.ts';
import { type AskedGate, asksDue, type LastAsked, nextAsk } from './asks.ts';
import type { Crew } from './crew.ts';
import type { Errands } from './errands.ts';
import { saw, type Seen } from './seen.ts';

/** When each kind of look was last taken. */
export interface Looked {
  readonly state: Instant;
  readonly proof: Instant;
  readonly causes: Instant;
  readonly asked: LastAsked;
}

const never = Number.NEGATIVE_INFINITY;

export const notLooked: Looked = { state: never, proof: never, causes: never, asked: new Map() };

/** What was written must be readable within this time, or it is a failure. */
const visibleWithin: Millis = 30_000;

/** Whoever was cancelled has seconds left, however seldom they wanted to look. */
const hurried: Millis = 1_000;

/** Why green does not start is asked for once a minute while it starts: three calls, and seldom news. */
const explainEvery: Millis = 60_000;

/** The name of the look at the target, where it goes on beside the loop. */
const theTarget = 'the target';

/** Of the 7.5 s that a cancelled job has, for one look. */
const hasteOfACancel: Millis = 2_000;

/** What is looked at now. */
export interface Due {
  readonly state: boolean;
  readonly proof: boolean;
  readonly causes: boolean;
  /** Gates that are asked beside the loop. */
  readonly asks: readonly AskedGate[];
}

/** Once the release goes back no gate has a say any more. */
function alarmGates(plan: Plan, course: Course): readonly AlarmsGate[] {
  if (course.direction.going === 'back') return [];
  return gatesOf(plan, phaseOf(course)).filter(gate => gate.kind === 'alarms');
}

export function dueLooks(
  plan: Plan,
  course: Course,
  before: Decision | undefined,
  looked: Looked,
  now: Instant,
  beside: Errands,
): Due {
  if (course.made.is !== 'change') return { state: false, proof: false, causes: false, asks: [] };
  const deadline = course.began + plan.policy.timeout;
  // What is read back belongs to the look that asked for it: a new one in between, because AWS is slow, would ask for ever.
  const readingBack = before?.step.do === 'confirm' || before?.step.do === 'inspect';
  const looking = beside.underWay(theTarget);
  return {
    state:
      !readingBack &&
      !looking &&
      (now - looked.state >= stateEvery(plan, course, before) || (now >= deadline && looked.state < deadline)),
    proof: now - looked.proof >= proofEvery(plan, before) && alarmGates(plan, course).length > 0,
    asks: asksDue(plan, course, looked.asked, now).filter(({ name }) => !beside.underWay(name)),
    causes:
      !looking &&
      (phaseOf(course) === 'staging' || isStarting(plan, course)) &&
      now - course.began >= explainEvery &&
      now - looked.causes >= Math.max(explainEvery, stateEvery(plan, course, before)),
  };
}

/** How soon what did not work is tried again. */
export function pause(plan: Plan, course: Course): Millis {
  if (course.cancelled !== undefined) return hurried;
  // What takes hours is not there a moment later.
  return course.made.is === 'in the making' && plan.mover.making > 0 ? plan.policy.poll.state : plan.policy.poll.proof;
}

/** A release that takes hours is looked at once a minute. */
const seldom: Millis = 60_000;

/** Two cadences, and a third for hours: near a change that is expected the state is looked at as often as the proof. */
function stateEvery(plan: Plan, course: Course, before: Decision | undefined): Millis {
  if (course.cancelled !== undefined) return hurried;
  if (before?.step.do !== 'wait') return plan.policy.poll.proof;
  switch (before.step.watch) {
    case 'closely':
      return plan.policy.poll.proof;
    case 'calmly':
      return plan.policy.poll.state;
    case 'rarely':
      return Math.max(plan.policy.poll.state, seldom);
  }
}

/** Where hours pass before anything moves, nothing that an alarm says of blue is news of green. */
function proofEvery({ policy }: Plan, before: Decision | undefined): Millis {
  const rarely = before?.step.do === 'wait' && before.step.watch === 'rarely';
  return rarely ? Math.max(policy.poll.proof, seldom) : policy.poll.proof;
}

/** The next moment at which something is due, and never past the time limit: there is always one last look at it. */
export function nextLook(
  plan: Plan,
  course: Course,
  decision: Decision,
  looked: Looked,
  { underWay }: Errands,
  now: Instant,
): Instant {
  // What is under way rings when it comes home.
  const state = underWay(theTarget) ? Number.POSITIVE_INFINITY : looked.state + stateEvery(plan, course, decision);
  const proof =
    alarmGates(plan, course).length > 0 ? looked.proof + proofEvery(plan, decision) : Number.POSITIVE_INFINITY;
  const deadline = course.began + plan.policy.timeout;
  const limit = deadline > Math.max(looked.state, now) ? deadline : Number.POSITIVE_INFINITY;
  const leaves = course.leaves !== undefined && course.leaves > now ? course.leaves : Number.POSITIVE_INFINITY;
  // What is waited for may have an end of its own, at which the last word is due.
  const end = decision.step.do === 'wait' ? decision.step.until : undefined;
  const ends = end !== undefined && end > now ? end : Number.POSITIVE_INFINITY;
  return Math.min(state, proof, limit, leaves, ends, nextAsk(plan, course, looked.asked, underWay));
}

/** All looks that are due, at once. A cancel does not wait for any of them, and a failing gate not for the others. */
export async function observe(crew: Crew, course: Course, due: Due, now: Instant, beside: Errands): Promise<Seen> {
  const { cancelled } = crew;
  if (course.cancelled !== undefined) return inHaste(crew, look(crew, course, due, now, beside));
  if (cancelled.aborted) return cancelledAlready(now);
  const end = new AbortController();
  const cancel = new Promise<Seen>(resolve => {
    cancelled.addEventListener('abort', () => resolve(cancelledAlready(now)), { signal: end.signal });
  });
  try {
    return await Promise.race([cancel, look(crew, course, due, now, beside)]);
  } finally {
    end.abort();
  }
}

/** A cancelled job has seconds left: what AWS does not say by then is not waited for. */
async function inHaste({ clock }: Crew, looking: Promise<Seen>): Promise<Seen> {
  const seen = new AbortController();
  looking.catch(() => undefined);
  const late = clock.sleep(hasteOfACancel, seen.signal).then(() => saw());
  return Promise.race([looking, late]).finally(() => seen.abort());
}

async function look(crew: Crew, course: Course, due: Due, now: Instant, beside: Errands): Promise<Seen> {
  if (course.made.is !== 'change') return saw();
  const { plan } = crew;
  const target = lookAtTarget(crew, course, course.made.change, due, now);
  // Heard below, unless a failing gate makes it pointless: until then nobody listens to its failure.
  target.catch(() => undefined);
  const proof = due.proof ? [await readAlarms(crew, course, now)] : [];
  const known = proof.reduce(evolve, course);
  // The way back is asked for now; the look at the target may take as long as it likes, and comes to nothing.
  if (isAnswered(course) && failureOf(plan, known) !== undefined) return saw(...proof);
  const { observations, causes } = await inTimeForTheNextProof(crew, target, beside);
  return { observations: [...observations, ...proof], causes };
}

/** Whether a failing gate turns the release back at once, whatever else is to be seen: not where nothing can be taken back. */
function isAnswered({ direction, sighting }: Course): boolean {
  const motion = sighting?.motion.is;
  return direction.going === 'on' && motion !== 'switching' && motion !== 'finished';
}

async function readAlarms({ plan, alarms }: Crew, course: Course, now: Instant): Promise<Observation> {
  const muted = { names: plan.muted, since: course.began };
  return observed(
    async () => {
      const readings = await alarms.readings(alarmGates(plan, course), muted, now);
      return { saw: 'gates', of: 'alarms', at: now, readings };
    },
    // Whatever keeps a gate from being read, the way back is still open: the step's end decides, not the error.
    error => ({ saw: 'no gates', at: now, trouble: withRemedy(error) }),
  );
}

/** What a person can mend is said with what mends it. */
function withRemedy(error: GreenlightError): string {
  return error instanceof DeniedError ? `${error.message} ${error.hint}` : error.message;
}

/** How the change stands, and why green does not start, as far as either is due. */
async function lookAtTarget({ hands }: Crew, course: Course, change: Change, due: Due, now: Instant): Promise<Seen> {
  const state = due.state
    ? observed(
        async () => ({ saw: 'target', sighting: await hands.mover.see(change) }),
        error =>
          error instanceof TroubleError || (error instanceof MissingError && isAppearing(course, now))
            ? { saw: 'no target', at: now, trouble: error.message }
            : undefined,
      )
    : undefined;
  const [target, explained] = await Promise.all([state, due.causes ? explanationOf(hands, change) : undefined]);
  const starts: Observation | undefined = explained && {
    saw: 'failed starts',
    failedStarts: { count: explained.failedStarts, because: explained.causes[0]?.text ?? 'AWS does not say why.' },
  };
  return {
    observations: [target, starts].filter(one => one !== undefined),
    causes: explained?.causes ?? [],
  };
}

/** A look at the target that AWS is slow to answer goes on beside the loop: the alarms are read at their pace, whatever else is. */
async function inTimeForTheNextProof({ plan, clock }: Crew, target: Promise<Seen>, beside: Errands): Promise<Seen> {
  const answered = new AbortController();
  const late = clock.sleep(plan.policy.poll.proof, answered.signal).then(() => 'late' as const);
  const first = await Promise.race([target, late]).finally(() => answered.abort());
  if (first !== 'late') return first;
  beside.send(theTarget, () => target);
  return saw();
}

/** AWS shows what it made within seconds, not at once: until then its absence is no error. */
function isAppearing({ sighting, levelSince }: Course, now: Instant): boolean {
  return sighting === undefined && now - levelSince < visibleWithin;
}

/** One try: a trouble that passes is an observation too, for the next look is soon. Undefined from `blind` ends the release. */
async function observed(
  see: () => Promise<Observation>,
  blind: (error: GreenlightError) => Observation | undefined,
): Promise<Observation> {
  try {
    return await see();
  } catch (error) {
    const observation = error instanceof GreenlightError ? blind(error) : undefined;
    if (observation === undefined) throw error;
    return observation;
  }
}

/** Explaining never decides: where AWS does not tell, there is one reason less in the report. */
export async function explanationOf(hands: Hands, change: Change): Promise<Explanation | undefined> {
  try {
    return await hands.explain(change);
  } catch (error) {
    if (error instanceof GreenlightError) return undefined;
    throw error;
  }
}

function cancelledAlready(now: Instant): Seen {
  const because = 'The job was cancelled.';
  return { observations: [{ saw: 'turned', at: now, turn: 'cancelled', because }], causes: [] };
}
