import type { Handed } from '../release/aim.ts';
import type { Hook, Policy } from '../release/plan.ts';
import type { OnRerun } from '../release/rerun.ts';
import type { Gate, Millis, Strategy } from '../release/words.ts';

/** What one run asks for: every input read, checked and in the project's own words. */
export interface Request {
  readonly operation: Operation;
  readonly environment: string;
  readonly region: string;
  readonly target: Target;
  readonly strategy: Strategy | 'as configured';
  readonly bake: Millis | 'as configured';
  /** `as configured`: the alarms that AWS already attaches to this deployment. `none` was asked for in so many words. */
  readonly gates: readonly Gate[] | 'as configured' | 'none';
  readonly consequences: Consequences;
  readonly telling: Telling;
  /** ARN of the role whose credentials are used and renewed; undefined: those that the job has. */
  readonly role: string | undefined;
}

/**
 * `status` with nothing but the id of a release, as from another machine: which target that is has to be found. Everything else
 * is as in a request.
 */
export interface Search extends Pick<Request, 'environment' | 'region' | 'telling' | 'role'> {
  readonly operation: { readonly is: 'status'; readonly handed: Handed };
  readonly sought: 'an ecs service';
}

/** What the step does. `plan` and `status` write nothing to AWS. */
export type Operation =
  | { readonly is: 'release' | 'stage'; readonly onRerun: OnRerun }
  | { readonly is: 'plan' }
  | { readonly is: 'drill' }
  /** Undefined: what this very run has staged. */
  | { readonly is: 'promote'; readonly handed: Handed | undefined }
  /** To what served before, or to the revision of one release. */
  | { readonly is: 'rollback'; readonly to: 'previous' | { readonly release: Handed } }
  /** Undefined: of the target that the inputs name. */
  | { readonly is: 'status'; readonly handed: Handed | undefined }
  /** Of a database's switchover that is over: its record, which keeps old blue from being written to. */
  | { readonly is: 'delete-record' };

/** Whom the release tells besides its own job. None of it decides anything. */
export interface Telling {
  /** `always`: a bad end gets a comment of its own besides, which notifies people. */
  readonly comment: 'auto' | 'always' | 'never';
  /** Whether the comment may repeat what a user's own program wrote. */
  readonly foreignLogs: 'in the job log only' | 'in the comment too';
  /** Where users find what is released. */
  readonly environmentUrl: string | undefined;
  /** Whether a later rollback may go back to what this step releases. */
  readonly restorable: 'yes' | 'do not restore';
}

/** The thing whose traffic moves, and what it is to serve. */
export type Target = EcsTarget | LambdaTarget | RdsTarget;

export interface EcsTarget {
  readonly kind: 'ecs';
  readonly cluster: string;
  readonly service: string;
  /** What green's task definition starts from. */
  readonly base: DefinitionBase;
  readonly images: ImageChange;
  readonly application: string | undefined;
  readonly deploymentGroup: string | undefined;
  readonly appspec: AppSpecFile | undefined;
  /** Where ECS itself deploys: whether the pauses at which a release is judged are written into the service. */
  readonly hooks: 'as they stand' | 'managed';
}

/** A Lambda function, whose traffic comes in by an alias. */
export interface LambdaTarget {
  readonly kind: 'lambda';
  /** Its name alone, without account, region or qualifier. */
  readonly function: string;
  readonly alias: string;
  readonly code: LambdaCode;
  /** Members of UpdateFunctionConfiguration that are to be set, by AWS's names; all others stay as they are. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Of the environment; those that are not named stay as they are. */
  readonly variables: ReadonlyMap<string, { readonly set: string } | 'removed'>;
  /** Which of CodeDeploy's groups moves the alias. `not asked`: Greenlight itself moves it. */
  readonly codedeploy:
    'not asked' | { readonly application: string | undefined; readonly deploymentGroup: string | undefined };
  /** Of the user's own AppSpec: the functions that run before and after traffic moves. */
  readonly hooks: readonly Hook[];
  /** How many published versions are kept after a good release. */
  readonly keepVersions: number | 'all';
}

/** A database whose name moves to green at a switchover: an instance of RDS or a cluster. */
export interface RdsTarget {
  readonly kind: 'rds';
  /** Identifier of the instance or the cluster, lower case. */
  readonly database: string;
  readonly green: GreenDatabase;
  readonly switchover: Switchover;
}

/** What green is to have otherwise than blue; undefined: as blue has it. */
export interface GreenDatabase {
  readonly engineVersion: string | undefined;
  /** Of the instances. */
  readonly parameterGroup: string | undefined;
  readonly clusterParameterGroup: string | undefined;
  readonly instanceClass: string | undefined;
  readonly storage: GreenStorage;
}

export interface GreenStorage {
  readonly type: string | undefined;
  /** In GiB. */
  readonly allocated: number | undefined;
  readonly iops: number | undefined;
  /** In MiB/s. */
  readonly throughput: number | undefined;
  /** Whether green gets the newest layout of storage that its engine has. */
  readonly layout: 'as blue' | 'newest';
  readonly kmsKey: string | undefined;
}

/** The point of no return. */
export interface Switchover {
  /** Whether a person has said that it may be crossed. */
  readonly consent: 'approved' | 'not given';
  /** After it AWS undoes what it has done, 30 s to 1 h. */
  readonly timeout: Millis;
}

export type LambdaCode =
  /** The function's code as it is: `$LATEST`. */
  | { readonly from: 'latest' }
  /** `sha256`: of the zip, in base64, as Lambda's own `CodeSha256`. */
  | { readonly from: 'package'; readonly path: string; readonly zip: Uint8Array; readonly sha256: string }
  | { readonly from: 's3'; readonly bucket: string; readonly key: string; readonly version: string | undefined }
  | { readonly from: 'image'; readonly uri: string }
  /** A version that is published already, as it is. */
  | { readonly from: 'version'; readonly version: string };

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

/**
 * What the user's own AppSpec asks of a deployment besides its task definition, which Greenlight fills in. Undefined: as
 * the service has it now.
 */
export interface AppSpecFile {
  readonly path: string;
  /** The container and port that green's load balancer sends traffic to. */
  readonly container: { readonly name: string; readonly port: number } | undefined;
  /** Of Fargate: `1.4.0`, `LATEST`. */
  readonly platformVersion: string | undefined;
  readonly network: TaskNetwork | undefined;
  readonly capacityProviders: readonly CapacityProvider[] | undefined;
  /** In the order in which CodeDeploy runs them; one for each event at most. */
  readonly hooks: readonly Hook[];
}

/** Where tasks with a network interface of their own (`awsvpc`) stand. */
export interface TaskNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: 'ENABLED' | 'DISABLED';
}

export interface CapacityProvider {
  readonly provider: string;
  /** Tasks that it takes before the weights count; undefined: none. */
  readonly base: number | undefined;
  /** Its part of the tasks beyond the base, beside the weights of the others; undefined: none. */
  readonly weight: number | undefined;
}

/** The consequence inputs as asked; `default` where the right value depends on what the mover can do. */
export interface Consequences {
  readonly onFailure: 'revert' | 'hold' | 'leave';
  readonly onNoData: AskedDoubt | 'default';
  readonly onInconclusive: AskedDoubt | 'default';
  readonly onAlarmAlready: 'refuse' | 'warn' | 'ignore';
  /** How long traffic is held where a person must decide; then it goes back. */
  readonly holdFor: Millis;
  /** When another deployment holds the target; `supersede` ends it only where it is an older run of the same workflow. */
  readonly whenBusy: 'wait' | 'refuse' | 'supersede';
  readonly onTimeout: Policy['onTimeout'] | 'default';
  readonly onCancel: Policy['onCancel'] | 'default';
  /** Who ends blue once the bake has passed: AWS when it is configured to, or Greenlight at once. */
  readonly retire: 'aws' | 'now';
  readonly timeout: Millis | 'from the plan';
  readonly poll: Policy['poll'];
}

export type AskedDoubt = 'extend' | 'hold' | 'revert' | 'proceed';
