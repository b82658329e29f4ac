import { targetWords } from '../../release/mover-words.ts';
import type { Plan } from '../../release/plan.ts';
import type { Phase } from '../../release/words.ts';
import { capital } from '../../release/busy-words.ts';
import { code, inline } from '../escape/markdown.ts';
import { stoppedBy } from '../left-in-flight.ts';
import { blueEndWords } from '../plan-words.ts';
import type { Story } from '../story.ts';
import { due, duration } from '../../release/time-words.ts';
import { lastServing, percent } from '../traffic-words.ts';

/** What becomes of it if this run is never heard of again: what AWS does by itself, or that nobody does anything. Only what follows from the plan and the story is said. */
export function unattended(story: Story): string {
  const { plan, problems, phases, writes } = story;
  if (problems.length > 0 || plan === undefined) return 'No write to AWS was seen so far.';
  const phase = phases.at(-1)?.phase ?? 'planned';
  if (plan.mover.moves === 'Greenlight') return staysAsItIs(phase, story, plan);
  if (plan.mover.wayBack === 'before traffic') return onlyOnce(phase, plan);
  // Whoever goes on with what an earlier attempt began has written nothing, and has a deployment all the same.
  if (writes.length === 0 && (phase === 'planned' || phase === 'staging'))
    return 'No write to AWS was seen so far; what was begun before, or on its way when the run ended, AWS may carry out.';
  // A deployment that somebody else has stopped leaves the phase as it is until AWS takes back what it has moved.
  return story.waiting?.wait.startsWith('the rollback') ? stopped(story, plan) : afterPhase(phase, story, plan);
}

function afterPhase(phase: Phase, story: Story, plan: Plan): string {
  const asks = plan.mover.hold === 'at pauses';
  switch (phase) {
    case 'planned':
    case 'staging':
      return asks
        ? unlessAsked('it starts green, and then waits for a word before it moves any traffic', plan)
        : goesOn(startsGreen(plan), plan);
    case 'staged':
      return goesOn('it moves traffic once it has its word, and stops when none comes', plan);
    case 'shifting':
      return asks && lastServing(story)?.who !== 'green'
        ? unlessAsked('it ends the step that it is at, and waits for a word before the next', plan)
        : goesOn(nextShare(story, plan), plan);
    case 'baking':
    case 'released':
      return goesOn('green has all traffic', plan);
    case 'reverting':
      return stopped(story, plan);
    case 'rolled-back':
      return 'The deployment is stopped, and its rollback has ended.';
    default: {
      const never: never = phase;
      return never;
    }
  }
}

function startsGreen({ mover }: Plan): string {
  return mover.wayBack === 'by a new deployment'
    ? "it starts green's tasks in the place of blue's"
    : 'it starts green, and then moves traffic';
}

/** Whoever dies where AWS asks has left it nothing to go wrong with. */
function unlessAsked(how: string, plan: Plan): string {
  const { readyWait } = plan.mover;
  const after = typeof readyWait === 'number' ? ` after ${duration(readyWait)}` : '';
  return `What ${inline(plan.mover.mover, 60)} has begun, it goes on with by itself only so far: ${how}. Without one it goes back by itself${after}, whatever the gates say.`;
}

/** What moves once moves at a word: without it AWS makes green, keeps it in step with blue, and goes no further. */
function onlyOnce(phase: Phase, { mover, run, purpose }: Plan): string {
  const name = inline(mover.mover, 60);
  const status = `How it stands, ${code('operation: status')} with ${code(`release-id: ${run.releaseId}`)} says.`;
  if (purpose.is === 'swap back')
    return `${name} deletes green, once it was asked to; blue serves as before. ${status}`;
  switch (phase) {
    case 'planned':
    case 'staging':
    case 'staged':
    case 'reverting':
    case 'rolled-back':
      return (
        `${name} makes green, keeps it in step with blue, and moves no traffic without a word. Green costs what blue costs until somebody decides: ` +
        `promote it, or remove it with ${code('operation: rollback')}. ${status}`
      );
    case 'shifting':
      return `${name} switches over, or undoes what it has done when its time is up. ${status}`;
    case 'baking':
    case 'released':
      return `Green has all traffic. ${capital(blueEndWords(mover))}. ${status}`;
    default: {
      const never: never = phase;
      return never;
    }
  }
}

/** Where Greenlight moves the traffic, it stays where it is once Greenlight is gone: neither on nor back. */
function staysAsItIs(phase: Phase, story: Story, { run }: Plan): string {
  const serving = lastServing(story);
  const share = serving === undefined || serving.who === 'unknown' ? undefined : serving.green;
  if (phase === 'planned' || phase === 'staging' || phase === 'staged' || share === 0)
    return 'Green has no traffic, and nothing gives it any.';
  const where = share === undefined ? 'The traffic' : share === 100 ? 'All traffic' : `${percent(share)} of traffic`;
  return (
    `${where}${share === undefined ? '' : ' is on green, and'} stays where it is: nothing moves it on or back, and nobody obeys the gates. ` +
    `To go on, re-run the job; to go back, run ${code('operation: rollback')}. The next release here sends back what is still divided once the run is over. ` +
    `How it stands, ${code('operation: status')} with ${code(`release-id: ${run.releaseId}`)} says.`
  );
}

function goesOn(how: string, plan: Plan): string {
  return (
    `What ${inline(plan.mover.mover, 60)} has begun, it goes on with by itself, as ${settings(plan)} says: ${how}; ` +
    `${blueEndWords(plan.mover)}. Gates that Greenlight reads are obeyed by nobody then: only an alarm that is attached in AWS ` +
    'itself, where there is one, still takes it back.'
  );
}

function settings({ configuration, configurationMade }: Plan): string {
  return configurationMade === 'of the target itself' ? inline(configuration) : code(configuration);
}

/** The time of the proof ends when AWS moves more traffic. Once nothing is waited for any more, nobody knows how it stands. */
function nextShare(story: Story, plan: Plan): string {
  const serving = lastServing(story);
  if (serving?.who === 'green') return 'green has all traffic';
  if (plan.mover.wayBack === 'by a new deployment') return "the rest of blue's tasks are replaced";
  const { wait = '', since, until } = story.waiting ?? {};
  if (
    story.verdict !== undefined ||
    !wait.startsWith('proof at ') ||
    until === undefined ||
    since === undefined ||
    serving === undefined ||
    serving.who === 'unknown'
  )
    return 'it moves more traffic to green';
  const next = plan.steps.find(({ share }) => share > serving.green)?.share ?? 100;
  return `at ${due(until, since)} it gives green ${next === 100 ? 'all traffic' : `${percent(next)} of traffic`}`;
}

function stopped(story: Story, plan: Plan): string {
  const mover = inline(plan.mover.mover, 60);
  if (lastServing(story)?.who === 'blue')
    return `The deployment is stopped: all traffic is on blue, and ${mover} ${targetWords(plan.mover).greenEnded}.`;
  return stoppedBy(story) === 'us'
    ? `The deployment is stopped: ${mover} takes traffic back by itself.`
    : `The deployment is stopped: where that was done with rollback, ${mover} takes traffic back by itself.`;
}
