import { itineraryOf, type Moment, type Stop, timeOfTraffic, watchedBake } from '../release/itinerary.ts';
import { runOf } from '../release/identity.ts';
import { atEachShare, isStageOfEcs } from '../release/stages-of-ecs.ts';
import type { Plan } from '../release/plan.ts';
import type { Gate, Millis } from '../release/words.ts';
import { forceWords } from './gate-words.ts';
import { configurationWords, keepBlueWords } from './plan-words.ts';
import { clock, duration } from '../release/time-words.ts';
import { percent, type NameStyle } from './traffic-words.ts';

/** One line of what happens in order, as a row for a table. `proof` is empty where there is nothing to prove yet. */
export interface StopWords {
  readonly when: string;
  readonly what: string;
  readonly who: string;
  readonly proof: string;
}

export function itineraryWords(plan: Plan, name: NameStyle): readonly StopWords[] {
  return itineraryOf(plan).map(stop => ({
    when: whenWords(stop, plan),
    what: whatWords(stop, plan, name),
    who: stop.by,
    proof: proofWords(stop, plan, name),
  }));
}

/** What `T` is, how long the traffic takes, and when Greenlight gives up. */
export function timeWords(plan: Plan): string {
  const limit = `Time limit: ${duration(plan.policy.timeout)} from the first look.`;
  const start = 'how long green takes to start is for AWS to say.';
  switch (plan.purpose.is) {
    case 'swap back':
      return limit;
    case 'stage':
      return `${capital(start)} ${limit}`;
    case 'drill':
      return `T is when green first has production traffic; ${start} ${limit}`;
    case 'release':
    case 'restore': {
      const isShorter = bakeWords(plan) !== duration(plan.bake);
      if (plan.mover.wayBack === 'by a new deployment')
        return `T is when the first of green's tasks has users; how long AWS takes to replace the tasks is for AWS to say. From then to the verdict: ${bakeWords(plan)}. ${limit}`;
      return [
        `T is when green first has production traffic; ${start}`,
        `From T to the verdict: ${duration(timeOfTraffic(plan))}${addedWords(plan)}. ${limit}`,
        ...(isShorter ? [`The bake is watched for ${bakeWords(plan)}, because AWS ends the way back then.`] : []),
      ].join(' ');
    }
    default: {
      const never: never = plan.purpose;
      return never;
    }
  }
}

/** What moves at once for good has a limit of its own, which its page tells. */
function addedWords({ mover }: Plan): string {
  return mover.moving > 0 && mover.wayBack !== 'before traffic'
    ? `, and up to ${duration(mover.moving)} more that the load balancer adds to the shifts`
    : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function whenWords({ is, from, until }: Stop, { purpose }: Plan): string {
  // A drill does not hold its step: the next look sees it, and goes back.
  if (is === 'step' && purpose.is === 'drill') return 'from T';
  if (typeof from === 'string') return from === 'open' ? 'then' : from;
  if (until === 'open') return `from ${momentWords(from)}`;
  return `${momentWords(from)} to ${momentWords(until)}`;
}

function momentWords(moment: Moment): string {
  if (typeof moment === 'string') return moment;
  return moment.sinceTraffic === 0 ? 'T' : `T + ${duration(moment.sinceTraffic)}`;
}

function whatWords(stop: Stop, plan: Plan, name: NameStyle): string {
  switch (stop.is) {
    case 'registering':
      return plan.before.starts === 'tasks'
        ? `register a new revision of ${name(stop.family)}`
        : `publish a new version of ${name(stop.family)}, and wait until it can answer`;
    case 'copying':
      return `have RDS make a copy beside blue, in step with it: ${name(stop.database)}`;
    case 'taking up':
      return `take ${name(stop.green)}, which has served before, as it is`;
    case 'waiting for a promote':
      return `green waits for \`operation: promote\`; ${waitWords(stop, plan)}`;
    case 'going back':
      if (plan.mover.wayBack === 'before traffic')
        return 'delete green and the deployment; blue serves as before, and nothing of it is touched';
      return plan.purpose.is === 'drill'
        ? "the drill's own gate fails, and all traffic goes back to blue"
        : `all traffic goes back to blue, ${stop.by === 'AWS' ? 'once Greenlight has stopped the deployment' : 'in one write'}`;
    case 'making the configuration':
      return `make the configuration ${name(stop.configuration)}, if it is not there yet`;
    case 'beginning':
      return `begin the deployment ${configurationWords(plan, name)}${plan.drift.length > 0 ? ', which is changed for it' : ''}`;
    case 'going on':
      return goingOnWords(stop, plan, name);
    case 'starting green':
      return plan.before.starts === 'a database'
        ? 'make green and keep it in step with blue, which has all traffic: this may take hours'
        : 'start green beside blue, which has all traffic';
    case 'test traffic':
      return 'send test traffic to green';
    case 'hook':
      return `${name(stop.hook.function)} runs at ${name(stop.hook.event)}${atEachShare.includes(stop.hook.event) ? ', for each share of traffic' : ''}`;
    case 'ready wait':
      return stop.most === 'for ever'
        ? 'hold before any traffic until green is settled and proven, for as long as it takes'
        : `hold before any traffic until green is proven; ${withoutAWord(stop.most, plan)}`;
    case 'pause':
      return `let AWS go on once green is proven at ${percent(stop.share)}${stop.most === 'for ever' ? '' : `; ${withoutAWord(stop.most, plan)}`}`;
    case 'replacing tasks':
      return "start green's tasks and end blue's in their place, a few at a time, with users on both meanwhile";
    case 'proof before traffic':
      return 'hold before any traffic until green is proven';
    case 'step':
      return `${percent(stop.share)} of traffic on green, ${plan.purpose.is === 'drill' ? 'until the next look' : `held for ${holdWords(stop)}`}`;
    case 'all traffic':
      return plan.mover.wayBack === 'before traffic'
        ? `switch over, all traffic at once; ⚠️ from here on there is no way back; watch it for ${bakeWords(plan)}`
        : `all traffic on green, bake for ${bakeWords(plan)}`;
    case 'reading back':
      return 'read back who serves, and give the verdict';
    case 'ending blue':
      return `${stop.by === 'AWS' ? keepBlueWords(plan.mover) : 'end blue at once after the bake'}: from then on, going back is a new release`;
    case 'keeping blue':
      return keepBlueWords(plan.mover);
    default: {
      const never: never = stop;
      return never;
    }
  }
}

/** Who dies meanwhile has nothing to fear: this is what AWS does then. */
function withoutAWord(most: Millis, { mover }: Plan): string {
  return `after ${duration(most)} without a word AWS ${mover.waits === 'at hooks' ? 'goes back by itself' : 'stops'}`;
}

function waitWords({ most }: Extract<Stop, { is: 'waiting for a promote' }>, { mover }: Plan): string {
  if (mover.moves === 'Greenlight' || most === 'for ever') return 'nothing ends that wait';
  return most === 'none'
    ? 'AWS says until when'
    : `${duration(most)} after it is ready AWS ${mover.waits === 'at hooks' ? 'goes back by itself' : 'stops the deployment'}`;
}

function goingOnWords(
  { green, begun }: Extract<Stop, { is: 'going on' }>,
  { purpose, run }: Plan,
  name: NameStyle,
): string {
  const traffic = begun.traffic === 'not known' ? undefined : begun.traffic[0];
  const [does, mark] = purpose.is === 'swap back' ? ['take up', ''] : ['go on with', ' (T)'];
  const since = traffic === undefined ? '' : `; green has had traffic since ${clock(traffic.at)} UTC${mark}`;
  // What another run has begun is named by its change-id; of our own the attempt is enough.
  // What Greenlight moves has no other id than its change.
  const other = begun.id === run.changeId ? 'began' : `${name(run.changeId)} began`;
  const began = runOf(run.changeId) === run.runId ? `attempt ${begun.attempt} began` : other;
  return `${does} ${name(begun.id)} of ${name(green)}, which ${began} at ${clock(begun.at)} UTC${since}`;
}

/** `10 min`, or `9 min 50 s of 10 min`: a bake as long as AWS keeps blue ends sooner, while there is still a way back. */
export function bakeWords(plan: Plan): string {
  const asked = duration(plan.bake);
  const watched = endsWithTheBake(plan) ? duration(watchedBake(plan)) : asked;
  return watched === asked ? asked : `${watched} of ${asked}`;
}

function endsWithTheBake({ purpose }: Plan): boolean {
  return purpose.is === 'release' || purpose.is === 'restore';
}

function holdWords({ from, until }: Stop): string {
  if (typeof from === 'string' || typeof until === 'string') return 'a time not known';
  return duration(until.sinceTraffic - from.sinceTraffic);
}

function proofWords(stop: Stop, plan: Plan, name: NameStyle): string {
  const gates = stop.gates.map(gate => gateName(gate, name)).join(', ');
  switch (stop.is) {
    case 'starting green':
      return [
        plan.before.starts === 'a database' ? 'every member is available' : 'its tasks run and are healthy',
        gates,
      ]
        .filter(part => part !== '')
        .join('; ');
    case 'hook':
      // CodeDeploy User Guide, "AppSpec hooks section": a function that has not answered after an hour has failed.
      // Each of ECS's own has a time limit that the service sets, a day without one.
      return isStageOfEcs(stop.hook.event) ? 'it reports success in its time' : 'it reports success within 1 h';
    case 'ready wait':
    case 'proof before traffic':
      return gates === '' ? 'green is ready, and no gate is asked' : gates;
    case 'replacing tasks':
      return ["green's tasks run and are healthy", gates].filter(part => part !== '').join('; ');
    case 'step':
    case 'pause':
    case 'all traffic':
      return gates === '' ? '⚠️ nothing' : gates;
    case 'reading back':
      return 'the revision that serves, by its identity';
    case 'registering':
    case 'copying':
    case 'taking up':
    case 'waiting for a promote':
    case 'going back':
    case 'making the configuration':
    case 'beginning':
    case 'going on':
    case 'test traffic':
    case 'ending blue':
    case 'keeping blue':
      return '';
    default: {
      const never: never = stop;
      return never;
    }
  }
}

function gateName(gate: Gate, name: NameStyle): string {
  return `${name(gate.name)}${forceWords(gate.force)}`;
}
