import type { EcsTarget, LambdaTarget, RdsTarget } from '../request/request.ts';

/** What says which target is meant, without what it is to serve. */
export type TargetName =
  | Pick<EcsTarget, 'kind' | 'cluster' | 'service'>
  | Pick<LambdaTarget, 'kind' | 'function' | 'alias'>
  | Pick<RdsTarget, 'kind' | 'database'>;

/** What its key is made of, from the widest to the narrowest. */
export function identifiersOf(target: TargetName): readonly string[] {
  switch (target.kind) {
    case 'ecs':
      return [target.cluster, target.service];
    case 'lambda':
      return [target.function, target.alias];
    case 'rds':
      return [target.database];
  }
}

/** The target for people. */
export function targetTitle(target: TargetName): string {
  switch (target.kind) {
    case 'ecs':
      return `ECS service ${target.service} in cluster ${target.cluster}`;
    case 'lambda':
      return `Lambda function ${target.function}, alias ${target.alias}`;
    case 'rds':
      return `RDS database ${target.database}`;
  }
}

/** The inputs by which a target is named, as a sentence lists them. */
export function namingInputs({ kind }: TargetName): string {
  switch (kind) {
    case 'ecs':
      return '`cluster` and `service`';
    case 'lambda':
      return '`function` and `alias`';
    case 'rds':
      return '`database`';
  }
}
