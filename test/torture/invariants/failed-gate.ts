import type { LoggedCall } from '../../aws/call-log.ts';
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
import type { Tale } from '../schedule/tale.ts';
import { asksForASwitchover } from './consented-switchover.ts';
import type { Invariant } from './invariant.ts';
import { alarmsIn, excused, sampling, seconds } from './ringing.ts';

/**
 * From the moment at which an obeyed alarm can be read in ALARM, AWS is asked to stop within one look of the proof, as
 * long as somebody lives who can ask. A call that the day itself cut off, refused or delayed gives its own time back.
 */
export const failedGate: Invariant = {
  promise: 'no production traffic on a green whose obeyed gate failed, later than one poll after the fact',
  violations: history => [
    ...(history.schedule.tale.target === 'rds' ? switchedInSpite(history) : ringing(history)),
    ...unproven(history),
  ],
};

/** A switchover cannot be stopped: what rings before it keeps RDS from being asked. */
function switchedInSpite(history: History): readonly string[] {
  return history.calls.filter(asksForASwitchover).flatMap(({ at, caller }) => {
    const life = history.lives.find(one => one.caller === caller);
    if (life === undefined) return [];
    return alarmsIn(history).flatMap(alarm => {
      const from = Math.max(alarm.from, life.from);
      const allowed = pollOf(history) + sampling + excused(history, life, from, at);
      if (at >= alarm.to || at - from <= allowed) return [];
      return [`${alarm.name} had rung for ${seconds(at - from)} when RDS was asked to switch over.`];
    });
  });
}

const impassable: readonly Tale['before'][] = [
  'a smoke test that it fails',
  'a hook that it fails',
  'a lag that never falls',
];

/** A green that can never pass what is asked of it before traffic never meets a user. */
function unproven(history: History): readonly string[] {
  const { before } = history.schedule.tale;
  if (!impassable.includes(before)) return [];
  if (somebodyMeddled(history) || history.schedule.tale.green === 'what serves already') return [];
  const most = Math.max(0, ...history.shares.map(({ green }) => green));
  return [
    ...(most === 0 ? [] : [`Green had ${most} % of the users' traffic, and before it had ${before}.`]),
    // RDS itself may have refused.
    ...(history.calls.some(asksForASwitchover) ? [`RDS was asked to switch over, and green had ${before}.`] : []),
  ];
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

/** After its verdict a process only has words for it. */
function watchedUntil({ to, ended }: LivedLife): Instant {
  return ended.is === 'a verdict' ? ended.verdict.at : to;
}

/** The first stop that Greenlight sent, whatever became of it, or the turn that somebody else gave it. */
function answeredAt({ calls, schedule }: Pick<History, 'calls' | 'schedule'>, deployment: Deployment): Instant {
  const stop = calls.find(call => stops(call, deployment));
  // Task by task it is over when all tasks are replaced, and Greenlight goes back from it by a deployment of its own.
  const baked = schedule.tale.moves === 'task by task' && deployment.status === 'Succeeded';
  const back = baked ? calls.find(call => call.at > deployment.endedAt && bringsBlueBack(call)) : undefined;
  return Math.min(baked ? Infinity : deployment.turnedAt - stopping, stop?.at ?? Infinity, back?.at ?? Infinity);
}

/** What AWS moves it is asked to stop; what Greenlight moves it gives back to blue, and says so beside the weights. */
function stops({ operation, input }: LoggedCall, { id }: Deployment): boolean {
  if (operation === 'StopDeployment' || operation === 'StopServiceDeployment') return input.includes(id);
  return operation === 'UpdateAlias' && input.includes(`[greenlight ${id} `) && input.includes(' back]');
}

function bringsBlueBack({ operation, input }: LoggedCall): boolean {
  return operation === 'UpdateService' && /"taskDefinition":"[^"]*api:1"/.test(input);
}

/** A stop shows in the deployment's end up to so much later. */
const stopping: Millis = 5_000;
