import type { RunFacts } from '../release/identity.ts';
import type { Request } from '../request/request.ts';
import { surveyEcsUnderCodeDeploy } from './ecs-codedeploy.ts';
import type { Reach } from './ecs-codedeploy/reach.ts';
import type { Survey } from './ports.ts';

/** From the kind of target to the system that releases it: the one place that knows them all. */
export function surveyTarget(target: Request['target'], run: RunFacts, reach: Reach): Promise<Survey> {
  const systems = { ecs: surveyEcsUnderCodeDeploy };
  return systems[target.kind](target, run, reach);
}
