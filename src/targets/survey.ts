import type { Aim } from '../release/aim.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Scene } from '../release/scene.ts';
import type { EcsTarget, LambdaTarget, RdsTarget, Target } from '../request/request.ts';
import { surveyEcsUnderCodeDeploy } from './ecs-codedeploy.ts';
import { ecsCodeDeployScene } from './ecs-codedeploy/scene.ts';
import { type LookedFor, lookForLambdaGroup } from './codedeploy/lambda-group.ts';
import { surveyLambda } from './lambda.ts';
import { surveyLambdaUnderCodeDeploy } from './lambda-codedeploy.ts';
import { lambdaCodeDeployScene } from './lambda-codedeploy/scene.ts';
import { lambdaScene } from './lambda/scene.ts';
import type { Survey } from './ports.ts';
import { rdsScene } from './rds/scene.ts';
import { surveyRds } from './rds.ts';
import type { Reach } from './reach.ts';

/** From the kind of target to the system that releases it: the one place that knows them all. */
export function surveyTarget(target: Target, run: RunFacts, aim: Aim, reach: Reach): Promise<Survey> {
  switch (target.kind) {
    case 'ecs':
      return surveyEcsUnderCodeDeploy(target, run, aim, reach);
    case 'lambda':
      return surveyFunction(target, run, aim, reach);
    case 'rds':
      return surveyRds(target, run, aim, reach);
  }
}

/** Whichever of the two moves the alias: a deployment group of CodeDeploy's, or else Greenlight itself. */
async function surveyFunction(target: LambdaTarget, run: RunFacts, aim: Aim, reach: Reach): Promise<Survey> {
  const { group, passedOver } = await groupOf(target, reach);
  return group === undefined
    ? surveyLambda(target, passedOver, run, aim, reach)
    : surveyLambdaUnderCodeDeploy(target, group, run, aim, reach);
}

async function sceneOfFunction(target: AliasPlaced, reach: Reach): Promise<Scene> {
  const { group } = await groupOf(target, reach);
  return group === undefined ? lambdaScene(target, reach) : lambdaCodeDeployScene(target, group, reach);
}

async function groupOf({ codedeploy, ...asked }: AliasPlaced, { clients, patient }: Reach): Promise<LookedFor> {
  if (codedeploy === 'not asked') return { group: undefined, passedOver: [] };
  const { application, deploymentGroup: group } = codedeploy;
  return lookForLambdaGroup(clients.codedeploy, patient, { ...asked, application, group });
}

/** Where a target is, without what it is to serve. */
export type Placed =
  | Pick<EcsTarget, 'kind' | 'cluster' | 'service' | 'application' | 'deploymentGroup'>
  | ({ readonly kind: 'lambda' } & AliasPlaced)
  | Pick<RdsTarget, 'kind' | 'database'>;

type AliasPlaced = Pick<LambdaTarget, 'function' | 'alias' | 'codedeploy'>;

/** The same for whoever only wants to know how the target stands. */
export function sceneOf(target: Placed, reach: Reach): Promise<Scene> {
  switch (target.kind) {
    case 'ecs':
      return ecsCodeDeployScene(target, reach);
    case 'lambda':
      return sceneOfFunction(target, reach);
    case 'rds':
      return rdsScene(target, reach);
  }
}
