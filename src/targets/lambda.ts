import type { Aim } from '../release/aim.ts';
import type { RunFacts } from '../release/identity.ts';
import { isAlive } from '../release/lease.ts';
import type { Mark } from '../release/mark.ts';
import type { Plan } from '../release/plan.ts';
import type { Instant } from '../release/words.ts';
import type { LambdaTarget } from '../request/request.ts';
import { aimedAt, beginsAnew, type Stamped } from './aimed-at.ts';
import { allRefusals } from './all-refusals.ts';
import { type Alias, findAlias } from './lambda/alias.ts';
import { aliasRouter } from './lambda/alias-router.ts';
import { arrivalsOf, longestRun } from './lambda/arrivals.ts';
import { notRead, readAttached } from './lambda/attached.ts';
import { foundIn, releasedBy, restsOn } from './lambda/found.ts';
import { handsOf } from './lambda/hands.ts';
import { type Holding, holdingOf } from './lambda/holding.ts';
import { occupantOf } from './lambda/occupant.ts';
import { notWarm, warmthOfAlias } from './lambda/provisioned.ts';
import type { FunctionHand } from './lambda/reach.ts';
import type { Sights } from './lambda/sights.ts';
import { stagedVersion } from './lambda/staged.ts';
import { findVersion, numberOf, readFunction, readVersion, revisionOf, type Version } from './lambda/version.ts';
import { codeDifference, wantedFor } from './lambda/wanted.ts';
import type { Survey } from './ports.ts';
import type { Reach } from './reach.ts';
import { steppedBy } from './stepped-by.ts';

/** A Lambda function whose alias Greenlight itself moves: what stands there, and who may do what about it. Reads only. */
export async function surveyLambda(
  asked: LambdaTarget,
  passedOver: Sights['passedOver'],
  run: RunFacts,
  aim: Aim,
  reach: Reach,
): Promise<Survey> {
  const { clients, patient, brisk } = reach;
  const hand: FunctionHand = { lambda: () => clients.lambda(), patient, brisk, name: asked.function };
  const [now, alias] = await allRefusals([readFunction(hand), findAlias(hand, patient, asked.alias)]);
  const revision = (number: string) => revisionOf(now.revision.id, number);
  const seen = holdingOf(alias);
  const aims = { aim, run, hand, alias, revision, now: reach.now() };
  const meant = await aimed(seen, aims);
  const ours = meant === 'serves already' ? undefined : meant;
  const holding = ours === undefined ? await stillHeld(seen, reach) : seen;
  const over = seen.is === 'held' && holding.is === 'free' ? seen.mark : undefined;
  const [blue, other] = await allRefusals([
    blueOf(hand, alias, holding),
    holding.is === 'held' ? findVersion(hand, patient, holding.mark.to) : Promise.resolve(undefined),
  ]);
  const begun =
    ours === undefined ? undefined : (other ?? (await findVersion(hand, patient, numberOf(ours.change.revision))));
  const begins = ours === undefined && beginsAnew(aim);
  const [wanted, warm, attached] = await allRefusals([
    wantedFor(aim, { asked, hand, now, alias, blue, begun }),
    begins ? warmthOfAlias(hand, alias?.name, blue?.number) : Promise.resolve(notWarm),
    begins && aim.is !== 'a revision' ? readAttached(hand, asked.alias) : Promise.resolve(notRead),
  ]);
  const code = codeDifference(asked, now, blue ?? now);
  const sights: Sights = { now, alias, holding, blue, wanted, code, ours, begun, warm, attached, passedOver };
  const found = foundIn(sights, asked, run);
  const router = aliasRouter({ ...hand, alias: asked.alias, revision });
  const counting = {
    cloudwatch: () => clients.cloudwatch(),
    brisk,
    functionName: asked.function,
    alias: asked.alias,
    longest: longestRun(sights),
  };
  const stepping = (plan: Plan) => ({ plan, shortOf: numberOf, now: reach.now, over, arrivals: arrivalsOf(counting) });
  const occupant =
    ours === undefined
      ? await occupantOf(holding, {
          reach,
          hand,
          router,
          read: () => findAlias(hand, brisk, asked.alias),
          idOf: number => revision(number).id,
          nameOf: number => revision(number).name,
          brings: other,
          alias: asked.alias,
        })
      : undefined;

  if (meant === 'serves already' && blue !== undefined)
    return { is: 'serving already', revision: blue.revision, madeBy: releasedBy(alias, blue), found };
  if (ours === undefined && (aim.is === 'a change' || aim.is === 'a deployment'))
    return { is: 'not in flight', found, holder: occupant?.with.id };
  if (occupant !== undefined) return { is: 'busy', ...occupant, found };
  if (ours === undefined && blue !== undefined && restsOn(sights, aim))
    return { is: 'serving already', revision: blue.revision, madeBy: releasedBy(alias, blue), found };
  return {
    is: 'to be released',
    ours: ours?.change,
    found,
    hands: plan => handsOf(sights, { asked, hand, mover: steppedBy(router, stepping(plan)), plan, reach }),
  };
}

/** What served before: where traffic is divided, or baked, what it came from. */
async function blueOf(hand: FunctionHand, alias: Alias | undefined, holding: Holding): Promise<Version | undefined> {
  if (alias === undefined) return undefined;
  const number = holding.is === 'held' ? holding.mark.from : alias.version;
  return number === undefined ? undefined : readVersion(hand, number);
}

interface Aimed {
  readonly aim: Aim;
  readonly run: RunFacts;
  readonly hand: FunctionHand;
  readonly alias: Alias | undefined;
  readonly revision: (number: string) => Version['revision'];
  readonly now: Instant;
}

/** The change that the run aims at: by the mark of the alias, or, before it has traffic, by the stamp of its version. */
async function aimed(
  holding: Holding,
  { aim, run, hand, alias, revision, now }: Aimed,
): Promise<Stamped | 'serves already' | undefined> {
  const stamped = ({ changeId, to }: Pick<Mark, 'changeId' | 'to'>): Stamped => ({
    changeId,
    change: { id: changeId, revision: revision(to), began: now },
  });
  if (holding.is === 'held') {
    const { mark } = holding;
    const change = stamped(mark);
    const blue = mark.from === undefined ? '' : revision(mark.from).name;
    return aimedAt(change, aim, run, blue) === 'no' ? undefined : change;
  }
  // One that has ended is still what a step was cut short in.
  if (aim.is === 'a deployment') return alias?.mark?.changeId === aim.id ? stamped(alias.mark) : undefined;
  if (aim.is !== 'a change' || holding.is !== 'free') return undefined;
  const staged = await stagedVersion(hand, aim, alias?.version);
  if (staged === undefined) return undefined;
  if (staged.serves) return 'serves already';
  // What was taken back is not given to users again by the same word: it is staged anew, and approved anew.
  const isTakenBack = alias?.mark?.changeId === staged.changeId && alias.mark.stage.is === 'taken back';
  return isTakenBack ? undefined : stamped({ changeId: staged.changeId, to: staged.number });
}

/** Left in its bake by a run that is gone, it divides nothing: what it brought is what serves. */
async function stillHeld(holding: Holding, { presence, now }: Reach): Promise<Holding> {
  if (holding.is !== 'held' || holding.share < 100 || holding.mark.stage.is !== 'held') return holding;
  const isAtIt = isAlive(holding.mark, await presence(holding.mark.stage.by), now());
  return isAtIt ? holding : { is: 'free' };
}
