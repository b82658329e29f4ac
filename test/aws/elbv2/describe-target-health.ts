import type {
  TargetDescription,
  TargetHealth,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CheckFailure, RegisteredTarget, TargetGroup } from '../world/target-group.ts';

/** How long a new target counts as being registered, before it counts as being checked. Not published. */
const REGISTRATION_MS = 2_000;

/** All registered targets, or those that are asked for. One that is asked for and not registered is answered as unused. */
export function describedTargetHealth(
  group: TargetGroup,
  wanted: readonly TargetDescription[] | undefined,
  now: number,
): TargetHealthDescription[] {
  const registered = group.targets();
  if (wanted === undefined) return registered.map(target => describedTarget(target, now));
  return wanted.map(({ Id, Port }) => {
    const target = registered.find(({ id, port }) => id === Id && (Port === undefined || port === Port));
    return target === undefined
      ? notRegistered({ Id, Port: Port ?? group.settings.port })
      : describedTarget(target, now);
  });
}

function describedTarget(target: RegisteredTarget, now: number): TargetHealthDescription {
  return {
    Target: { Id: target.id, Port: target.port },
    HealthCheckPort: String(target.port),
    TargetHealth: healthOf(target, now),
  };
}

/** As moto's tests that were verified against AWS have it. */
const notRegistered = (Target: TargetDescription): TargetHealthDescription => ({
  Target,
  HealthCheckPort: String(Target.Port),
  TargetHealth: {
    State: 'unused',
    Reason: 'Target.NotRegistered',
    Description: 'Target is not registered to the target group',
  },
});

/** Reasons: "TargetHealth" in the ELB API reference. */
function healthOf(target: RegisteredTarget, now: number): TargetHealth {
  switch (target.health) {
    case 'healthy':
      return { State: 'healthy' };
    case 'initial':
      return now < target.since + REGISTRATION_MS
        ? {
            State: 'initial',
            Reason: 'Elb.RegistrationInProgress',
            Description: 'Target registration is in progress',
          }
        : { State: 'initial', Reason: 'Elb.InitialHealthChecking', Description: 'Initial health checks in progress' };
    case 'unhealthy':
      return { State: 'unhealthy', ...failureOf(target.failure) };
    case 'unused':
      return {
        State: 'unused',
        Reason: 'Target.NotInUse',
        Description: 'Target group is not configured to receive traffic from the load balancer',
      };
    case 'draining':
      return {
        State: 'draining',
        Reason: 'Target.DeregistrationInProgress',
        Description: 'Target deregistration is in progress',
      };
    default: {
      const never: never = target;
      throw new Error(`no such health: ${JSON.stringify(never)}`);
    }
  }
}

function failureOf(failure: CheckFailure): Pick<TargetHealth, 'Reason' | 'Description'> {
  switch (failure) {
    case 'timeout':
      return { Reason: 'Target.Timeout', Description: 'Request timed out' };
    case 'no connection':
      return { Reason: 'Target.FailedHealthChecks', Description: 'Health checks failed' };
    default:
      return {
        Reason: 'Target.ResponseCodeMismatch',
        Description: `Health checks failed with these codes: [${failure.status}]`,
      };
  }
}
