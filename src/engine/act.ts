import { GreenlightError, TroubleError } from '../errors.ts';
import { type Course, greenShare } from '../release/course.ts';
import { wordGiven, wordRefused } from '../release/at-a-pause.ts';
import { wayBackWords } from '../release/mover-words.ts';
import type { Observation } from '../release/observation.ts';
import type { Step } from '../release/step.ts';
import type { Change, Percent } from '../release/words.ts';
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
      const staged = await hands.stager.make(plan.run);
      if (staged.wrote !== undefined) await wrote(staged.wrote);
      if (staged.is === 'in the making') {
        const made = { is: staged.is, doing: staged.doing } as const;
        return { worked: true, observations: [{ saw: 'made', at: clock.now(), made }] };
      }
      const { revision } = staged;
      await crew.publish([{ at: clock.now(), type: 'green', revision }]);
      return { worked: true, observations: [{ saw: 'made', at: clock.now(), made: { is: 'revision', revision } }] };
    }
    case 'begin': {
      const change = await hands.mover.begin(step.revision);
      // Where Greenlight moves the traffic, nothing is written before green gets its first share; a copy of a database was begun with it.
      if (plan.mover.moves === 'AWS' && plan.before.starts !== 'a database')
        await wrote(
          plan.configurationMade === 'of the target itself'
            ? `began ${change.id}`
            : `began ${change.id} with ${plan.configuration}`,
        );
      return { worked: true, observations: [{ saw: 'made', at: clock.now(), made: { is: 'change', change } }] };
    }
    case 'advance':
      return advance(crew, course, step.share, wrote);
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

/**
 * What AWS does not take before green has traffic, after all patience, is taken back before users meet it; later the same is
 * decided again. Whoever was quicker is seen at the next look.
 */
async function advance(
  { hands, plan, clock }: Crew,
  course: Course,
  share: Percent,
  wrote: (what: string) => Promise<void>,
): Promise<Acted> {
  const { change } = changeOf(course);
  try {
    if ((await hands.mover.advance(change, share)) === 'moved') await wrote(advanced(plan, course, change, share));
    return { worked: true, observations: [] };
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const at = clock.now();
    // What moves once may be moving already: only a look can tell.
    const mayMove = plan.mover.wayBack === 'before traffic' || (greenShare(course) ?? 0) > 0;
    if (error instanceof TroubleError && mayMove)
      return { worked: false, observations: [{ saw: 'no target', at, trouble: error.message }] };
    const because = `${wordRefused(course)}: ${error.message} ${error.hint}`;
    return { worked: true, observations: [{ saw: 'turned', at, turn: 'AWS holds traffic back', because }] };
  }
}

function advanced({ mover }: Crew['plan'], course: Course, { id, revision }: Change, share: Percent): string {
  if (mover.wayBack === 'before traffic') return `asked AWS to switch over to green with ${id}: there is no way back`;
  if (mover.moves === 'AWS') return wordGiven(course, id);
  if (share === greenShare(course))
    return course.sighting?.lease === 'to be renewed' ? `renewed the lease of ${id}` : `took over ${id}, as it stands`;
  return `gave ${revision.name} ${share === 100 ? 'all' : `${share} % of`} traffic`;
}

/** Green is proven whatever comes of it: what AWS does not take is said, and left to AWS. */
async function letGo(
  { hands, plan, clock, publish }: Crew,
  course: Course,
  wrote: (what: string) => Promise<void>,
): Promise<Acted> {
  const { change } = changeOf(course);
  try {
    if ((await hands.mover.letGo(change)) === 'not ours') return { worked: true, observations: [] };
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const at = clock.now();
    await publish([{ at, type: 'warning', warning: `${notLetGo(plan)}: ${error.message} ${error.hint}` }]);
    return {
      worked: true,
      observations: [{ saw: 'letting go', lettingGo: { is: 'not taken', at, because: error.message } }],
    };
  }
  await wrote(
    plan.mover.moves === 'AWS' ? `let go of the blue of ${change.id}` : `noted that ${change.id} is released`,
  );
  return { worked: true, observations: [{ saw: 'letting go', lettingGo: { is: 'taken', at: clock.now() } }] };
}

function notLetGo({ mover }: Crew['plan']): string {
  return mover.moves === 'AWS' ? 'Blue was not let go' : 'That the release is over was not noted';
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

async function goBack(
  { hands, plan, clock }: Crew,
  course: Course,
  wrote: (what: string) => Promise<void>,
): Promise<Acted> {
  const { change } = changeOf(course);
  try {
    const answer = await hands.mover.goBack(change);
    if (answer === 'accepted') await wrote(wayBackWords(plan.mover).asking(change.id, plan.blue.name));
    const is = answer === 'too late' ? answer : 'accepted';
    return { worked: true, observations: [{ saw: 'asked', asked: { is, at: clock.now() } }] };
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const at = clock.now();
    if (error instanceof TroubleError)
      return { worked: false, observations: [{ saw: 'no target', at, trouble: error.message }] };
    return {
      worked: true,
      observations: [
        { saw: 'asked', asked: { is: 'refused', at, because: error.message, hint: error.hint, code: error.code } },
      ],
    };
  }
}

function changeOf(course: Course): Extract<Course['made'], { is: 'change' }> {
  if (course.made.is === 'change') return course.made;
  throw new Error('only a change that has begun can be continued, confirmed or taken back');
}
