import type { Scene, Standing } from '../../release/scene.ts';
import type { Percent, Serving } from '../../release/words.ts';
import { allRefusals } from '../all-refusals.ts';
import type { DescribedService } from '../ecs/described.ts';
import { type Registered, registry } from '../ecs/registry.ts';
import { readHealth } from '../elbv2/health.ts';
import type { Reach } from '../reach.ts';
import { groupsOf } from './blue-of.ts';
import { mover } from './can.ts';
import type { NativeDeployment } from './deployment.ts';
import { flightOf } from './flight.ts';
import { type Lately, readLately } from './last-deployment.ts';
import { lastEndedBadly } from './notes.ts';
import { type Around, readAround } from './read-around.ts';
import { restingServing } from './routes.ts';
import { type NativeService, nativeServiceOf } from './service.ts';
import { shareNow } from './share-now.ts';
import { sideOf } from './sides.ts';

/** How an ECS service stands that ECS itself deploys. Reads only. */
export async function ecsNativeScene(described: DescribedService, reach: Reach): Promise<Scene> {
  const { clients, patient, now } = reach;
  const service = nativeServiceOf(described);
  const lately = await readLately(clients.ecs, patient, service, now);
  const { inFlight, last } = lately;
  const around = await readAround(service, { meant: inFlight, last }, registry(clients.ecs, patient), reach);
  const { live, brings, routes } = around;
  const green = inFlight && shareNow(inFlight, brings?.revision, service);
  const [blues, greens] = groupsApart(service, around, inFlight);
  const rest = inFlight === undefined ? restingServing(routes.pairs) : undefined;
  const blue = inFlight === undefined ? restingShare(rest) : green === undefined ? undefined : 100 - green;
  const [first, ...beside] = await allRefusals([
    standingOf({ made: live, share: blue, groups: blues, note: noteOf(lately, around) }, service, reach),
    ...(brings === undefined
      ? []
      : [standingOf({ made: brings, share: green, groups: greens, note: undefined }, service, reach)]),
  ]);
  return {
    at: now(),
    mover,
    stands: [first, ...beside],
    weightsUnknown: rest?.who === 'unknown' ? rest.because : undefined,
    flight: inFlight && flightOf({ deployment: inFlight, brings, beside: live }, service, { at: now(), share: green }),
  };
}

/** With nothing in flight blue has everything, but where its rules say otherwise. */
function restingShare(rest: Serving | undefined): Percent | undefined {
  return rest?.who === 'unknown' ? undefined : 100;
}

/** ARNs of the target groups of both sides: of sides that share theirs the load balancer tells nothing apart. */
function groupsApart(
  service: NativeService,
  { blue, known }: Around,
  inFlight: NativeDeployment | undefined,
): readonly [blue: readonly string[], green: readonly string[]] {
  const greens = inFlight === undefined ? [] : groupsOf(service, inFlight.target.revision, known);
  return greens.some(arn => blue.targetGroups.includes(arn)) ? [[], []] : [blue.targetGroups, greens];
}

/** How the last deployment ended, where that was badly: of one whose runner was lost nobody else has told. */
function noteOf(lately: Lately, { lastBrought }: Around): string | undefined {
  const [told] = lastEndedBadly({ lately, lastBrought });
  return told?.replace(/^T/, 't').replace(/\.$/, '');
}

interface Sided {
  readonly made: Registered;
  readonly share: Percent | undefined;
  readonly groups: readonly string[];
  readonly note: string | undefined;
}

async function standingOf(
  { made: { revision, madeBy, origin }, share, groups: [group], note }: Sided,
  service: NativeService,
  { clients, patient }: Reach,
): Promise<Standing> {
  return {
    revision,
    madeBy,
    origin,
    share,
    tasks: sideOf(service, revision),
    health: group === undefined ? undefined : await readHealth(clients.elbv2, patient, group),
    note,
  };
}
