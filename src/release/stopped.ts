import { printDuration } from '../request/duration.ts';
import { type Course, greenShare, isReadBack } from './course.ts';
import { healthWords, inspectedAt, sideHealth } from './inspection.ts';
import { wayBackWords } from './mover-words.ts';
import { greenStays, nothingServes } from './one-way.ts';
import type { Plan } from './plan.ts';
import { failureOf } from './proof.ts';
import { type Decision, end, wait } from './step.ts';
import { type Confirmation, type Instant, type Millis, type Motion, nothingYet } from './words.ts';

type Stopped = Extract<Motion, { is: 'stopped' }>;

/** The rollback is a deployment of its own and appears late; seen within seconds, given minutes. */
const rollbackAppears: Millis = 5 * 60_000;

/** A rollback sends traffic back in seconds and then takes green away; one that takes this long is stuck. */
const rollbackTakes: Millis = 30 * 60_000;

/**
 * What the balancer adds to a move it adds to the way back; a way back that is a deployment of its own is given as long as the
 * deployment that it takes back.
 */
function longestWayBack({ mover, policy }: Plan): Millis {
  return mover.wayBack === 'by a new deployment'
    ? Math.max(rollbackTakes, policy.timeout)
    : rollbackTakes + mover.moving;
}

/** From when blue has all traffic to when the service names it; the same for green is in `decide`. */
const namedWithin: Millis = 60_000;

/** The change has been stopped: follow AWS's way back to its end, read back who serves, and say so. */
export function stayOrEnd(plan: Plan, course: Course, stopped: Stopped, now: Instant): Decision {
  const { back } = stopped;
  if (back.is === 'awaited' && now - stopped.at < rollbackAppears)
    return wait('the rollback deployment to appear', stopped.at + rollbackAppears, 'closely');
  if (back.is === 'running') {
    if (plan.mover.wayBack === 'before traffic') return whileDeleted(plan, course, back.id, now);
    // Nothing is decided while it runs, and its end is seen one state poll late at most.
    const longest = longestWayBack(plan);
    if (now - stopped.at < longest) return wait(rollingBack(back.id, course), undefined, 'calmly');
    return end(
      'broken',
      `${whyStopped(plan, course, stopped)} Its rollback ${back.id} has not ended within ${longest / 60_000} minutes.`,
      byHand,
    );
  }
  if (course.confirmed === undefined || !isReadBack(course))
    return { step: { do: 'confirm' }, because: wayBackWords(plan.mover).over };
  const { served } = course.confirmed;
  if ((served === 'green' || served === 'both') && greenShare(course) === 0 && now - course.levelSince < namedWithin)
    return wait('the target to name blue as what serves', course.levelSince + namedWithin, 'closely');
  // Before blue is said to serve, its health is read once more: a blue that cannot answer is no way back. Not in the
  // seconds that a cancelled job has left.
  const lookedAt = inspectedAt(course);
  const inHaste = course.cancelled !== undefined;
  if (served === 'blue' && !inHaste && (lookedAt === undefined || lookedAt < course.confirmed.at))
    return { step: { do: 'inspect' }, because: 'blue serves again' };
  return ended(plan, course, stopped, served);
}

/** What still runs when users are safe is no reason for anybody to worry. */
function rollingBack(id: string, course: Course): string {
  return greenShare(course) === 0 && course.most > 0
    ? `rollback ${id} to end: blue has all traffic`
    : `rollback ${id} to end`;
}

/** A database takes its time to go, and nobody waits for it but whoever asked. */
function whileDeleted({ policy }: Plan, course: Course, id: string, now: Instant): Decision {
  if (now < course.began + policy.timeout) return wait('AWS to delete green', undefined, 'calmly');
  return end(
    'unknown',
    `Green was still being deleted when the time limit of ${printDuration(policy.timeout)} ran out.`,
    `Blue serves. Look at ${id} until green is gone.`,
  );
}

function ended(plan: Plan, course: Course, stopped: Stopped, served: Confirmation['served']): Decision {
  const because = whyStopped(plan, course, stopped);
  if (typeof served === 'object')
    return end('superseded', `${because} ${served.third} serves now: another change took the target.`, undefined);
  if (served === 'nobody') return nothingServes(plan, because);
  if (stopped.by === 'another deployment')
    return end(
      'superseded',
      `${because} ${whoServes(plan, course, served)}`,
      'To release it all the same, re-run the job when the other one has ended.',
    );
  if (stopped.back.is === 'failed' && plan.blue.id === nothingYet.id && greenShare(course) === 0)
    return end('failed', because, `${mending(plan, course, stopped)} ${servedAllAlong(plan)}`);
  if (stopped.back.is === 'failed')
    return end('broken', `${because} Its rollback ${stopped.back.id} failed: ${stopped.back.because}`, byHand);

  if (
    stopped.reached === 'nobody' &&
    bySomebody(course, stopped) &&
    course.most === 0 &&
    plan.mover.moves === 'Greenlight'
  )
    return end(
      'superseded',
      `${because} Green has had no traffic.`,
      'To release it all the same, re-run the job when the other one has ended.',
    );
  const share = greenShare(course);
  if (served === 'blue' && share === 0) return onBlue(plan, course, stopped, because);
  const whose =
    share === 0
      ? 'All traffic is on blue, but the target does not name it as what serves.'
      : `${share === undefined ? 'An unknown share' : `${share} %`} of traffic is still on green, and nothing takes it back.`;
  return bySomebody(course, stopped)
    ? end('superseded', `${because} ${whose}`, byHand)
    : end('broken', `${because} ${whose}`, byHand);
}

function whoServes({ blue }: Plan, { made }: Course, served: 'green' | 'blue' | 'both'): string {
  const green = made.is === 'change' ? made.change.revision.name : 'green';
  switch (served) {
    case 'green':
      return `${green} serves, by that deployment.`;
    case 'blue':
      return `${blue.name} serves, by that deployment.`;
    case 'both':
      return `Traffic is divided between ${blue.name} and ${green}, and that deployment moves it.`;
  }
}

const byHand = 'Release a known-good revision now; until then the traffic stays where it is.';

function onBlue(plan: Plan, course: Course, stopped: Stopped, because: string): Decision {
  const { blue } = course.sighting ?? {};
  const health = sideHealth(course, 'blue');
  if (health !== undefined && health.healthy === 0 && health.unhealthy > 0)
    return end('broken', `${because} Blue has all traffic and ${healthWords(plan.mover, health, blue)}.`, byHand);
  if (blue !== undefined && blue.wanted > 0 && blue.running === 0)
    return end('broken', `${because} Blue has all traffic, and 0 of its ${blue.wanted} tasks run.`, byHand);
  if (course.direction.going === 'back') {
    const { turn, since } = course.direction;
    if (turn === 'cancelled') return end('cancelled', because, undefined);
    if (turn === 'a rollback was asked for' && plan.mover.wayBack === 'before traffic')
      return end(
        'restored',
        `Green and its deployment were deleted, as was asked for, and ${plan.blue.name} has served all along.`,
        undefined,
      );
    if (turn === 'a rollback was asked for')
      return course.most > 0 || stopped.reached === 'users'
        ? end('restored', `${because} Blue serves all traffic again.`, undefined)
        : end(
            'restored',
            `${because} No user was on green: blue has served all along.`,
            'To go back from what serves, start the rollback once more.',
          );
    if (turn === 'a drill' && (course.most > 0 || stopped.reached === 'users'))
      return end('drilled', `${because} ${recovery(course, since)}`, undefined);
  }
  return course.most > 0 || stopped.reached === 'users'
    ? end('rolled-back', because, `${mending(plan, course, stopped)} Blue serves all traffic.`)
    : end('failed', because, `${mending(plan, course, stopped)} ${servedAllAlong(plan)}`);
}

/** From the moment at which the drill's gate failed to the first look that showed all traffic on blue. */
function recovery({ levelSince }: Course, since: Instant): string {
  const seconds = Math.max(0, Math.round((levelSince - since) / 1000));
  return `Blue had all traffic again ${seconds} s later.`;
}

function servedAllAlong({ blue }: Plan): string {
  return blue.id === nothingYet.id ? 'Nothing serves yet.' : 'Blue served all the time.';
}

/** What moves once and did not has left a green that stands, or none. */
function whatIsLeft(plan: Plan, { leaves }: Stopped): string {
  switch (leaves) {
    case 'a green to go on with':
      return greenStays(plan);
    case 'a green of no use':
      return 'Green stays, costs what blue costs, and can never be promoted. Where nobody uses it, remove it with `operation: rollback`, and stage anew.';
    case 'nothing':
      return 'Stage anew.';
  }
}

/** What a person does next: not every release that was taken back has a bad revision. */
function mending(plan: Plan, course: Course, stopped: Stopped): string {
  const { mover } = plan;
  if (bySomebody(course, stopped) && mover.wayBack !== 'before traffic') return wayBackWords(mover).askWho;
  const { direction } = course;
  if (mover.wayBack === 'before traffic') return whatIsLeft(plan, stopped);
  if (direction.going === 'on') return 'Mend the revision and release again.';
  switch (direction.turn) {
    case 'a gate failed':
      return 'Mend the revision and release again.';
    case 'green does not start':
      return 'Mend what keeps green from starting, and release again.';
    case 'not proven':
      return 'Find out why the gate has no word, and release again.';
    case 'AWS holds traffic back':
      return 'Find out why AWS would not take the word to go on, and release again.';
    case 'traffic does not follow':
      return 'Find out why users do not follow the weights, and release again.';
    case 'time ran out':
      return 'Find out what took so long, and release again, or with a longer `timeout`.';
    case 'cancelled':
    case 'a drill':
    case 'a rollback was asked for':
      return 'Release again.';
  }
}

function whyStopped(plan: Plan, course: Course, stopped: Stopped): string {
  if (stopped.by === 'another deployment' && course.direction.going === 'back')
    return `${course.direction.because} ${stopped.because}`;
  if (course.direction.going === 'back') return course.direction.because;
  if (bySomebody(course, stopped))
    return plan.mover.moves === 'AWS' && plan.mover.wayBack !== 'before traffic'
      ? `Somebody else stopped the deployment: ${stopped.because}`
      : stopped.because;
  // Where AWS's own alarm was quicker than our look, our reading of it carries value and limit.
  if (stopped.by === 'an alarm') return failureOf(plan, course) ?? stopped.because;
  // "One or more hooks failed" is AWS's; which one, and how, stands in the events of the deployment, and is the same fact.
  const hook = course.sighting?.happened.find(happening => happening.kind === 'cause' && happening.of === 'hook');
  return hook?.text ?? stopped.because;
}

function bySomebody(course: Course, stopped: Stopped): boolean {
  // Whoever has turned back has asked, even where the answer to it was lost.
  return stopped.by === 'a request' && course.direction.going === 'on';
}
