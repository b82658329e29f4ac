import type { Aim } from '../release/aim.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Scene } from '../release/scene.ts';
import type { Request } from '../request/request.ts';
import { surveyEcsUnderCodeDeploy } from './ecs-codedeploy.ts';
import type { Reach } from './ecs-codedeploy/reach.ts';
import { ecsCodeDeployScene } from './ecs-codedeploy/scene.ts';
import type { Survey } from './ports.ts';

/** From the kind of target to the system that releases it: the one place that knows them all. */
export function surveyTarget(target: Request['target'], run: RunFacts, aim: Aim, reach: Reach): Promise<Survey> {
  const systems = { ecs: surveyEcsUnderCodeDeploy };
  return systems[target.kind](target, run, aim, reach);
}

type Place = Pick<Request['target'], 'kind' | 'cluster' | 'service' | 'application' | 'deploymentGroup'>;

/** The same for whoever only wants to know how the target stands. */
export function sceneOf(target: Place, reach: Reach): Promise<Scene> {
  const systems = { ecs: ecsCodeDeployScene };
  return systems[target.kind](target, reach);
}
