import type { Aim } from '../../release/aim.ts';
import type { Found } from '../../release/found.ts';
import { attemptOf, releaseOf, type RunFacts } from '../../release/identity.ts';
import type { Finding } from '../../release/problem.ts';
import { type Millis, type Serving, servingOf } from '../../release/words.ts';
import type { RdsTarget } from '../../request/request.ts';
import { onceForEachAttempt } from '../once-for-each-attempt.ts';
import { canOf } from './can.ts';
import { revisionOf } from './database.ts';
import { differencesBetween, differencesFrom } from './differences.ts';
import { findingsOf } from './preflight/findings.ts';
import { notesOn, notesUnderWay } from './preflight/notes.ts';
import { answers } from './settled.ts';
import type { Sights } from './sights.ts';

const minute: Millis = 60_000;

/** What reading has shown, in the words of the planner. */
export function foundIn(sights: Sights, asked: RdsTarget, run: RunFacts): Omit<Found, 'alarms'> {
  const { blue, green, ours, making, record, preflight, madeBefore } = sights;
  const adopted = ours ?? making;
  // The record of our own switchover tells of green, and of blue nobody knows any more.
  const blueBy = record !== undefined && record.id !== ours?.deployment.id ? record.stamp : undefined;
  return {
    run: adopted === undefined ? run : { ...run, changeId: adopted.changeId },
    can: canOf(asked.switchover),
    // A database has no setting for how it is switched over.
    configured: { strategy: { kind: 'blue-green' }, bake: 10 * minute, alarms: [] },
    configurationOf: () => ({ configuration: 'RDS blue/green', configurationMade: 'by AWS or the user' }),
    blue: revisionOf(blue),
    blueFrom: blueBy?.origin,
    blueMadeBy: blueBy?.changeId,
    stagedBeside: undefined,
    green: greenIn(sights, asked),
    differences:
      ours !== undefined && green !== undefined ? differencesBetween(blue, green) : differencesFrom(blue, asked.green),
    before: { starts: 'a database', testTraffic: false, hooks: [] },
    metrics: undefined,
    drift: [],
    notes: preflight === undefined ? notesUnderWay(blue) : notesOn(preflight, blue, asked),
    adopting: adopted === undefined ? 'nothing' : { begunAt: adopted.change.began },
    serving: servingFor(run, sights),
    servedWell: isServedWell(sights),
    findings: (how): readonly Finding[] =>
      preflight === undefined
        ? recordedWins(sights, asked)
        : [...onceForEachAttempt(madeBefore), ...findingsOf(preflight, blue, asked, how)],
  };
}

function greenIn({ ours, database, blue }: Sights, asked: RdsTarget): Found['green'] {
  if (ours === undefined) {
    const version = asked.green.engineVersion ?? blue.engineVersion;
    return { is: 'to be made', family: `${asked.database}, ${blue.engine} ${version}` };
  }
  const { change, changeId } = ours;
  const isSwitched = database.resourceId === change.revision.id;
  return {
    is: 'made',
    revision: change.revision,
    begun: {
      id: change.id,
      at: change.began,
      attempt: attemptOf(changeId),
      // When it was switched over is in the events, which the mover tells.
      traffic: isSwitched ? 'not known' : [],
    },
  };
}

/** What this release has brought is green, though it is all that stands there by now. */
function servingFor(run: Pick<RunFacts, 'releaseId'>, { database, green, flight, record }: Sights): Serving {
  if (green !== undefined) return servingOf(database.resourceId === green.resourceId ? 100 : 0);
  const isOurs = record?.stamp !== undefined && releaseOf(record.stamp.changeId) === run.releaseId;
  return servingOf(flight === undefined && isOurs ? 100 : 0);
}

/** What has the name answers, as far as RDS's word for its state tells. */
export function isServedWell({ database }: Pick<Sights, 'database'>): boolean {
  const [writer] = database.members;
  const how = answers(writer);
  return how === 'healthy' || how === 'unchecked';
}

/** Nothing is to be released: what has the name is what is asked for already. */
export function restsOn(
  { database }: Pick<Sights, 'database'>,
  { green }: Pick<RdsTarget, 'green'>,
  aim: Aim,
): boolean {
  switch (aim.is) {
    case 'a look':
      return true;
    case 'a revision':
      return database.resourceId === aim.name;
    case 'the inputs':
      return differencesFrom(database, green).length === 0;
    case 'the inputs anew':
    case 'a change':
    case 'a deployment':
      return false;
  }
}

/** Green is what it was begun as, whatever a re-run names; it is only compared once RDS has done with it. */
function recordedWins({ ours, green }: Sights, asked: RdsTarget): readonly Finding[] {
  if (ours?.deployment.status !== 'AVAILABLE' || green === undefined) return [];
  if (differencesFrom(green, asked.green).length === 0) return [];
  return [
    {
      level: 'warning',
      where: 'inputs',
      value: undefined,
      reason: `they name something else than ${ours.change.revision.name}, which ${ours.changeId} has made: they are not used`,
      remedy: undefined,
    },
  ];
}
