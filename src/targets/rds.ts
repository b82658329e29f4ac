import { RefusedError } from '../errors.ts';
import type { Aim } from '../release/aim.ts';
import type { RunFacts } from '../release/identity.ts';
import type { RdsTarget } from '../request/request.ts';
import { aimedAt } from './aimed-at.ts';
import type { Survey } from './ports.ts';
import type { Deployment } from './rds/deployment.ts';
import { foundIn, restsOn } from './rds/found.ts';
import { type RdsHand, rdsHand } from './rds/hand.ts';
import { handsOf } from './rds/hands.ts';
import { noWayBackTo } from './rds/no-way-back.ts';
import { occupied } from './rds/occupant.ts';
import { readPreflight } from './rds/preflight/read.ts';
import { type OwnDeployment, type Sights, stampedDeployment } from './rds/sights.ts';
import { readStandings, type Standings } from './rds/standings.ts';
import type { Reach } from './reach.ts';

/** A database that RDS switches over: what stands there, and who may do what about it. Reads only. */
export async function surveyRds(asked: RdsTarget, run: RunFacts, aim: Aim, reach: Reach): Promise<Survey> {
  const hand = rdsHand(reach);
  const standings = await standingsFor(hand, asked.database, aim, run);
  const { database, blue, green, flight, record, all } = standings;
  const own = ownIn(standings, aim, run);
  // A green that cannot be told yet is made on; whoever did not come to make one goes on with its deployment.
  const isMade = green !== undefined || !makesGreen(aim);
  const ours = isMade ? own : undefined;
  const making = isMade ? undefined : own;
  const rests = own === undefined && restsOn({ database }, asked, aim);
  if (own === undefined && aim.is === 'a revision' && !rests)
    throw new RefusedError([await noWayBackTo(hand, aim.name, { database })]);

  const isNew = own === undefined && flight === undefined && makesGreen(aim) && !rests;
  const preflight = isNew ? await readPreflight(hand, blue, asked) : undefined;
  const madeBefore = all.find(past => past.id !== flight?.id && past.stamp?.changeId === run.changeId)?.id;
  const sights: Sights = { database, blue, green, flight, ours, making, record, madeBefore, preflight };
  const found = foundIn(sights, asked, run);
  if (own !== undefined || isNew)
    return {
      is: 'to be released',
      ours: ours?.change,
      found,
      hands: plan => handsOf(sights, { hand, asked, plan }),
    };
  if (aim.is === 'a change' || aim.is === 'a deployment') return { is: 'not in flight', found, holder: flight?.id };
  if (flight !== undefined) return { is: 'busy', ...occupied(hand, flight, sights), found };
  return { is: 'serving already', revision: found.blue, madeBy: found.blueMadeBy, found };
}

/** With the sides of the deployment that is meant: in flight, named, or over and watched by nobody. */
async function standingsFor(hand: RdsHand, name: string, aim: Aim, run: RunFacts): Promise<Standings> {
  if (aim.is === 'a deployment') return readStandings(hand, name, aim.id);
  const standings = await readStandings(hand, name, undefined);
  const { record, flight } = standings;
  if (record === undefined || flight !== undefined || !isUnwatched(record, aim)) return standings;
  const withRecord = await readStandings(hand, name, record.id);
  return ownIn(withRecord, aim, run) === undefined ? standings : withRecord;
}

/**
 * Whether a switchover has come to its end while nobody was there to see it, by what is written down of its change: its bake is
 * watched by whoever comes next, for nothing else tells a person that what serves is bad.
 */
function isUnwatched({ stamp, status }: Deployment, aim: Aim): boolean {
  if (stamp === undefined || status !== 'SWITCHOVER_COMPLETED') return false;
  if (aim.is !== 'the inputs' && aim.is !== 'a change') return false;
  const standing = aim.recorded.get(stamp.changeId)?.standing;
  return standing === 'open' || standing === 'unproven';
}

/** The deployment that the run aims at. */
function ownIn({ meant, blue, green }: Standings, aim: Aim, run: RunFacts): OwnDeployment | undefined {
  const stamped = meant === undefined ? undefined : stampedDeployment(meant, green);
  // What somebody takes away is not made on: it is waited for, and then made anew.
  if (stamped === undefined || (meant?.status === 'DELETING' && makesGreen(aim))) return undefined;
  return aimedAt(stamped, aim, run, blue.resourceId) === 'no' ? undefined : stamped;
}

/** Whether it may come to a new green; a database that served before is never brought back. */
function makesGreen({ is }: Aim): boolean {
  switch (is) {
    case 'the inputs':
    case 'the inputs anew':
      return true;
    case 'a revision':
    case 'a change':
    case 'a deployment':
    case 'a look':
      return false;
  }
}
