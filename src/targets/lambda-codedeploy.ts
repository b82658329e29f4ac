import type { Aim } from '../release/aim.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Revision } from '../release/words.ts';
import type { LambdaTarget } from '../request/request.ts';
import { beginsAnew } from './aimed-at.ts';
import { allRefusals } from './all-refusals.ts';
import { configuredStrategy } from './codedeploy/configured-strategy.ts';
import { busy } from './codedeploy/create.ts';
import type { Group } from './codedeploy/group.ts';
import { lambdaSpecOf } from './codedeploy/lambda-appspec.ts';
import { holderOf, lastHooks, madeBefore } from './codedeploy/last-deployment.ts';
import type { Holder, OccupantHand } from './codedeploy/occupant.ts';
import { isAbout, onLambda } from './codedeploy/on-lambda.ts';
import { trafficOf } from './codedeploy/traffic-so-far.ts';
import { aimed } from './lambda-codedeploy/aimed.ts';
import { foundIn } from './lambda-codedeploy/found.ts';
import { handsOf } from './lambda-codedeploy/hands.ts';
import { inTheWay } from './lambda-codedeploy/in-the-way.ts';
import type { Sights } from './lambda-codedeploy/sights.ts';
import { type Alias, findAlias } from './lambda/alias.ts';
import { notRead, readAttached } from './lambda/attached.ts';
import { configurationOf, sameAsFarAsShown } from './lambda/configuration.ts';
import { releasedBy, restsOn } from './lambda/found.ts';
import { type Holding, holdingOf } from './lambda/holding.ts';
import { notWarm, warmthOfAlias } from './lambda/provisioned.ts';
import type { FunctionHand } from './lambda/reach.ts';
import { findVersion, numberOf, readFunction, readVersion, revisionOf, type Version } from './lambda/version.ts';
import { codeDifference, wantedFor } from './lambda/wanted.ts';
import type { Survey } from './ports.ts';
import type { Reach } from './reach.ts';

/** A Lambda function whose alias CodeDeploy moves: what stands there, and who may do what about it. Reads only. */
export async function surveyLambdaUnderCodeDeploy(
  asked: LambdaTarget,
  group: Group,
  run: RunFacts,
  aim: Aim,
  reach: Reach,
): Promise<Survey> {
  const { clients, patient, brisk, now } = reach;
  const hand: FunctionHand = { lambda: clients.lambda, patient, brisk, name: asked.function };
  const [latest, alias] = await allRefusals([readFunction(hand), findAlias(hand, patient, asked.alias)]);
  const revision = (number: string): Revision => revisionOf(latest.revision.id, number);
  const platform = onLambda({ ...asked, revision });
  const occupants: OccupantHand = {
    codedeploy: clients.codedeploy,
    patient,
    brisk,
    now,
    platform,
    whoMade: async id => makerOf(await findVersion(hand, patient, numberOf({ id }))),
  };
  const holder = await holderOf(group, occupants);
  const holding = holdingOf(alias);
  const ours = await aimed(holder, { run, aim, revision, hand: occupants });
  const configuration = ours?.configuration ?? group.configuration;
  const [blue, begun, configured] = await allRefusals([
    blueOf(hand, ours?.from ?? standing(alias, holding)),
    ours === undefined ? Promise.resolve(undefined) : findVersion(hand, patient, numberOf(ours.change.revision)),
    configuredStrategy(clients.codedeploy, patient, configuration),
  ]);
  const begins = ours === undefined && beginsAnew(aim);
  const [wanted, warm, attached] = await allRefusals([
    wantedFor(aim, { asked, hand, now: latest, alias, blue, begun }),
    begins ? warmthOfAlias(hand, alias?.name, blue?.number) : Promise.resolve(notWarm),
    begins && aim.is !== 'a revision' ? readAttached(hand, asked.alias) : Promise.resolve(notRead),
  ]);
  const sights: Sights = {
    now: latest,
    alias,
    holding,
    blue,
    wanted,
    code: codeDifference(asked, latest, blue ?? latest),
    ours,
    begun,
    warm,
    attached,
    passedOver: [],
    group,
    configuration,
    configured,
    traffic: ours === undefined ? [] : await trafficOf(ours.change, configured, occupants),
    madeBefore: await madeBefore(holder, run, occupants),
    lastHooks: lastHooks(holder, platform),
    lastMoved: lastMoved(holder, asked),
  };
  const found = foundIn(sights, asked, run);

  if (ours === undefined && (aim.is === 'a change' || aim.is === 'a deployment'))
    return { is: 'not in flight', found, holder: holder.is === 'nobody' ? undefined : holder.id };
  const occupant =
    ours === undefined
      ? await inTheWay(holder, { asked, alias, holding, hand, occupants, revision, reach })
      : undefined;
  if (occupant !== undefined) return { is: 'busy', ...occupant, found };
  if (ours === undefined && blue !== undefined && restsOn(sights, aim))
    return { is: 'serving already', revision: blue.revision, madeBy: releasedBy(alias, blue), found };
  // Within one attempt two steps may ask for two things; over attempts what was recorded wins over the inputs.
  if (
    aim.is === 'the inputs' &&
    ours?.changeId === run.changeId &&
    begun !== undefined &&
    isAnother(begun, sights, asked)
  )
    throw busy({ group }, ours.change.id, 'this run');
  return {
    is: 'to be released',
    ours: ours?.change,
    found,
    hands: plan => handsOf(sights, { asked, hand, platform, plan, reach }),
  };
}

/** The version that serves, as far as the alias tells: where a release of Greenlight's divides it, the one that it came from. */
function standing(alias: Alias | undefined, holding: Holding): string | undefined {
  return holding.is === 'held' ? holding.mark.from : alias?.version;
}

async function blueOf(hand: FunctionHand, number: string | undefined): Promise<Version | undefined> {
  return number === undefined ? undefined : readVersion(hand, number);
}

function makerOf(version: Version | undefined) {
  return version && { madeBy: version.stamp?.changeId, origin: version.stamp?.origin };
}

/** What the group's last deployment was about, where that is another alias. */
function lastMoved(holder: Holder, asked: LambdaTarget): string | undefined {
  const info = holder.is === 'nobody' ? holder.last : holder.is === 'a deployment' ? holder.info : undefined;
  const spec = lambdaSpecOf(info);
  return spec === undefined || isAbout(spec, asked) ? undefined : `${spec.function}:${spec.alias}`;
}

/** Whether what is asked for is certainly not what the change in flight brings. */
function isAnother(begun: Version, { wanted, now }: Sights, asked: LambdaTarget): boolean {
  if (wanted.is === 'known') return wanted.version.number !== begun.number;
  return (
    codeDifference(asked, now, begun).is === 'another' ||
    !sameAsFarAsShown(configurationOf(begun.configuration), wanted.configuration)
  );
}
