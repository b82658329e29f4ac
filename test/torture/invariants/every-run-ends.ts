import { type History, type LivedLife, pollOf } from '../history.ts';
import { databaseTimeLimit } from '../schedule/database-tale.ts';
import type { Millis } from '../schedule/schedule.ts';
import type { Tale } from '../schedule/tale.ts';
import { planned } from '../schedule/ways.ts';
import type { Invariant } from './invariant.ts';

/** With a verdict, within the time that the contract gives it, and by no fault of Greenlight's own. */
export const everyRunEnds: Invariant = {
  promise: 'every run ends',
  violations: history => history.lives.flatMap(life => endless(history, life)),
};

const minute = 60_000;

/** The way back has time of its own when the time limit is over: 5 min for the stop, 30 for a rollback that is stuck. */
const wayBack = 35 * minute;

/** Where AWS cannot be read, the release says so after ten minutes. */
const outOfSight = 10 * minute;

/** After a cancel the server ends a job within 5 minutes, and the runner 15 s before that (runner source, JobDispatcher). */
const postStep = 285_000;

function timeLimit(tale: Tale): Millis {
  return tale.target === 'rds' ? databaseTimeLimit(tale) : 2 * planned(tale) + 30 * minute;
}

function endless(history: History, { process, attempt, from, to, ended }: LivedLife): readonly string[] {
  const limit =
    process === 'its post step' ? postStep : timeLimit(history.schedule.tale) + wayBack + outOfSight + pollOf(history);
  if (ended.is === 'without end') return [`Attempt ${attempt} does not end: ${ended.because}`];
  if (ended.is === 'a verdict' && /Greenlight itself failed/.test(ended.verdict.because))
    return [`Attempt ${attempt}: ${ended.verdict.because}`];
  return to - from <= limit
    ? []
    : [
        `Attempt ${attempt} took ${Math.round((to - from) / minute)} minutes, and may take ${Math.round(limit / minute)}.`,
      ];
}
