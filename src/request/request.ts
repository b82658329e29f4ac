import type { Policy } from '../release/plan.ts';
import type { Gate, Millis, Strategy } from '../release/words.ts';

/** What one run asks for: every input read, checked and in the project's own words. */
export interface Request {
  readonly operation: 'release';
  readonly environment: string;
  readonly region: string;
  readonly target: EcsTarget;
  readonly strategy: Strategy | 'as configured';
  readonly bake: Millis | 'as configured';
  /** `as configured`: the alarms that AWS already attaches to this deployment. `none` was asked for in so many words. */
  readonly gates: readonly Gate[] | 'as configured' | 'none';
  readonly consequences: Consequences;
}

export interface EcsTarget {
  readonly kind: 'ecs';
  readonly cluster: string;
  readonly service: string;
  /** What green's task definition starts from. */
  readonly base: DefinitionBase;
  readonly images: ImageChange;
  readonly application: string | undefined;
  readonly deploymentGroup: string | undefined;
}

export type DefinitionBase =
  | { readonly from: 'live' }
  | { readonly from: 'revision'; readonly family: string; readonly revision: number | 'latest' }
  /** `definition` is the parsed file, whatever its fields: those that are not known pass through to AWS. */
  | { readonly from: 'file'; readonly path: string; readonly definition: TaskDefinitionFile };

export type TaskDefinitionFile = Readonly<Record<string, unknown>> & {
  readonly family: string;
  readonly containerDefinitions: readonly (Readonly<Record<string, unknown>> & { readonly name: string })[];
};

export type ImageChange =
  | { readonly change: 'none' }
  /** For the one essential container. */
  | { readonly change: 'essential'; readonly image: string }
  | { readonly change: 'named'; readonly images: ReadonlyMap<string, string> };

/** The consequence inputs as asked; `default` where the right value depends on what the mover can do. */
export interface Consequences {
  readonly onFailure: 'revert' | 'hold' | 'leave';
  readonly onNoData: AskedDoubt | 'default';
  readonly onInconclusive: AskedDoubt | 'default';
  readonly onAlarmAlready: 'refuse' | 'warn' | 'ignore';
  readonly onTimeout: Policy['onTimeout'] | 'default';
  readonly onCancel: Policy['onCancel'] | 'default';
  readonly timeout: Millis | 'from the plan';
  readonly poll: Policy['poll'];
}

export type AskedDoubt = 'extend' | 'hold' | 'revert' | 'proceed';
