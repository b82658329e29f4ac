import { type Asking, NotYet } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import type { Instant, Millis } from '../../release/words.ts';
import { isInFlight, type NativeDeployment } from './deployment.ts';
import { deploymentArn, lastOf } from './place.ts';
import { findDeployment, findDeployments, listDeployments, type ListedDeployment } from './read-deployment.ts';
import type { NativeService } from './service.ts';

/** What a service's newest deployments are. */
export interface Lately {
  readonly inFlight: NativeDeployment | undefined;
  /** The newest that is over, where none is in flight. */
  readonly last: NativeDeployment | undefined;
}

/** A new one is listed late by seconds; nobody says how late at most. */
const listedWithin: Millis = 30_000;

/** More than one is shown where somebody replaced a deployment that had not ended. */
const shown = 5;

export async function readLately(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  service: NativeService,
  now: () => Instant,
): Promise<Lately> {
  const listed = await asking.read({ service: 'ecs', operation: 'ListServiceDeployments' }, async () => {
    const newest = await listDeployments(ecs, asking, service.place, { which: 'newest', atMost: shown });
    if (isStillToShow(service, newest, now()))
      throw new NotYet('a deployment of the service to be listed', 'in silence');
    return newest;
  });
  const going = listed.find(({ status }) => isInFlight(status));
  const meant = going ?? listed[0];
  const [found] = meant === undefined ? [] : await findDeployments(ecs, asking, [meant.arn]);
  // It may have ended between the two answers.
  return found !== undefined && isInFlight(found.status)
    ? { inFlight: found, last: undefined }
    : { inFlight: undefined, last: found };
}

/** One deployment by its id, also where it is over; undefined where ECS does not have it. */
export function readNamed(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  { place }: Pick<NativeService, 'place'>,
  id: string,
): Promise<NativeDeployment | undefined> {
  return findDeployment(ecs, asking, deploymentArn(place, id));
}

/** The service brings a revision already, and no deployment with it is listed. */
function isStillToShow(
  { rollouts: [primary] }: NativeService,
  listed: readonly ListedDeployment[],
  now: Instant,
): boolean {
  if (now >= primary.created + listedWithin || listed.some(({ status }) => isInFlight(status))) return false;
  return !listed.some(({ target }) => lastOf(target) === lastOf(primary.id));
}
