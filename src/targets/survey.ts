import type { Aim } from '../release/aim.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Scene } from '../release/scene.ts';
import type { EcsTarget, LambdaTarget, RdsTarget, Request } from '../request/request.ts';
import { describeService } from './ecs/described.ts';
import { surveyEcsUnderCodeDeploy } from './ecs-codedeploy.ts';
import { ecsCodeDeployScene } from './ecs-codedeploy/scene.ts';
import { type AskedOfService, surveyEcsNative } from './ecs-native.ts';
import { ecsNativeScene } from './ecs-native/scene.ts';
import { type LookedFor, lookForLambdaGroup } from './codedeploy/lambda-group.ts';
import { surveyLambda } from './lambda.ts';
import { surveyLambdaUnderCodeDeploy } from './lambda-codedeploy.ts';
import { lambdaCodeDeployScene } from './lambda-codedeploy/scene.ts';
import { lambdaScene } from './lambda/scene.ts';
import type { Survey } from './ports.ts';
import { rdsScene } from './rds/scene.ts';
import { surveyRds } from './rds.ts';
import type { Reach } from './reach.ts';

/** What a survey depends on: where a system keeps strategy and bake as settings of its own, they are a part of what it is asked to be. */
export type Asked = Pick<Request, 'target' | 'strategy' | 'bake' | 'consequences'>;

/** From the kind of target to the system that releases it: the one place that knows them all. */
export function surveyTarget(asked: Asked, run: RunFacts, aim: Aim, reach: Reach): Promise<Survey> {
  const { target } = asked;
  switch (target.kind) {
    case 'ecs':
      return surveyService({ ...asked, target }, run, aim, reach);
    case 'lambda':
      return surveyFunction(target, run, aim, reach);
    case 'rds':
      return surveyRds(target, run, aim, reach);
  }
}

/** Whoever deploys the service, as ECS says it; where the inputs name CodeDeploy's group, both are asked at once. */
async function surveyService(asked: AskedOfService, run: RunFacts, aim: Aim, reach: Reach): Promise<Survey> {
  const { target } = asked;
  if (isUnderCodeDeploy(target)) return surveyEcsUnderCodeDeploy(target, undefined, run, aim, reach);
  const described = await describeService(reach.clients.ecs, reach.patient, target.cluster, target.service);
  switch (described.controller) {
    case 'CodeDeploy':
      return surveyEcsUnderCodeDeploy(target, described, run, aim, reach);
    case 'ECS':
      return surveyEcsNative(asked, described, run, aim, reach);
  }
}

async function sceneOfService(target: ServicePlaced, reach: Reach): Promise<Scene> {
  if (isUnderCodeDeploy(target)) return ecsCodeDeployScene(target, undefined, reach);
  const described = await describeService(reach.clients.ecs, reach.patient, target.cluster, target.service);
  switch (described.controller) {
    case 'CodeDeploy':
      return ecsCodeDeployScene(target, described, reach);
    case 'ECS':
      return ecsNativeScene(described, reach);
  }
}

function isUnderCodeDeploy({ application, deploymentGroup }: ServicePlaced): boolean {
  return application !== undefined || deploymentGroup !== undefined;
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
  | ({ readonly kind: 'ecs' } & ServicePlaced)
  | ({ readonly kind: 'lambda' } & AliasPlaced)
  | Pick<RdsTarget, 'kind' | 'database'>;

type ServicePlaced = Pick<EcsTarget, 'cluster' | 'service' | 'application' | 'deploymentGroup'>;
type AliasPlaced = Pick<LambdaTarget, 'function' | 'alias' | 'codedeploy'>;

/** The same for whoever only wants to know how the target stands. */
export function sceneOf(target: Placed, reach: Reach): Promise<Scene> {
  switch (target.kind) {
    case 'ecs':
      return sceneOfService(target, reach);
    case 'lambda':
      return sceneOfFunction(target, reach);
    case 'rds':
      return rdsScene(target, reach);
  }
}
