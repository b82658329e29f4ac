import type { Scene } from '../../release/scene.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { allRefusals } from '../all-refusals.ts';
import { flightOf } from '../codedeploy/flight.ts';
import type { Group } from '../codedeploy/group.ts';
import { lambdaSpecOf } from '../codedeploy/lambda-appspec.ts';
import { holderOf } from '../codedeploy/last-deployment.ts';
import type { Holder } from '../codedeploy/occupant.ts';
import { isAbout, onLambda } from '../codedeploy/on-lambda.ts';
import { lambdaScene } from '../lambda/scene.ts';
import { revisionOf } from '../lambda/version.ts';
import type { Reach } from '../reach.ts';

/** How a function stands behind an alias that CodeDeploy moves. Reads only. */
export async function lambdaCodeDeployScene(
  asked: Pick<LambdaTarget, 'function' | 'alias'>,
  group: Group,
  reach: Reach,
): Promise<Scene> {
  const { clients, patient, brisk, now } = reach;
  const hand = { codedeploy: clients.codedeploy, patient, brisk, now };
  const [byAlias, holder] = await allRefusals([lambdaScene(asked, reach), holderOf(group, hand)]);
  const [{ revision }] = byAlias.stands;
  const platform = onLambda({ ...asked, revision: number => revisionOf(revision.id, number) });
  const flight = movesAnother(holder, asked) ? undefined : await flightOf(holder, { ...hand, group, platform });
  // Where no deployment divides the alias, somebody else does.
  return { ...byAlias, mover: 'CodeDeploy', flight: flight ?? byAlias.flight };
}

/** A group may release any alias: what it does to another one is nothing that happens here. */
function movesAnother(holder: Holder, asked: Pick<LambdaTarget, 'function' | 'alias'>): boolean {
  const spec = holder.is === 'a deployment' ? lambdaSpecOf(holder.info) : undefined;
  return spec !== undefined && !isAbout(spec, asked);
}
