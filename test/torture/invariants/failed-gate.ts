import type { LoggedCall } from '../../aws/call-log.ts';
import type { FaultRule } from '../../aws/fault-rule.ts';
import {
  type Deployment,
  type History,
  type Instant,
  type LivedLife,
  pollOf,
  shareAt,
  somebodyMeddled,
} from '../history.ts';
import { goesBack } from '../schedule/plot.ts';
import type { Millis } from '../schedule/schedule.ts';
import type { Invariant } from './invariant.ts';

/**
 * From the moment at which an obeyed alarm can be read in ALARM, AWS is asked to stop within one look of the proof, as
 * long as somebody lives who can ask. A call that the day itself cut off, refused or delayed gives its own time back.
 */
export const failedGate: Invariant = {
  promise: 'no production traffic on a green whose obeyed gate failed, later than one poll after the fact',
  violations: history => [...ringing(history), ...unproven(history)],
};

/** A green that can never pass what is asked of it before traffic never meets a user. */
function unproven(history: History): readonly string[] {
  const { before } = history.schedule.tale;
  if (before !== 'a smoke test that it fails' && before !== 'a hook that it fails') return [];
  if (somebodyMeddled(history) || history.schedule.tale.green === 'what serves already') return [];
  const most = Math.max(0, ...history.shares.map(({ green }) => green));
  return most === 0 ? [] : [`Green had ${most} % of the users' traffic, and before it had ${before}.`];
}

function ringing(history: History): readonly string[] {
  return alarmsIn(history).flatMap(alarm =>
    // Whoever goes back has the alarm for a reason to hurry, and none to stop.
    history.lives
      .filter(({ step }) => !goesBack(step))
      .flatMap(life =>
        history.deployments
          .filter(({ changeId }) => changeId !== undefined)
          .flatMap(deployment => {
            const from = Math.max(alarm.from, life.from, deployment.createdAt);
            const to = Math.min(alarm.to, watchedUntil(life), answeredAt(history, deployment));
            const allowed = pollOf(history) + sampling + excused(history, life, from, to);
            if (to - from <= allowed) return [];
            return [
              `${alarm.name} rang for ${seconds(to - from)} before anybody asked to stop ${deployment.id}, and ` +
                `${seconds(allowed)} were allowed; green had ${shareAt(history, to)} % of the traffic.`,
            ];
          }),
      ),
  );
}

/** The world is looked at once a second, at both ends. */
const sampling: Millis = 2_000;

interface Ringing {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

function alarmsIn({ alarms }: Pick<History, 'alarms'>): readonly Ringing[] {
  return alarms.flatMap(({ name, at, state }, index) => {
    if (state !== 'ALARM') return [];
    const over = alarms.slice(index + 1).find(change => change.name === name);
    return [{ name, from: at, to: over?.at ?? Infinity }];
  });
}

/** After its verdict a process only has words for it. */
function watchedUntil({ to, ended }: LivedLife): Instant {
  return ended.is === 'a verdict' ? ended.verdict.at : to;
}

/** The first stop that Greenlight sent, whatever became of it, or the end that somebody else gave it. */
function answeredAt({ calls }: Pick<History, 'calls'>, deployment: Deployment): Instant {
  const stop = calls.find(call => stops(call, deployment));
  return Math.min(deployment.endedAt - stopping, stop?.at ?? Infinity);
}

/** What AWS moves it is asked to stop; what Greenlight moves it gives back to blue, and says so beside the weights. */
function stops({ operation, input }: LoggedCall, { id }: Deployment): boolean {
  if (operation === 'StopDeployment') return input.includes(id);
  return operation === 'UpdateAlias' && input.includes(`[greenlight ${id} `) && input.includes(' back]');
}

/** A stop shows in the deployment's end up to so much later. */
const stopping: Millis = 5_000;

/** How long a call may wait for its answer, and its next try for its turn (`time-limit.ts`, `patience.ts`). */
const oneTry: Millis = 15_000;

function excused({ calls, schedule }: History, { caller }: LivedLife, from: Instant, to: Instant): Millis {
  const disturbed = calls.filter(
    call => call.caller === caller && call.at >= from - oneTry && call.at <= to && call.outcome.kind !== 'ok',
  );
  const delays = schedule.troubles.flatMap(trouble => (trouble.with === 'AWS' ? [delayBy(trouble.rule)] : []));
  return disturbed.length * 2 * oneTry + delays.reduce((sum, delay) => sum + delay, 0);
}

/** An answer that came late, or was an old one, looks like any other in the call log. */
function delayBy({ calls, fault }: FaultRule): Millis {
  if (fault.kind !== 'slow' && fault.kind !== 'stale') return 0;
  const times = calls === 'every' ? Infinity : 'nth' in calls ? 1 : calls.to - calls.from + 1;
  return times * (fault.seconds * 1_000 + oneTry);
}

function seconds(ms: Millis): string {
  return `${Math.round(ms / 1_000)} s`;
}
