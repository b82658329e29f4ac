import type { Timeline } from '../../clock/timeline.ts';
import type { Page } from '../front/page.ts';
import type { Random } from './random.ts';

/** What every service of the simulated account shares. Each of them changes it only through these members. */
export interface World {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly timeline: WorldTimeline;
  readonly random: Random;
  readonly versions: Versions;
  readonly balancers: LoadBalancers;
  readonly alarms: AlarmReader;
}

/** The part of the virtual clock that the world needs. While the world warms up, it is not yet the clock that tests see. */
export type WorldTimeline = Pick<Timeline, 'now' | 'at' | 'every'>;

/** Who makes a call: what STS would say about these credentials. Handed to every handler as its context. */
export interface Caller {
  readonly accessKeyId: string;
  readonly account: string;
  readonly region: string;
  /** An assumed role's session: `arn:aws:sts::123456789012:assumed-role/ROLE/SESSION`. */
  readonly arn: string;
  readonly userId: string;
  readonly userAgent: string;
}

/** What an image does when it runs. A scenario differs from another one in these values only. */
export interface Behaviour {
  /** Share of requests that the target answers with a 5xx, 0 to 1. */
  readonly requestErrors: number;
  /** Response times follow the log-normal distribution through these two quantiles. */
  readonly latency: { readonly medianMs: number; readonly p99Ms: number };
  /** From PENDING to RUNNING. */
  readonly bootSeconds: number;
  readonly start: Start;
  readonly healthChecks: HealthChecks;
  /** By path: what the version answers there. Any other path answers as `requestErrors` and `latency` say. */
  readonly pages: Readonly<Record<string, Page>>;
}

/** What the target answers to its target group's health checks. `fail` is short for a status of 500. */
export type HealthChecks = 'pass' | 'fail' | { readonly fails: { readonly status: number } | 'timeout' };

export type Start =
  | 'runs'
  | { readonly crashes: { readonly afterSeconds: number; readonly exitCode: number; readonly reason: string } }
  | { readonly cannotPull: string };

export interface Versions {
  /** An image that nobody pushed cannot be pulled: it has a behaviour too. */
  readonly behaviour: (image: string) => Behaviour;
  readonly has: (image: string) => boolean;
  readonly change: (image: string, change: Partial<Behaviour>) => void;
}

/** `unhealthy.draining` and `unavailable` do not occur in this world. `unused`: no rule of any listener names the group. */
export type TargetHealth = 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining';

export interface Target {
  readonly id: string;
  readonly image: string;
  readonly port: number;
}

/** Weight by target group ARN, 0 to 999 as in a listener's forward action. */
export type Weights = ReadonlyMap<string, number>;

/** What ECS is given to move traffic: a rule of an application load balancer, or a listener of a network load balancer. */
export interface Route {
  readonly of: BalancerType;
  /** As last asked, whether or not it is in effect yet. */
  readonly weights: () => Weights;
  readonly weightsInEffect: () => Weights;
  /** A group that it names besides stays in it with weight 0. Requests follow 1 to 5 s later. */
  readonly forward: (weights: Weights) => void;
}

export type BalancerType = 'application' | 'network';

/** Load balancers. All methods throw for a listener or target group that does not exist. */
export interface LoadBalancers {
  /** Of the listener's rule that takes the users' requests; as last asked, whether or not they are in effect yet. */
  readonly weights: (listenerArn: string) => Weights;
  /** As that rule divides requests right now. */
  readonly weightsInEffect: (listenerArn: string) => Weights;
  /**
   * Moves traffic as CodeDeploy does: every rule of the listener that names one of these target groups gets these weights
   * (the one of the users' requests if none does). A group that a rule names besides stays in it with weight 0. Requests follow 1 to 5 s
   * later.
   */
  readonly forward: (listenerArn: string, weights: Weights) => void;
  /** By the ARN of a rule or listener, as ECS takes them; undefined where this is no route of such a kind. */
  readonly route: (arn: string) => Route | undefined;
  /** The target begins as `initial`. */
  readonly register: (targetGroupArn: string, target: Target) => void;
  /** No new requests from now on; `draining` for the group's deregistration delay, then gone. Unknown ids are ignored. */
  readonly deregister: (targetGroupArn: string, id: string) => void;
  /** The process behind the target is gone: checks fail, and requests that still reach it are answered 502 by the balancer. */
  readonly lose: (targetGroupArn: string, id: string) => void;
  readonly health: (targetGroupArn: string, id: string) => TargetHealth | undefined;
  /** For the services that name these things by name in their seed. */
  readonly targetGroupArn: (name: string) => string;
  readonly listenerArn: (loadBalancer: string, port: number) => string;
  /** Of the listener's rule with this priority; of a network load balancer, whose listeners have no rules, the listener's. */
  readonly routeArn: (loadBalancer: string, port: number, priority: number | 'default') => string;
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface AlarmReader {
  /** Metric and composite alarms share one space of names. */
  readonly state: (name: string) => AlarmState | undefined;
}
