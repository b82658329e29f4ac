import type { DeploymentInfo, ErrorCode } from '@aws-sdk/client-codedeploy';
import type { Hook } from '../../release/plan.ts';
import type { Instant, Millis, Motion, Stopper, Strategy, WayBack } from '../../release/words.ts';
import { type Events, ended, hookAfterTraffic, trafficEvent, underWay } from './lifecycle.ts';
import type { Fleet } from './fleet.ts';

/** What one look at a deployment found, in CodeDeploy's own types. */
export interface Look {
  readonly info: DeploymentInfo;
  readonly events: Events;
  readonly fleet: Fleet;
  readonly back: Rollback;
}

export type Rollback = { readonly is: 'not seen' } | { readonly is: 'seen'; readonly info: DeploymentInfo };

/** What of the group and the plan the motion is told with. */
export interface Settings {
  readonly strategy: Strategy;
  readonly readyWait: Millis | 'none';
  /** The user's functions that run in the deployment. */
  readonly hooks: readonly Hook[];
  readonly blueKept: Millis | 'for ever';
}

/** A deployment's status in the words of every mover. The switch is over all of AWS's values; another one is `strange`. */
export function motionOf(look: Look, settings: Settings, now: Instant): Motion {
  const { status } = look.info;
  switch (status) {
    case 'Created':
    case 'Queued':
      return { is: 'preparing', doing: 'the deployment to start' };
    case 'InProgress':
    // In the enum and nowhere explained: a deployment that runs, as far as anybody knows.
    case 'Baking':
      return inProgress(look, settings, now);
    case 'Ready':
      return { is: 'ready', until: readyUntil(look.events, settings.readyWait) };
    case 'Succeeded':
      return { is: 'finished', switched: undefined, blueNow: undefined };
    case 'Failed':
    case 'Stopped':
      return stopped(look, now);
    case undefined:
      return { is: 'strange', status: 'none at all' };
    default: {
      const never: never = status;
      return { is: 'strange', status: String(never) };
    }
  }
}

/** AWS stops a deployment that nobody lets go on in time; the wait begins when the last event before it has ended. */
function readyUntil(events: Events, wait: Millis | 'none'): Instant | undefined {
  const ends = events.flatMap(event => event.endTime?.getTime() ?? []);
  return wait === 'none' || ends.length === 0 ? undefined : Math.max(...ends) + wait;
}

function inProgress({ events, fleet }: Look, settings: Settings, now: Instant): Motion {
  const traffic = trafficEvent(events);
  switch (traffic.is) {
    case 'before':
      return { is: 'preparing', doing: underWay(events, settings.hooks) };
    case 'strange':
      return { is: 'strange', status: `${traffic.status} (of AllowTraffic)` };
    case 'moving':
      return {
        is: 'shifting',
        stepBegan: traffic.since,
        nextAt: nextShift(settings.strategy, traffic.since, fleet.green?.share ?? 0),
      };
    case 'moved': {
      const awaits = hookAfterTraffic(events, settings.hooks) ? underWay(events, settings.hooks) : undefined;
      const since = ended(events, 'AfterAllowTraffic') ?? traffic.at;
      // CodeDeploy begins to wait for blue's end when the last hook has ended.
      const kept = awaits === undefined ? settings.blueKept : 'for ever';
      const blueEnds = kept === 'for ever' ? 'never' : Math.max(since + kept, now);
      return { is: 'settled', since: traffic.at, blueEnds, awaits };
    }
  }
}

/** When CodeDeploy's own timer takes the next step, from the level of traffic that is seen now. Undefined: at any moment. */
function nextShift(strategy: Strategy, since: Instant, share: number): Instant | undefined {
  if (share <= 0 || share >= 100) return undefined;
  switch (strategy.kind) {
    case 'canary':
      return since + strategy.steps[0].hold;
    case 'linear':
      return since + Math.round(share / strategy.share) * strategy.every;
    case 'blue-green':
    case 'rolling':
      return undefined;
  }
}

function stopped({ info, events, back }: Look, now: Instant): Motion {
  const code = info.errorInformation?.code;
  const said = info.errorInformation?.message ?? info.rollbackInfo?.rollbackMessage;
  const by: Stopper =
    code === undefined
      ? info.status === 'Stopped'
        ? 'a request'
        : 'AWS itself'
      : (stoppers.get(code) ?? 'AWS itself');
  const wayBackNow = wayBack(info, back, by);
  if (wayBackNow === undefined)
    return { is: 'strange', status: `${back.is === 'seen' ? String(back.info.status) : ''} (of the rollback)` };
  return {
    is: 'stopped',
    at: info.completeTime?.getTime() ?? now,
    by,
    because: sentence(said ?? `CodeDeploy reports ${info.status}`, code),
    reached: trafficEvent(events).is === 'before' ? 'nobody' : 'users',
    back: wayBackNow,
    leaves: 'nothing',
  };
}

/** AWS's words end as they like; others follow them here. */
function sentence(words: string, code?: string): string {
  return `${words.trimEnd().replace(/\.$/, '')}${code === undefined ? '' : ` (${code})`}.`;
}

/** Undefined for a rollback in a state that nobody knows: it is neither done nor failed. */
function wayBack(info: DeploymentInfo, back: Rollback, by: Stopper): WayBack | undefined {
  if (back.is === 'not seen') return rollsBackOn(info, by) ? { is: 'awaited' } : { is: 'none' };
  const id = back.info.deploymentId ?? '';
  const { status } = back.info;
  switch (status) {
    case 'Created':
    case 'Queued':
    case 'InProgress':
    case 'Baking':
    case 'Ready':
      return { is: 'running', id };
    case 'Succeeded':
      return { is: 'done', id };
    case 'Failed':
    case 'Stopped':
      return {
        is: 'failed',
        id,
        because: sentence(back.info.errorInformation?.message ?? `CodeDeploy reports ${status}`),
      };
    default:
      return undefined;
  }
}

/**
 * Whether a rollback is to be expected. Who asks for a stop may ask for one whatever the deployment's own settings are,
 * so after a request it is waited for; the time limit for its appearance is `decide`'s.
 */
function rollsBackOn({ autoRollbackConfiguration: auto }: DeploymentInfo, by: Stopper): boolean {
  const events = auto?.enabled === true ? (auto.events ?? []) : [];
  switch (by) {
    case 'a request':
      return true;
    case 'an alarm':
      return events.includes('DEPLOYMENT_STOP_ON_ALARM');
    case 'AWS itself':
      return events.includes('DEPLOYMENT_FAILURE');
    case 'another deployment':
      return false;
  }
}

/** Each of CodeDeploy's error codes, and whose act it tells of. */
const errorCodes: Readonly<Record<ErrorCode, Stopper>> = {
  ALARM_ACTIVE: 'an alarm',
  MANUAL_STOP: 'a request',
  AGENT_ISSUE: 'AWS itself',
  APPLICATION_MISSING: 'AWS itself',
  AUTOSCALING_VALIDATION_ERROR: 'AWS itself',
  AUTO_SCALING_CONFIGURATION: 'AWS itself',
  AUTO_SCALING_IAM_ROLE_PERMISSIONS: 'AWS itself',
  CLOUDFORMATION_STACK_FAILURE: 'AWS itself',
  CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND: 'AWS itself',
  CUSTOMER_APPLICATION_UNHEALTHY: 'AWS itself',
  DEPLOYMENT_GROUP_MISSING: 'AWS itself',
  ECS_UPDATE_ERROR: 'AWS itself',
  ELASTIC_LOAD_BALANCING_INVALID: 'AWS itself',
  ELB_INVALID_INSTANCE: 'AWS itself',
  HEALTH_CONSTRAINTS: 'AWS itself',
  HEALTH_CONSTRAINTS_INVALID: 'AWS itself',
  HOOK_EXECUTION_FAILURE: 'AWS itself',
  IAM_ROLE_MISSING: 'AWS itself',
  IAM_ROLE_PERMISSIONS: 'AWS itself',
  INTERNAL_ERROR: 'AWS itself',
  INVALID_ECS_SERVICE: 'AWS itself',
  INVALID_LAMBDA_CONFIGURATION: 'AWS itself',
  INVALID_LAMBDA_FUNCTION: 'AWS itself',
  INVALID_REVISION: 'AWS itself',
  MISSING_BLUE_GREEN_DEPLOYMENT_CONFIGURATION: 'AWS itself',
  MISSING_ELB_INFORMATION: 'AWS itself',
  MISSING_GITHUB_TOKEN: 'AWS itself',
  NO_EC2_SUBSCRIPTION: 'AWS itself',
  NO_INSTANCES: 'AWS itself',
  OVER_MAX_INSTANCES: 'AWS itself',
  RESOURCE_LIMIT_EXCEEDED: 'AWS itself',
  REVISION_MISSING: 'AWS itself',
  THROTTLED: 'AWS itself',
  TIMEOUT: 'AWS itself',
};

/** By name, for a code that AWS added since: how the deployment ended is known all the same, and never success. */
const stoppers: ReadonlyMap<string, Stopper> = new Map(Object.entries(errorCodes));
