import { GreenlightError } from '../errors.ts';
import { beginCourse, type Course, evolve, type Made, type Observation } from '../release/course.ts';
import { decide } from '../release/decide.ts';
import { decideWhole, obey } from '../release/decide-whole.ts';
import type { ReleaseEvent } from '../release/events.ts';
import { type Decision, end, type Step } from '../release/step.ts';
import { news, waitNews } from '../release/telling.ts';
import type { Happening } from '../release/words.ts';
import { act } from './act.ts';
import type { Clock } from './clock.ts';
import { dueLooks, type Eyes, explanationOf, nextLook, notLooked, observe } from './looks.ts';

export interface Loop extends Eyes {
  readonly clock: Clock;
  readonly publish: (events: readonly ReleaseEvent[]) => Promise<void>;
}

/** How a release left the loop. */
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
export async function runLoop(loop: Loop, made: Made): Promise<Outcome> {
  const memory: Memory = { course: beginCourse(loop.clock.now(), made), causes: new Map() };
  const decision = await untilItEnds(loop, memory).catch((error: unknown) => endedBy(error, memory.course));
  return { course: memory.course, decision, causes: [...memory.causes.values()] };
}

async function untilItEnds(loop: Loop, memory: Memory): Promise<Ending> {
  const { plan, clock } = loop;
  let looked = notLooked;
  let before: Decision | undefined;

  for (;;) {
    const now = clock.now();
    const due = dueLooks(plan, memory.course, before, looked, now);
    const seen = await observe(loop, memory.course, due, now);
    looked = {
      state: due.state ? now : looked.state,
      proof: due.proof ? now : looked.proof,
      causes: due.causes ? now : looked.causes,
    };
    await learn(loop, memory, seen.observations);
    await explain(loop, memory, seen.causes);

    const { course } = memory;
    const wish = decide(plan, course, clock.now());
    const [order = 'wait'] = decideWhole([{ begun: course.made.is === 'change', wish }]);
    const decision = obey(wish, order);
    await loop.publish(waitNews(before, decision, clock.now()));
    before = decision;

    const { step } = decision;
    switch (step.do) {
      case 'wait':
        await sleepUntil(loop, course, nextLook(plan, course, decision, looked));
        break;
      case 'end': {
        if (course.made.is === 'change' && step.name !== 'released')
          await explain(loop, memory, (await explanationOf(loop.hands, course.made.change))?.causes ?? []);
        return { ...decision, step };
      }
      default: {
        // The turn is remembered before the call, so that the course goes back whatever comes of the call.
        if (step.do === 'go back')
          await learn(loop, memory, [{ saw: 'turned', at: now, turn: step.turn, because: decision.because }]);
        const acted = await act(loop, memory.course, step);
        await learn(loop, memory, acted.observations);
        // A write is read back at once; what did not work waits for the next look like anything else.
        if (acted.worked && step.do !== 'confirm') looked = { ...looked, state: notLooked.state };
        if (!acted.worked) await sleepUntil(loop, memory.course, clock.now() + plan.policy.poll.proof);
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
      return ending('failed', error.hint);
    case 'change':
      return ending('unknown', `${error.hint} AWS goes on with ${made.change.id} by itself: look at it in CodeDeploy.`);
  }
}

/** A sleep that a cancel ends, once: after the release has turned back, it must be able to sleep again. */
async function sleepUntil({ clock, cancelled }: Loop, course: Course, until: number): Promise<void> {
  await clock.sleep(Math.max(0, until - clock.now()), course.direction.going === 'on' ? cancelled : undefined);
}

async function learn(loop: Loop, memory: Memory, observations: readonly Observation[]): Promise<void> {
  const before = memory.course;
  memory.course = observations.reduce(evolve, before);
  await loop.publish(news(before, memory.course, loop.clock.now()));
}

async function explain(loop: Loop, { causes }: Memory, happenings: readonly Happening[]): Promise<void> {
  // Said once in the log, however the count in it grows; the verdict has the last count.
  const fresh = happenings.filter(happening => !causes.has(happening.id));
  for (const cause of happenings) causes.set(cause.id, cause);
  const at = loop.clock.now();
  await loop.publish(fresh.map(happening => ({ at, type: 'happened', happening })));
}
