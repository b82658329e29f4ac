import type { Asking } from '../../../aws/asking.ts';
import type { Change } from '../../../release/words.ts';
import type { NativeDeployment } from '../deployment.ts';
import type { NativeHand } from '../hand.ts';
import { findDeployment, listDeployments } from '../read-deployment.ts';

type Looking = Pick<NativeHand, 'ecs' | 'place' | 'revisions'>;

/**
 * The newest deployment that brings blue again after this one. Nothing on it says who began it or what for; that it came later, and
 * brings what was there before, says it all.
 *
 * @param blue ARN of the task definition that served before
 */
export async function findWayBack(
  { ecs, place, revisions }: Looking,
  asking: Asking,
  { id, began }: Pick<Change, 'id' | 'began'>,
  blue: string,
): Promise<NativeDeployment | undefined> {
  const listed = await listDeployments(ecs, asking, place, { which: 'since', at: began });
  const later = listed.filter(one => one.id !== id && one.created >= began);
  const brought = await revisions.find(later.map(({ target }) => target));
  const back = later.find(({ target }) =>
    brought.some(({ arn, taskDefinition }) => arn === target && taskDefinition === blue),
  );
  return back === undefined ? undefined : findDeployment(ecs, asking, back.arn);
}

/**
 * The id of the deployment that a later one takes back: what that one brings is what the other had replaced. Undefined where it
 * takes nothing back that can still be read.
 */
export async function takenBackBy(
  { ecs, place, revisions }: Looking,
  asking: Asking,
  later: Pick<NativeDeployment, 'id' | 'target' | 'sources' | 'created'>,
): Promise<string | undefined> {
  const replaced = new Set(later.sources.map(({ revision }) => revision));
  const listed = await listDeployments(ecs, asking, place, { which: 'newest', atMost: 20 });
  const former = listed.find(({ id, target }) => id !== later.id && replaced.has(target));
  if (former === undefined) return undefined;
  const found = await findDeployment(ecs, asking, former.arn);
  const arns = [later.target.revision, ...(found?.sources ?? []).map(({ revision }) => revision)];
  const [brings, ...before] = await revisions.find(arns);
  return brings?.arn === later.target.revision &&
    before.some(({ taskDefinition }) => taskDefinition === brings.taskDefinition)
    ? former.id
    : undefined;
}
