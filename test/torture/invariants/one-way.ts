import { type History, somebodyMeddled } from '../history.ts';
import type { Invariant } from './invariant.ts';

/** What is written after a switchover is on green alone: blue is never led back to, and no write is lost on the way. */
export const oneWay: Invariant = {
  promise: 'a switchover is never taken back, and no write is lost',
  violations: history => [...takenBack(history), ...lost(history)],
};

function takenBack({ databases, began }: History): readonly string[] {
  const blue = databases[0]?.named;
  const switched = databases.findIndex(({ named }) => named !== undefined && named !== blue);
  const back = switched === -1 ? undefined : databases.slice(switched).find(({ named }) => named === blue);
  return back === undefined || blue === undefined
    ? []
    : [`Blue (${blue}) has the name again ${Math.round((back.at - began) / 1_000)} s after the beginning.`];
}

function lost(history: History): readonly string[] {
  const { writesLost } = history;
  return writesLost === 0 || somebodyMeddled(history)
    ? []
    : [`${writesLost} writes were acknowledged, and are not in the database that has the name.`];
}
