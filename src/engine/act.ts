import { GreenlightError, TroubleError } from '../errors.ts';
import type { Course } from '../release/course.ts';
import type { Observation } from '../release/observation.ts';
import type { Step } from '../release/step.ts';
import type { Crew } from './crew.ts';

type Act = Exclude<Step, { do: 'wait' } | { do: 'end' }>;

export interface Acted {
  readonly observations: readonly Observation[];
  /** False where AWS could not be reached in time: the course is as it was, and the same is decided again. */
  readonly worked: boolean;
}

/** Carries out one step: at most one write to AWS, and what it came to as an observation. */
export async function act(crew: Crew, course: Course, step: Act): Promise<Acted> {
  const { hands, plan, clock } = crew;
  const wrote = (what: string): Promise<void> => crew.publish([{ at: clock.now(), type: 'wrote', what }]);
  switch (step.do) {
    case 'stage': {
      const { is, revision } = await hands.stager.make(plan.run);
      if (is === 'made') await wrote(`registered ${revision.name}`);
      await crew.publish([{ at: clock.now(), type: 'green', revision }]);
      return { worked: true, observations: [{ saw: 'made', at: clock.now(), made: { is: 'revision', revision } }] };
    }
    case 'begin': {
      const change = await hands.mover.begin(step.revision);
      await wrote(`began ${change.id} with ${plan.configuration}`);
      return { worked: true, observations: [{ saw: 'made', at: clock.now(), made: { is: 'change', change } }] };
    }
    case 'continue':
      return goOn(crew, course, wrote);
    case 'go back':
      return goBack(crew, course, wrote);
    case 'let go':
      return letGo(crew, course, wrote);
    case 'inspect':
      return { worked: true, observations: [await inspected(crew, course)] };
    case 'confirm': {
      const { change } = changeOf(course);
      try {
        return { worked: true, observations: [{ saw: 'confirmed', confirmation: await hands.confirm(change) }] };
      } catch (error) {
        if (!(error instanceof TroubleError)) throw error;
        return { worked: false, observations: [{ saw: 'no confirmation', at: clock.now(), trouble: error.message }] };
      }
    }
  }
}

/** Without the word no traffic moves: what AWS does not take now, after all patience, is taken back before users meet it. */
async function goOn({ hands, clock }: Crew, course: Course, wrote: (what: string) => Promise<void>): Promise<Acted> {
  const { change } = changeOf(course);
  try {
    await hands.mover.goOn(change);
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const because = `Green is ready, and AWS would not let traffic move: ${error.message} ${error.hint}`;
    const turned = { saw: 'turned', at: clock.now(), turn: 'AWS holds traffic back', because } as const;
    return { worked: true, observations: [turned] };
  }
  await wrote(`let traffic of ${change.id} move`);
  return { worked: true, observations: [] };
}

/** Green is proven whatever comes of it: what AWS does not take is said, and left to AWS. */
async function letGo(
  { hands, clock, publish }: Crew,
  course: Course,
  wrote: (what: string) => Promise<void>,
): Promise<Acted> {
  const { change } = changeOf(course);
  try {
    await hands.mover.letGo(change);
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const at = clock.now();
    await publish([{ at, type: 'warning', warning: `Blue was not let go: ${error.message} ${error.hint}` }]);
    return {
      worked: true,
      observations: [{ saw: 'letting go', lettingGo: { is: 'not taken', at, because: error.message } }],
    };
  }
  await wrote(`let go of the blue of ${change.id}`);
  return { worked: true, observations: [{ saw: 'letting go', lettingGo: { is: 'taken', at: clock.now() } }] };
}

/** One try, with the short time limit of its client: the way back is not held up by a load balancer that does not say. */
async function inspected({ hands, clock }: Crew, course: Course): Promise<Observation> {
  const { change } = changeOf(course);
  try {
    return { saw: 'health', health: await hands.health(change) };
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    return { saw: 'no health', at: clock.now(), trouble: error.message };
  }
}

async function goBack({ hands, clock }: Crew, course: Course, wrote: (what: string) => Promise<void>): Promise<Acted> {
  const { change } = changeOf(course);
  try {
    const answer = await hands.mover.goBack(change);
    if (answer === 'accepted') await wrote(`asked AWS to stop ${change.id} and go back`);
    return { worked: true, observations: [{ saw: 'asked', asked: { is: answer, at: clock.now() } }] };
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const at = clock.now();
    if (error instanceof TroubleError)
      return { worked: false, observations: [{ saw: 'no target', at, trouble: error.message }] };
    return {
      worked: true,
      observations: [{ saw: 'asked', asked: { is: 'refused', at, because: error.message, code: error.code } }],
    };
  }
}

function changeOf(course: Course): Extract<Course['made'], { is: 'change' }> {
  if (course.made.is === 'change') return course.made;
  throw new Error('only a change that has begun can be continued, confirmed or taken back');
}
