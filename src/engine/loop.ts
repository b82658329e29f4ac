import { BusyError, GreenlightError, TroubleError } from '../errors.ts';
import { beginCourse, type Course, evolve, type Made, type Observation } from '../release/course.ts';
import { decide } from '../release/decide.ts';
import { decideWhole, obey } from '../release/decide-whole.ts';
import { type Decision, end, type Step } from '../release/step.ts';
import { news, waitNews } from '../release/telling.ts';
import type { Happening } from '../release/words.ts';
import { act } from './act.ts';
import type { Crew } from './crew.ts';
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
 */
export async function runLoop(crew: Crew, made: Made): Promise<Outcome> {
  const memory: Memory = { course: beginCourse(crew.clock.now(), made), causes: new Map() };
  const decision = await untilItEnds(crew, memory).catch((error: unknown) => {
    const ending = endedBy(error, memory.course);
    // From here on nobody looks any more: who served at the last look is not who serves.
    if (memory.course.made.is === 'change' || error instanceof BusyError)
      memory.course = evolve(memory.course, { saw: 'no target', at: crew.clock.now(), trouble: ending.because });
    return ending;
  });
  return { course: memory.course, decision, causes: [...memory.causes.values()] };
}

async function untilItEnds(crew: Crew, memory: Memory): Promise<Ending> {
  const { plan, clock } = crew;
  let looked = notLooked;
  let before: Decision | undefined;

  for (;;) {
    const now = clock.now();
    const due = dueLooks(plan, memory.course, before, looked, now);
    const seen = await observe(crew, memory.course, due, now);
    looked = {
      state: due.state ? now : looked.state,
      proof: due.proof ? now : looked.proof,
      causes: due.causes ? now : looked.causes,
    };
    await learn(crew, memory, seen.observations);
    await explain(crew, memory, seen.causes);

    const { course } = memory;
    const wish = decide(plan, course, clock.now());
    const [order = 'wait'] = decideWhole([{ begun: course.made.is === 'change', wish }]);
    const decision = obey(wish, order);
    await crew.publish(waitNews(before, decision, clock.now()));
    before = decision;

    const { step } = decision;
    switch (step.do) {
      case 'wait':
        await sleepUntil(crew, course, nextLook(plan, course, decision, looked));
        break;
      case 'end': {
        if (course.made.is === 'change' && step.name !== 'released')
          await explain(crew, memory, (await explanationOf(crew.hands, course.made.change))?.causes ?? []);
        return { ...decision, step };
      }
      default: {
        // The turn is remembered before the call, so that the course goes back whatever comes of the call.
        if (step.do === 'go back')
          await learn(crew, memory, [{ saw: 'turned', at: now, turn: step.turn, because: decision.because }]);
        const acted = await act(crew, memory.course, step);
        await learn(crew, memory, acted.observations);
        // A write is read back at once; what did not work waits for the next look like anything else, and so does
        // the word to go on, which AWS takes seconds to heed and would be given again in the meantime.
        if (acted.worked && step.do !== 'confirm') looked = { ...looked, state: notLooked.state };
        if (!acted.worked || step.do === 'continue')
          await sleepUntil(crew, memory.course, clock.now() + pause(plan, memory.course));
      }
    }
  }
}

/** An error that waiting does not mend. Before anything was written it refuses; after, AWS goes on and nobody here can see it. */
function endedBy(error: unknown, { made }: Course): Ending {
  if (!(error instanceof GreenlightError)) throw error;
  const ending = (name: 'refused' | 'failed' | 'unknown', next: string): Ending => {
    const decision = end(name, error.message, next);
    return { ...decision, step: { do: 'end', name, next } };
  };
  switch (made.is) {
    case 'nothing':
      return ending('refused', error.hint);
    case 'revision':
      // A trouble may have swallowed the answer to a change that AWS did begin.
      if (error instanceof TroubleError) return ending('unknown', error.hint);
      return ending(error instanceof BusyError ? 'refused' : 'failed', error.hint);
    case 'change':
      return ending('unknown', `${error.hint} AWS goes on with ${made.change.id} by itself: look at it in CodeDeploy.`);
  }
}

/** A sleep that a cancel ends, once: after the release has turned back, it must be able to sleep again. */
async function sleepUntil({ clock, cancelled }: Crew, { direction }: Course, until: number): Promise<void> {
  await clock.sleep(Math.max(0, until - clock.now()), direction.going === 'on' ? cancelled : undefined);
}

async function learn(crew: Crew, memory: Memory, observations: readonly Observation[]): Promise<void> {
  const before = memory.course;
  memory.course = observations.reduce(evolve, before);
  await crew.publish(news(before, memory.course, crew.clock.now()));
}

async function explain(crew: Crew, { causes }: Memory, happenings: readonly Happening[]): Promise<void> {
  // Said once in the log, however the count in it grows; the verdict has the last count.
  const fresh = happenings.filter(happening => !causes.has(happening.id));
  for (const cause of happenings) causes.set(cause.id, cause);
  const at = crew.clock.now();
  await crew.publish(fresh.map(happening => ({ at, type: 'happened', happening })));
}
