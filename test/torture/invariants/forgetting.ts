import { type History, pollOf, shareAt } from '../history.ts';
import type { Millis } from '../schedule/schedule.ts';
import type { Invariant } from './invariant.ts';

/**
 * A process that was lost and resumed at once, beside one on the same day that nothing happens to: at no moment has green
 * had more traffic up to then. Less, and later, is allowed.
 */
export const forgetting: Invariant = {
  promise: 'forgetting history never moves more traffic, or sooner',
  violations: history => {
    const { undisturbed } = history;
    if (undisturbed === undefined) return [];
    return history.shares.flatMap(({ at, green }) => {
      const most = mostUpTo(undisturbed, at - history.began + undisturbed.began + apart(history));
      return green <= most
        ? []
        : [
            `${Math.round((at - history.began) / 1_000)} s after the beginning green had ${green} %, and of the undisturbed day ${most} %.`,
          ];
    });
  },
};

/**
 * Whoever comes anew looks at once, and whoever has been there all the time at their next look: at a database that is long in the
 * making once a minute. Weights take effect 1 to 5 s after they are written, and the worlds are looked at once a second.
 */
function apart(history: History): Millis {
  const look = history.schedule.tale.target === 'rds' ? 60_000 : pollOf(history);
  return look + 5_000 + 2_000;
}

function mostUpTo(day: Pick<History, 'shares'>, at: number): number {
  return Math.max(shareAt(day, at), ...day.shares.filter(change => change.at <= at).map(({ green }) => green));
}
