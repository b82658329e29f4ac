import type { Service } from '@aws-sdk/client-ecs';
import { NotYet } from '../../aws/asking.ts';
import { GreenlightError, TroubleError } from '../../errors.ts';
import type { Instant, Millis } from '../../release/words.ts';
import type { NativeHand } from './hand.ts';
import { lastOf } from './place.ts';
import { findDeployment, listDeployments, type ListedDeployment } from './read-deployment.ts';
import { type NativeService, readNativeService } from './service.ts';

export type StartHand = Pick<NativeHand, 'ecs' | 'patient' | 'place' | 'revisions' | 'now'>;

/** How the service stood before: what is there afterwards and was not before is what was started. */
export interface Before {
  readonly service: NativeService;
  /** Its latest deployments. */
  readonly deployments: readonly ListedDeployment[];
}

/** A deployment that was started. */
export interface Started {
  readonly id: string;
  readonly arn: string;
  readonly created: Instant;
}

/** What AWS has said of what it began. */
export interface Told {
  /** The id of the rollout: it has the number of the service revision. */
  readonly rollout: string;
  /** ARN of the deployment that the service names as its present one, which may still be the one before. */
  readonly current: string | undefined;
}

/** What is looked for: something new in the service, that brings this task definition, and began no earlier. */
export interface Sought {
  readonly before: Before;
  /** ARN. */
  readonly taskDefinition: string;
  readonly since: Instant;
}

/** In the answer to the update itself, which may be behind what was just written. */
export function toldIn(service: Service | undefined, { before, taskDefinition }: Sought): Told | undefined {
  const known = new Set(before.service.rollouts.map(({ id }) => id));
  const rollout = (service?.deployments ?? []).find(
    one => one.id !== undefined && !known.has(one.id) && one.taskDefinition === taskDefinition,
  )?.id;
  return rollout === undefined ? undefined : { rollout, current: service?.currentServiceDeployment };
}

/**
 * After an answer that was lost or behind: a rollout that was not there before and brings our task definition. One that AWS has taken
 * back since may stand in the list of deployments alone.
 */
export async function lookFor(hand: StartHand, { before, taskDefinition, since }: Sought): Promise<Told | undefined> {
  const { ecs, patient, place } = hand;
  const known = new Set(before.service.rollouts.map(({ id }) => id));
  const service = await readNativeService(ecs, patient, place.cluster, place.service);
  const current = service.currentDeployment;
  const shown = service.rollouts.find(one => !known.has(one.id) && one.taskDefinition === taskDefinition);
  if (shown !== undefined) return { rollout: shown.id, current };
  const listed = await listDeployments(ecs, patient, place, { which: 'since', at: since });
  const fresh = listed.filter(({ arn }) => !before.deployments.some(one => one.arn === arn));
  if (fresh.length === 0) return undefined;
  const brought = await hand.revisions.find(fresh.map(({ target }) => target));
  const ours = brought.find(one => one.taskDefinition === taskDefinition);
  return ours === undefined ? undefined : { rollout: `ecs-svc/${lastOf(ours.arn)}`, current };
}

/** The deployment that brings what AWS has begun: the service names it before the list does, if not in the answer to the update. */
export async function findStarted(hand: StartHand, told: Told, since: Instant): Promise<Started | undefined> {
  const { ecs, patient, place } = hand;
  const named = await bringing(hand, told, told.current);
  if (named !== undefined) return named;
  const { currentDeployment } = await readNativeService(ecs, patient, place.cluster, place.service);
  const current = currentDeployment === told.current ? undefined : await bringing(hand, told, currentDeployment);
  if (current !== undefined) return current;
  const listed = await listDeployments(ecs, patient, place, { which: 'since', at: since });
  return listed.find(one => lastOf(one.target) === lastOf(told.rollout));
}

/** The deployment of this ARN, where it is the one that brings this. */
async function bringing(
  { ecs, patient, now }: StartHand,
  { rollout }: Told,
  arn: string | undefined,
): Promise<Started | undefined> {
  const found = arn === undefined ? undefined : await findDeployment(ecs, patient, arn);
  if (found === undefined || lastOf(found.target.revision) !== lastOf(rollout)) return undefined;
  return { id: found.id, arn: found.arn, created: found.created ?? now() };
}

/** ECS shows a deployment some seconds after it was told to begin it. */
const shownWithin: Millis = 30_000;

/**
 * What AWS has begun and does not show yet, as soon as it does.
 *
 * @throws TroubleError that says so: whatever keeps it from being seen, it was begun
 */
export async function onceShown<T>({ patient, place, now }: StartHand, read: () => Promise<T | undefined>): Promise<T> {
  const until = now() + shownWithin;
  const reading = patient.read({ service: 'ecs', operation: 'ListServiceDeployments' }, async () => {
    const found = await read();
    if (found === undefined && now() < until) throw new NotYet('ECS does not show the deployment yet', 'in silence');
    return found;
  });
  const shown = await reading.catch((error: unknown) => {
    if (!(error instanceof GreenlightError)) throw error;
    throw unseen(place.service, `what it began could not be read: ${error.message}`, error.hint, error);
  });
  if (shown !== undefined) return shown;
  throw unseen(place.service, 'shows no deployment of it.', 'Look at the deployments of the service.');
}

function unseen(service: string, what: string, hint: string, cause?: GreenlightError): TroubleError {
  return new TroubleError({
    message: `ECS took the update of service ${service}, and ${what}`,
    hint: `${hint} A re-run of the job finds the deployment by its revision, and goes on with it.`,
    applied: 'perhaps',
    ...(cause === undefined ? {} : { cause }),
  });
}
