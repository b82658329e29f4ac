import type { Aim } from '../release/aim.ts';
import { placeOf, type RunFacts } from '../release/identity.ts';
import type { EcsTarget, Request } from '../request/request.ts';
import { beginsAnew } from './aimed-at.ts';
import { allRefusals } from './all-refusals.ts';
import { busy } from './ecs-native/busy.ts';
import { alarmsIn } from './ecs-native/configuration.ts';
import { foundIn, servesAlready } from './ecs-native/found.ts';
import { handsOf } from './ecs-native/hands.ts';
import { intendedSettings } from './ecs-native/intended.ts';
import { readLately, readNamed } from './ecs-native/last-deployment.ts';
import { occupied } from './ecs-native/occupant.ts';
import { type Bringing, ownDeployment } from './ecs-native/own-deployment.ts';
import { readRinging } from './ecs-native/preflight/ringing.ts';
import { readAround } from './ecs-native/read-around.ts';
import { type NativeService, nativeServiceOf } from './ecs-native/service.ts';
import type { Blue, Sights } from './ecs-native/sights.ts';
import { readHealth } from './elbv2/health.ts';
import type { DescribedService } from './ecs/described.ts';
import { registry } from './ecs/registry.ts';
import { same } from './ecs/sameness.ts';
import { madeForUs } from './ecs/stamp.ts';
import { wantedFor } from './ecs/wanted.ts';
import type { Survey } from './ports.ts';
import type { Reach } from './reach.ts';

/** What of a request a service's own deployments depend on: strategy and bake are settings of the service. */
export interface AskedOfService extends Pick<Request, 'strategy' | 'bake' | 'consequences'> {
  readonly target: EcsTarget;
}

/** An ECS service that ECS itself deploys: what stands there, and who may do what about it. Reads only. */
export async function surveyEcsNative(
  asked: AskedOfService,
  described: DescribedService,
  run: RunFacts,
  aim: Aim,
  reach: Reach,
): Promise<Survey> {
  const { clients, patient, brisk, now } = reach;
  const { target } = asked;
  const service = nativeServiceOf(described);
  const definitions = registry(clients.ecs, patient);
  const { meant, lately } = await deploymentsFor(service, aim, reach);
  const { blue, live, brings, lastBrought, routes } = await readAround(
    service,
    { meant, last: lately.last },
    definitions,
    reach,
  );
  const bringing: Bringing | undefined = meant && { deployment: meant, brings, beside: live };
  const ours = bringing && ownDeployment(bringing, aim, run);
  const begun = ours && brings;
  const settings = intendedSettings(asked, service, { aim, ours });
  const alarms = ours === undefined && beginsAnew(aim) && asked.consequences.onAlarmAlready !== 'ignore';
  const [wanted, ringing, health] = await allRefusals([
    wantedFor(aim, { asked: target, live, begun, definitions, place: placeOf(run.releaseId) }),
    readRinging(clients.cloudwatch, patient, alarms ? alarmsIn(settings.wanted) : []),
    healthOf(blue, reach),
  ]);
  const sights: Sights = {
    service,
    lately,
    blue,
    health,
    routes: routes.pairs,
    loadBalancer: routes.loadBalancer,
    settings,
    ringing,
    live,
    wanted,
    ours,
    begun,
    lastBrought,
  };
  const found = foundIn(sights, asked, run, reach.region);

  if (ours === undefined && (aim.is === 'a change' || aim.is === 'a deployment'))
    return { is: 'not in flight', found, holder: lately.inFlight?.id };
  if (bringing !== undefined && ours === undefined)
    return { is: 'busy', ...occupied({ ecs: clients.ecs, patient, brisk, now }, bringing, run), found };
  if (ours === undefined && restsOn(sights, aim))
    return { is: 'serving already', revision: live.revision, madeBy: madeForUs(live.madeBy, run), found };
  // Within one attempt two steps may ask for two things; over attempts what was recorded wins over the inputs.
  if (
    aim.is === 'the inputs' &&
    ours?.changeId === run.changeId &&
    begun !== undefined &&
    !same(begun.definition, wanted.definition)
  )
    throw busy(service.place, ours.change.id);
  return {
    is: 'to be released',
    ours: ours?.change,
    found,
    hands: plan => handsOf(sights, { asked: target, definitions, plan, reach }),
  };
}

/** The deployment that is in flight, or that is named: that one also where it is over. */
async function deploymentsFor(service: NativeService, aim: Aim, { clients, patient, now }: Reach) {
  if (aim.is === 'a deployment') {
    const meant = await readNamed(clients.ecs, patient, service, aim.id);
    if (meant !== undefined) return { meant, lately: { inFlight: undefined, last: undefined } };
  }
  const lately = await readLately(clients.ecs, patient, service, now);
  return { meant: lately.inFlight, lately };
}

/** Nothing is to be released: what is aimed at has all production traffic, and there is somebody to answer it. */
function restsOn(sights: Sights, { is }: Aim): boolean {
  if (is === 'a look') return true;
  return is !== 'the inputs anew' && same(sights.live.definition, sights.wanted.definition) && servesAlready(sights);
}

async function healthOf({ targetGroups: [first] }: Blue, { clients, patient }: Reach) {
  return first === undefined ? undefined : readHealth(clients.elbv2, patient, first);
}
