import type { Flight, Scene, Standing } from '../../release/scene.ts';
import type { RdsTarget } from '../../request/request.ts';
import { allRefusals } from '../all-refusals.ts';
import type { Reach } from '../reach.ts';
import { type Database, revisionOf } from './database.ts';
import type { Deployment } from './deployment.ts';
import { findSide } from './read-database.ts';
import { mover, readyWait, wayBack } from './can.ts';
import { eventsWhereTold } from './events.ts';
import { type RdsHand, rdsHand } from './hand.ts';
import { healthOf } from './hands.ts';
import { looksInARow, motionOf } from './motion.ts';
import { placeOf, readSides, type Side } from './sides.ts';
import { broughtBy } from './sights.ts';
import { readStandings, type Standings } from './standings.ts';
import { usualTimeout } from './switching.ts';
import { nothingWatched } from './watched.ts';

/** How a database stands, what is made beside it, and what was left beside it by the last switchover. Reads only. */
export async function rdsScene({ database: name }: Pick<RdsTarget, 'database'>, reach: Reach): Promise<Scene> {
  const hand = rdsHand(reach);
  const standings = await readStandings(hand, name, undefined);
  const { database, blue, green, record, flight } = standings;
  const serves = standing(database, 100, record, called(database));
  const common = { mover, weightsUnknown: undefined };
  if (flight === undefined) {
    const left = record === undefined ? [] : await leftBeside(hand, record);
    return { ...common, at: reach.now(), stands: [serves, ...left], flight: undefined };
  }
  const other = database.resourceId === green?.resourceId ? blue : green;
  const beside = other === undefined ? [] : [standing(other, 0, other === green ? flight : undefined, called(other))];
  return {
    ...common,
    at: reach.now(),
    stands: [serves, ...beside],
    flight: await flightOf(hand, name, flight, standings),
  };
}

/** Revisions go by their resource ids, and people by names. */
function called({ name, engine, engineVersion }: Database): string {
  return `called ${name}, ${engine} ${engineVersion}`;
}

/** Old blue, which RDS keeps until a person deletes it. */
async function leftBeside(hand: RdsHand, { id, source }: Deployment): Promise<readonly Standing[]> {
  const old = await findSide(hand, hand.patient, source);
  if (old === undefined) return [];
  const isProtected = `it served before, and takes no writes as long as the record of its switchover stands (${id})`;
  return [standing(old, 0, undefined, `${called(old)}: ${isProtected}`)];
}

/** @param maker the deployment that brought it */
function standing(database: Database, share: 0 | 100, maker: Deployment | undefined, note: string): Standing {
  return {
    revision: revisionOf(database),
    madeBy: maker?.stamp?.changeId,
    origin: maker?.stamp?.origin,
    share,
    tasks: undefined,
    health: healthOf(sideOf(database)),
    note,
  };
}

function sideOf({ members, ...database }: Database): Side {
  const parts = members.map(member => ({ ...member, kind: 'db' }) as const);
  return { ...database, parts, writer: parts[0] };
}

async function flightOf(
  hand: RdsHand,
  name: string,
  deployment: Deployment,
  { blue, green }: Standings,
): Promise<Flight> {
  const { id, stamp, created, status } = deployment;
  const place = { ...placeOf(blue, name), green: green?.resourceId };
  const [sides, told] = await allRefusals([
    readSides(hand, hand.patient, place, deployment),
    status === 'SWITCHOVER_IN_PROGRESS'
      ? eventsWhereTold(hand, hand.patient, { id, began: created })
      : Promise.resolve({ events: [], unread: undefined }),
  ]);
  const greenServes = sides.named !== undefined && sides.named === sides.green?.resourceId;
  const look = { at: hand.now(), id, deployment, sides, greenServes, ...told };
  return {
    id,
    carriedBy: { is: 'AWS' },
    began: created,
    by:
      stamp === undefined ? { is: 'somebody else', creator: undefined } : { is: 'a release', changeId: stamp.changeId },
    brings: broughtBy(deployment, green).name,
    // Whoever only asks how it stands takes one look for the truth: nothing is begun on it.
    motion: motionOf(look, { ...nothingWatched(usualTimeout), settledLooks: looksInARow }),
    strategy: { kind: 'blue-green' },
    readyWait,
    wayBack,
    endpoint: green?.endpoint,
  };
}
