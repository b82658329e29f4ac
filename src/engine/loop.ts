import { BusyError, GreenlightError, TroubleError } from '../errors.ts';
import { beginCourse, type Course, greenShare, type Made } from '../release/course.ts';
import { evolve, type Observation } from '../release/observation.ts';
import { decide } from '../release/decide.ts';
import { decideWhole, obey } from '../release/decide-whole.ts';
import { gateCauses } from '../release/gate-causes.ts';
import { backByHand } from '../release/going-back.ts';
import { leftToAws } from '../release/left-to-aws.ts';
import type { ReleaseEvent } from '../release/events.ts';
import { lastWord, leftBy } from '../release/left.ts';
import { releaseOf } from '../release/identity.ts';
import { greenIsMade } from '../release/one-way.ts';
import type { Plan } from '../release/plan.ts';
import { type Decision, end, type Step } from '../release/step.ts';
import { news, waitNews } from '../release/telling.ts';
import type { Happening, Instant } from '../release/words.ts';
import { act } from './act.ts';
import { ask, type AskedGate } from './asks.ts';
import type { Crew } from './crew.ts';
import { type Errands, errands } from './errands.ts';
import { dueLooks, explanationOf, nextLook, notLooked, observe, pause } from './looks.ts';

/** How a release left the crew. */
export interface Outcome {
  readonly course: Course;
  readonly decision: Ending;
  readonly causes: readonly Happening[];
}

type Ending = Decision & { readonly step: Extract<Step, { do: 'end' }> };

/** What the loop keeps between two rounds: the course, and the causes that were told already. */
interface Memory {
  course: Course;
  readonly causes: Map<string, Happening>;
}

/**
 * The one loop: observe, evolve, decide, act, publish. A first run, a re-run that finds its change in flight and a
 * cancelled job all go through it; there is no other path.
 *
 * @param known what is known before the first look: that it is to go back
 * @throws BusyError where another change took the target before this one could begin
 */
export async function runLoop(crew: Crew, made: Made, known: readonly Observation[] = []): Promise<Outcome> {
  const course = known.reduce(evolve, beginCourse(crew.clock.now(), made));
  const memory: Memory = { course, causes: new Map() };
  const decision = await untilItEnds(crew, memory).catch(async (error: unknown) => {
    // Somebody was quicker, and nothing of ours has begun: whose turn it is, is not the loop's to say.
    if (error instanceof BusyError) {
      await crew.memo.end();
      throw afterWriting(error, memory.course);
    }
    const ending = endedBy(error, memory.course, crew.plan);
    // From here on nobody looks any more: who served at the last look is not who serves.
    if (memory.course.made.is === 'change')
      memory.course = evolve(memory.course, { saw: 'no target', at: crew.clock.now(), trouble: ending.because });
    return ending;
  });
  await leave(crew, memory.course, decision);
  return { course: memory.course, decision, causes: [...memory.causes.values()] };
}

/** What a post step would have to know, were this process killed now. */
function keep({ memo, plan }: Crew, course: Course): Promise<void> {
  return memo.keep(leftBy(course, plan.run.releaseId, plan.purpose.is));
}

/** Nothing is left, but by a cancel, which leaves no time to watch. */
async function leave({ memo, plan, clock, cancelled, publish }: Crew, course: Course, { step }: Ending): Promise<void> {
  if (!cancelled.aborted || lastWord(plan, course, step.name) === 'this process') return memo.end();
  await publish([{ at: clock.now(), type: 'handed on' }]);
}

async function untilItEnds(crew: Crew, memory: Memory): Promise<Ending> {
  const beside = errands();
  try {
    return await rounds(crew, memory, beside);
  } finally {
    beside.end();
  }
}

async function rounds(crew: Crew, memory: Memory, beside: Errands): Promise<Ending> {
  const { plan, clock } = crew;
  let looked = notLooked;
  let before: Decision | undefined;

  for (;;) {
    const now = clock.now();
    const due = dueLooks(plan, memory.course, before, looked, now, beside);
    for (const gate of due.asks) send(crew, memory.course, gate, beside);
    const seen = [await observe(crew, memory.course, due, now, beside), ...beside.home()];
    looked = {
      state: due.state ? now : looked.state,
      proof: due.proof ? now : looked.proof,
      causes: due.causes ? now : looked.causes,
      asked: new Map([...looked.asked, ...due.asks.map(gate => [gate.name, now] as const)]),
    };
    const learnt = seen.flatMap(({ observations }) => observations);
    const explained = seen.flatMap(({ causes }) => causes);
    // All that one round has to say is said at once: to a reader it is one change.
    const said = [...learn(crew, memory, learnt), ...explain(crew, memory, explained)];

    let decision = decided(plan, memory.course, clock.now());
    const ofNoReturn = pointOfNoReturn(plan, decision, memory.course, now);
    if (ofNoReturn !== undefined) {
      said.push(...learn(crew, memory, [ofNoReturn]));
      decision = decided(plan, memory.course, clock.now());
    }
    const { course } = memory;
    // Before the first write of all, and from then on whatever happens.
    if (course.made.is !== 'nothing' || decision.step.do === 'stage') await keep(crew, course);
    await crew.publish([...said, ...waitNews(plan, before, decision, clock.now())]);
    before = decision;

    const { step } = decision;
    switch (step.do) {
      case 'wait':
        await sleepUntil(crew, course, nextLook(plan, course, decision, looked, beside, clock.now()), beside.bell());
        break;
      case 'end': {
        // A cancelled job has seconds left, and they are for the verdict.
        if (course.made.is === 'change' && step.name !== 'released' && step.name !== 'cancelled') {
          const explanation = await explanationOf(crew.hands, course.made.change);
          await crew.publish(explain(crew, memory, explanation?.causes ?? []));
          // Readings were told as they came, and are no news.
          for (const cause of gateCauses(plan, course)) memory.causes.set(cause.id, cause);
        }
        return { ...decision, step };
      }
      default: {
        const acted = await act(crew, memory.course, step);
        const told = learn(crew, memory, acted.observations);
        await keep(crew, memory.course);
        await crew.publish(told);
        // A write is read back at once; what did not work waits for the next look like anything else, and so does
        // the word to go on, which AWS takes seconds to heed and would be given again in the meantime.
        if (acted.worked && step.do !== 'confirm' && step.do !== 'inspect')
          looked = { ...looked, state: notLooked.state };
        // What did not come back is no read-back of this look.
        if (!acted.worked) before = undefined;
        if (!acted.worked || step.do === 'advance' || memory.course.made.is === 'in the making')
          await sleepUntil(crew, memory.course, clock.now() + pause(plan, memory.course));
      }
    }
  }
}

/** A revision that was made for a turn that did not come is said, for it stays. */
function afterWriting(busy: BusyError, { made }: Course): BusyError {
  if (made.is !== 'revision') return busy;
  return new BusyError({ message: busy.message, hint: busy.hint, cause: busy, written: made.revision.name });
}

/** The target's own wish under the order of the whole. */
function decided(plan: Plan, course: Course, now: Instant): Decision {
  const wish = decide(plan, course, now);
  const [order = 'wait'] = decideWhole([{ begun: course.made.is === 'change', wish }]);
  return obey(wish, order);
}

/**
 * What is remembered before anything is done about it, so that the course goes back, or green stays, whatever comes of the calls
 * and of this process.
 */
function pointOfNoReturn(
  { mover }: Plan,
  { step, because }: Decision,
  course: Course,
  at: Instant,
): Observation | undefined {
  if (step.do === 'advance' && mover.wayBack === 'before traffic') return { saw: 'told', at };
  if (step.do === 'go back' && course.direction.going === 'on') return { saw: 'turned', at, turn: step.turn, because };
  if (step.do === 'let go' && course.lettingGo.is === 'not asked')
    return { saw: 'letting go', lettingGo: { is: 'asking', at } };
  return undefined;
}

function send(crew: Crew, course: Course, gate: AskedGate, beside: Errands): void {
  if (course.made.is !== 'change') return;
  const { change } = course.made;
  const traffic = (greenShare(course) ?? 0) > 0 ? 'on green' : 'not yet';
  beside.send(gate.name, signal => ask(crew, { change, traffic }, gate, signal));
}

/** An error that waiting does not mend. Before anything was written it refuses; after, AWS goes on and nobody here can see it. */
function endedBy(error: unknown, course: Course, plan: Plan): Ending {
  if (!(error instanceof GreenlightError)) throw error;
  const { made, direction } = course;
  const ending = (name: 'refused' | 'failed' | 'unknown' | 'broken', because: string, next: string): Ending => {
    const { code } = error;
    return { ...end(name, because, next, code), step: { do: 'end', name, next, code } };
  };
  // A trouble may have swallowed the answer to a write that AWS did carry out.
  const written = error instanceof TroubleError && error.applied === 'perhaps';
  switch (made.is) {
    case 'nothing':
      return ending(written ? 'failed' : 'refused', error.message, `${error.hint}${written ? greenIsMade(plan) : ''}`);
    case 'in the making':
    case 'revision':
      return ending(written ? 'unknown' : 'failed', error.message, `${error.hint}${greenIsMade(plan)}`);
    case 'change': {
      // Green fails, and AWS was never asked, or never agreed, to take it back: nobody else will.
      if (direction.going === 'back' && direction.turn !== 'cancelled' && direction.asked.is !== 'accepted')
        return ending('broken', `${direction.because} Going back failed: ${error.message}`, backByHand(plan));
      return ending(
        'unknown',
        error.message,
        plan.mover.moves === 'Greenlight' || plan.mover.wayBack === 'before traffic'
          ? `${error.hint} ${leftToAws(plan, course)}`
          : `${error.hint} AWS goes on with ${made.change.id} by itself: run \`operation: status\` with \`release-id: ${releaseOf(plan.run.changeId)}\`, or look at it in ${plan.mover.mover}.`,
      );
    }
  }
}

/** A sleep that a cancel ends, once: after the release has turned back, it must be able to sleep again. So does news from beside. */
async function sleepUntil(
  { clock, cancelled }: Crew,
  course: Course,
  until: number,
  bell?: AbortSignal,
): Promise<void> {
  const ends = [bell, course.cancelled === undefined ? cancelled : undefined].filter(signal => signal !== undefined);
  await clock.sleep(Math.max(0, until - clock.now()), ends.length === 0 ? undefined : AbortSignal.any(ends));
}

/** The course with what was observed, and what is new by it. */
function learn({ plan, clock }: Crew, memory: Memory, observations: readonly Observation[]): readonly ReleaseEvent[] {
  const before = memory.course;
  memory.course = observations.reduce(evolve, before);
  return news(plan, before, memory.course, clock.now());
}

/** The causes that are new: said once in the log, however the count in one grows; the verdict has the last count. */
function explain({ clock }: Crew, { causes }: Memory, happenings: readonly Happening[]): readonly ReleaseEvent[] {
  const fresh = happenings.filter(happening => !causes.has(happening.id));
  for (const cause of happenings) {
    // The order of the last explanation stands, the most frequent first.
    causes.delete(cause.id);
    causes.set(cause.id, cause);
  }
  const at = clock.now();
  return fresh.map(happening => ({ at, type: 'happened', happening }));
}
