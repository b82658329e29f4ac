import type { Aim } from '../release/aim.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Scene } from '../release/scene.ts';
import type { EcsTarget, LambdaTarget, Target } from '../request/request.ts';
import { surveyEcsUnderCodeDeploy } from './ecs-codedeploy.ts';
import { ecsCodeDeployScene } from './ecs-codedeploy/scene.ts';
import { surveyLambda } from './lambda.ts';
import { lambdaScene } from './lambda/scene.ts';
import type { Survey } from './ports.ts';
import type { Reach } from './reach.ts';

/** From the kind of target to the system that releases it: the one place that knows them all. */
export function surveyTarget(target: Target, run: RunFacts, aim: Aim, reach: Reach): Promise<Survey> {
  switch (target.kind) {
    case 'ecs':
      return surveyEcsUnderCodeDeploy(target, run, aim, reach);
    case 'lambda':
      return surveyLambda(target, run, aim, reach);
  }
}

/** Where a target is, without what it is to serve. */
export type Placed =
  | Pick<EcsTarget, 'kind' | 'cluster' | 'service' | 'application' | 'deploymentGroup'>
  | Pick<LambdaTarget, 'kind' | 'function' | 'alias' | 'codedeploy'>;

/** The same for whoever only wants to know how the target stands. */
export function sceneOf(target: Placed, reach: Reach): Promise<Scene> {
  switch (target.kind) {
    case 'ecs':
      return ecsCodeDeployScene(target, reach);
    case 'lambda':
      return lambdaScene(target, reach);
  }
}
