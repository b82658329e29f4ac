import type { Plan } from '../../release/plan.ts';
import type { Vantage } from '../../release/vantage.ts';
import type { Change, Confirmation, Health } from '../../release/words.ts';
import type { RdsTarget } from '../../request/request.ts';
import type { Hands } from '../ports.ts';
import type { Database } from './database.ts';
import { causesIn } from './causes.ts';
import { type Follower, follower, greenOf, sidesOf } from './follow.ts';
import type { RdsHand } from './hand.ts';
import { rdsMover } from './mover.ts';
import { replicationOf } from './replication.ts';
import { answers } from './settled.ts';
import { type BluePlace, placeOf, readSides, type Side } from './sides.ts';
import type { Sights } from './sights.ts';
import { rdsStager } from './stager.ts';

export interface Task {
  readonly hand: RdsHand;
  readonly asked: RdsTarget;
  readonly plan: Plan;
}

/** What carries out a plan on this database, and looks: its stager and RDS's own mover, put together. */
export function handsOf(sights: Sights, { hand, asked, plan }: Task): Hands {
  const { blue } = sights;
  const place = placeOf(blue, asked.database);
  const following = follower(hand, place, asked.switchover.timeout);
  return {
    stager: rdsStager(hand, blue, asked.green),
    mover: rdsMover({ hand, place, plan, switchover: asked.switchover, follower: following }),
    confirm: async change => ({ at: hand.now(), served: await servedBy(hand, place, plan, change) }),
    health: async change => {
      const { sides } = await sidesOf(hand, place, change);
      return { at: hand.now(), blue: healthOf(sides.blue), green: healthOf(sides.green) };
    },
    vantage: () => vantageOf(blue, sights.green, asked, following),
    cleanUp: () => Promise.resolve([]),
    explain: () => Promise.resolve({ causes: causesIn(following.last()), failedStarts: 0 }),
  };
}

/** One call tells who has the name; who green is has to be read besides only where that was not known yet. */
async function servedBy(
  hand: RdsHand,
  place: BluePlace,
  { blue }: Plan,
  change: Change,
): Promise<Confirmation['served']> {
  const known = greenOf(change);
  const sides =
    known === undefined
      ? (await sidesOf(hand, place, change)).sides
      : await readSides(hand, hand.brisk, { ...place, green: known }, 'gone');
  const { named } = sides;
  if (named === undefined) return 'nobody';
  if (named === (known ?? sides.green?.resourceId)) return 'green';
  return named === blue.id ? 'blue' : { third: named };
}

/** An instance is one target, healthy or not. */
export function healthOf(side: Side | undefined): Health | undefined {
  if (side === undefined) return undefined;
  const instances = side.parts.filter(({ kind }) => kind === 'db');
  const count = (how: ReturnType<typeof answers>): number => instances.filter(part => answers(part) === how).length;
  const others = instances.filter(part => answers(part) !== 'healthy');
  return {
    healthy: count('healthy'),
    unhealthy: count('unhealthy'),
    starting: count('starting'),
    unchecked: count('unchecked'),
    reasons: [...new Set(others.map(({ name, status }) => `${name} is ${status}`))],
  };
}

/** By the names of the last look: until the switchover they stay. */
function vantageOf(blue: Database, green: Database | undefined, asked: RdsTarget, following: Follower): Vantage {
  const sides = following.last()?.look.sides;
  const writers = {
    blue: sides?.blue?.writer?.name ?? blue.members[0].name,
    green: sides?.green?.writer?.name ?? green?.members[0].name,
  };
  if (writers.green === undefined) return { invoke: 'no function', replication: 'none' };
  // While RDS upgrades it, green still tells the version of blue: what was asked for says how it will follow.
  const engineVersion = asked.green.engineVersion ?? green?.engineVersion ?? blue.engineVersion;
  return {
    invoke: 'no function',
    replication: replicationOf(blue, { engineVersion }, { blue: writers.blue, green: writers.green }),
  };
}
