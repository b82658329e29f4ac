import { isDeepStrictEqual } from 'node:util';
import { BusyError, RejectedError } from '../../errors.ts';
import type { Plan } from '../../release/plan.ts';
import type { Change, Millis, Revision } from '../../release/words.ts';
import type { EcsTarget } from '../../request/request.ts';
import { isInFlight } from './deployment.ts';
import { changeTo, type WantedSettings } from './drift.ts';
import type { NativeHand } from './hand.ts';
import { managedWait } from './managed-hooks.ts';
import { listDeployments } from './read-deployment.ts';
import { type NativeService, readNativeService } from './service.ts';
import { startDeployment } from './start-deployment.ts';
import type { Before, StartHand } from './started.ts';

/** What a plan was made on. */
export interface Surveyed {
  readonly service: NativeService;
  readonly hooks: EcsTarget['hooks'];
}

/**
 * Begins the deployment of a release. AWS has no word for "busy": a second update replaces what is in flight. So the service is read once
 * more, and where it is not as the plan has it, somebody was quicker: then it is not our turn.
 */
export function nativeBegin(hand: NativeHand, { service, hooks }: Surveyed): (revision: Revision) => Promise<Change> {
  return async revision => {
    const before = await readBefore(hand);
    refuseWhereBusy(before);
    refuseUnlessAsPlanned(before.service, service);
    if (service.rollouts[0].taskDefinition === revision.id) throw nothingToBegin(service, revision);
    const change = changeTo(service.configuration, settingsFor(hand.plan, hooks));
    const { id, created } = await startDeployment(hand, before, {
      taskDefinition: revision.id,
      configuration: change.is === 'changed' ? change.configuration : undefined,
    });
    return { id, revision, began: created };
  };
}

/** What a plan wants of the service's settings. The way back takes the pauses as they stand: what it brings was proven before. */
export function settingsFor(
  { strategy, bake, policy, purpose }: Pick<Plan, 'strategy' | 'bake' | 'policy' | 'purpose'>,
  hooks: EcsTarget['hooks'],
): WantedSettings {
  const isForGood = purpose.is !== 'restore';
  return {
    strategy,
    bake,
    pauses: isForGood && hooks === 'managed' ? { within: managedWait(strategy, policy.holdFor) } : 'as they stand',
    stays: isForGood ? 'for good' : 'for this release',
  };
}

/** What ended before that long is in no new deployment's way, and in no doubt with one that is begun now. */
const latest: Millis = 60 * 60_000;

/** The service, and its latest deployments. */
export async function readBefore({ ecs, patient, place, now }: StartHand): Promise<Before> {
  const [service, deployments] = await Promise.all([
    readNativeService(ecs, patient, place.cluster, place.service),
    listDeployments(ecs, patient, place, { which: 'since', at: now() - latest }),
  ]);
  return { service, deployments };
}

function refuseWhereBusy({ service: { place }, deployments }: Before): void {
  const inTheWay = deployments.find(({ status }) => isInFlight(status));
  if (inTheWay === undefined) return;
  throw new BusyError({
    message: `Service ${place.service} is busy with deployment ${inTheWay.id}.`,
    hint: 'Wait until that deployment has ended, or stop it in ECS, then re-run the job.',
  });
}

function refuseUnlessAsPlanned(now: NativeService, planned: NativeService): void {
  const [primary] = now.rollouts;
  const { service } = now.place;
  if (primary.id !== planned.rollouts[0].id)
    throw new BusyError({
      message: `Somebody else has deployed ${primary.side.revision} to service ${service} since it was read.`,
      hint: 'Look who deploys that service, then re-run the job.',
    });
  // What is written was shown in the plan, and nothing else is.
  if (!isDeepStrictEqual(canonical(now.configuration), canonical(planned.configuration)))
    throw new BusyError({
      message: `Somebody else has changed how service ${service} is deployed (deploymentConfiguration) since it was read.`,
      hint: 'Look who changes that service, then re-run the job.',
    });
}

/** Of two answers: AWS keeps no order in lists where it means nothing, and 33.3 may come back as 33.29999. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical).toSorted((one, other) => compare(text(one), text(other)));
  if (typeof value === 'number') return Math.round(value * 10);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, canonical(member)]));
}

const text = (value: unknown): string => JSON.stringify(value);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** "Same task definition and no forceNewDeployment: no new deployment" is how ECS has it. */
function nothingToBegin({ place, rollouts: [primary] }: NativeService, revision: Revision): RejectedError {
  return new RejectedError({
    message: `Service ${place.service} was told to run ${revision.name} before (deployment ${primary.id}), so ECS begins no deployment of it.`,
    hint: 'Look at that deployment in ECS. Where it went wrong, `aws ecs update-service --force-new-deployment` has ECS deploy the same revision anew.',
  });
}
