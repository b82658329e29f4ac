import type { Revision } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { lambdaSpecOf } from '../codedeploy/lambda-appspec.ts';
import { type Holder, occupied, type OccupantHand } from '../codedeploy/occupant.ts';
import { type Alias, findAlias } from '../lambda/alias.ts';
import { aliasRouter } from '../lambda/alias-router.ts';
import type { Holding } from '../lambda/holding.ts';
import { occupantOf } from '../lambda/occupant.ts';
import type { FunctionHand } from '../lambda/reach.ts';
import { findVersion, numberOf } from '../lambda/version.ts';
import type { Survey } from '../ports.ts';
import type { Reach } from '../reach.ts';

interface Around {
  readonly asked: LambdaTarget;
  readonly alias: Alias | undefined;
  readonly holding: Holding;
  readonly hand: FunctionHand;
  readonly occupants: OccupantHand;
  readonly revision: (number: string) => Revision;
  readonly reach: Reach;
}

type Busy = Omit<Extract<Survey, { is: 'busy' }>, 'is' | 'found'>;

/**
 * Whoever has to be waited for: the deployment that holds the group; else whoever divides the alias, or has a lease on it, because
 * CodeDeploy fails at an alias that leads to two versions.
 */
export async function inTheWay(holder: Holder, around: Around): Promise<Busy | undefined> {
  if (holder.is === 'nobody') return dividing(around);
  const { alias, occupants, revision } = around;
  const from = holder.is === 'a deployment' ? lambdaSpecOf(holder.info)?.from : undefined;
  return occupied(occupants, holder, id => ({
    beside: from === undefined ? undefined : revision(from).name,
    serves: alias?.version === numberOf({ id }) ? 'all users' : 'not all',
  }));
}

async function dividing({ asked, holding, hand, revision, reach }: Around): Promise<Busy | undefined> {
  return occupantOf(holding, {
    reach,
    hand,
    router: aliasRouter({ ...hand, alias: asked.alias, revision }),
    read: () => findAlias(hand, hand.brisk, asked.alias),
    idOf: number => revision(number).id,
    nameOf: number => revision(number).name,
    brings: holding.is === 'held' ? await findVersion(hand, hand.patient, holding.mark.to) : undefined,
    alias: asked.alias,
  });
}
