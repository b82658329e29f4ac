import { MissingError, RefusedError } from '../../errors.ts';
import { nameIn } from './arn.ts';
import type { Database } from './database.ts';
import { areSwapped, type Deployment, deploymentsOf, findDeployment, isInFlight } from './deployment.ts';
import type { RdsHand } from './hand.ts';
import { onceNamesRest } from './names-at-rest.ts';
import { findSide, readDatabase } from './read-database.ts';
import { recordAmong } from './record.ts';

/** A database, the blue/green deployments that it is part of, and both sides of the one that matters. */
export interface Standings {
  /** What is called by its name now. */
  readonly database: Database;
  /** Newest first. */
  readonly all: readonly Deployment[];
  /** The one that holds the database. */
  readonly flight: Deployment | undefined;
  /** The one that was named, else the one that holds the database: its sides are these. None of one that is over and has no old blue. */
  readonly meant: Deployment | undefined;
  readonly blue: Database;
  /** Undefined where there is no deployment, or RDS has not made it that far. */
  readonly green: Database | undefined;
  /** Of the switchover that brought what serves now, where its record still stands. */
  readonly record: Deployment | undefined;
}

/**
 * Reads them all, in the middle of a switchover until its names are told apart.
 *
 * @param id of a deployment that is meant, whether it is in flight or over; undefined: whichever is in flight
 */
export function readStandings(hand: RdsHand, name: string, id: string | undefined): Promise<Standings> {
  return onceNamesRest(hand, name, async () => {
    const database = await readDatabase(hand, name);
    const all = await deploymentsOf(hand, hand.patient, database.arn);
    const flight = all.find(isInFlight);
    refuseGreen(database, flight);
    const meant =
      id === undefined ? flight : (all.find(one => one.id === id) ?? (await findDeployment(hand, hand.patient, id)));
    const record = recordAmong(all, database.arn);
    const common = { database, all, flight, meant, record };
    if (meant === undefined) return { ...common, blue: database, green: undefined };
    const side = async (arn: string): Promise<Database | undefined> =>
      arn === database.arn ? database : findSide(hand, hand.patient, arn);
    const [blue, green] = await Promise.all([
      side(meant.source),
      meant.target === undefined ? undefined : side(meant.target),
    ]);
    const areApart = blue !== undefined && green !== undefined && blue.resourceId !== green.resourceId;
    if (meant.status === 'SWITCHOVER_IN_PROGRESS' && !areApart) return 'names are moving';
    // One that is over goes without its old blue: somebody has deleted it since.
    if (blue === undefined && !isInFlight(meant))
      return { ...common, meant: undefined, blue: database, green: undefined };
    if (blue === undefined)
      throw new MissingError({
        message: `RDS has ${nameIn(meant.source)} no more, the blue of ${meant.id}.`,
        hint: 'Ask who deleted it, and look at what serves.',
      });
    return { ...common, blue, green };
  });
}

/** Green has a name of its own, which it loses when it serves: nobody means to release that. */
function refuseGreen({ arn, name }: Database, flight: Deployment | undefined): void {
  if (flight?.target !== arn || flight.status === 'SWITCHOVER_IN_PROGRESS' || areSwapped(flight)) return;
  const blue = nameIn(flight.source);
  throw new RefusedError([
    {
      where: 'database',
      value: name,
      reason: `it is the green of ${flight.id}, which is to serve as ${blue}`,
      remedy: `\`database: ${blue}\``,
    },
  ]);
}
