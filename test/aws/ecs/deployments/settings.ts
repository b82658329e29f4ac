import type { HookStage, PauseStage } from './stages.ts';

/** A service's `deploymentConfiguration`, read: what it leaves out has AWS's default. */
export interface DeploymentSettings {
  readonly strategy: Strategy;
  readonly alarms: AlarmSettings;
  readonly circuitBreaker: CircuitBreakerSettings;
  readonly hooks: readonly Hook[];
}

export type Strategy = RollingStrategy | ShiftingStrategy;

export interface RollingStrategy {
  readonly kind: 'ROLLING';
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly earlySuccess: EarlySuccess;
  /** Undefined: ECS takes one of its own where it needs one. */
  readonly bakeMinutes: number | undefined;
}

export type EarlySuccess =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly healthyPercent: number; readonly cleanup: 'BLOCKING' | 'DEFERRED' };

/** Both revisions stand at full size, and traffic moves from one to the other. */
export type ShiftingStrategy =
  | { readonly kind: 'BLUE_GREEN'; readonly bakeMinutes: number }
  | {
      readonly kind: 'CANARY';
      readonly percent: number;
      readonly stepBakeMinutes: number;
      readonly bakeMinutes: number;
    }
  | {
      readonly kind: 'LINEAR';
      readonly percent: number;
      readonly stepBakeMinutes: number;
      readonly bakeMinutes: number;
    };

export type OnFailure = 'rolls back' | 'stops';

export type AlarmSettings =
  { readonly kind: 'off' } | { readonly kind: 'on'; readonly names: readonly string[]; readonly onFailure: OnFailure };

export type CircuitBreakerSettings =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'on';
      readonly onFailure: OnFailure;
      readonly resetOnHealthyTask: boolean;
      readonly threshold: {
        readonly type: 'BOUNDED_PERCENT' | 'COUNT' | 'UNBOUNDED_PERCENT';
        readonly value: number;
      };
    };

export type Hook =
  | { readonly kind: 'PAUSE'; readonly stages: readonly PauseStage[]; readonly limit: HookLimit }
  | {
      readonly kind: 'AWS_LAMBDA';
      readonly functionArn: string;
      readonly stages: readonly HookStage[];
      readonly limit: HookLimit;
    };

/** What happens to a hook that nobody resolves in time. */
export interface HookLimit {
  readonly minutes: number;
  readonly then: 'CONTINUE' | 'ROLLBACK';
}
