import { type History, shareAt } from '../history.ts';
import { goesBack, plots } from '../schedule/plot.ts';
import type { Blow } from './kill.ts';
import type { KnownTale } from './known-tale.ts';

/** What is wrong with the end of a tale of which a process was struck on the way, and its job re-run. */
export function wrongsIn(history: History, { tale, ends, plot, verdicts }: KnownTale, blow: Blow): readonly string[] {
  const last = history.lives.at(-1)?.ended;
  const said = last?.is === 'a verdict' ? last.verdict : undefined;
  const share = shareAt(history, Infinity);
  const underWay = history.deployments.filter(({ endedAt }) => endedAt === Infinity);
  const isDatabase = tale.target === 'rds';
  const deployed = history.deployments.length;
  const wrongs: readonly (readonly [boolean, string])[] = [
    [
      said === undefined || !verdicts.includes(said.name),
      `The last attempt says ${said?.name ?? 'nothing'}: ${said?.because ?? ''}`,
    ],
    [share !== (ends === 'on green' ? 100 : 0), `Green has ${share} % of the traffic in the end.`],
    // Of a good end, and of a way back, AWS still keeps what was left warm.
    [
      ends === 'on blue' && (!plots[plot].some(goesBack) || isDatabase) && underWay.length > 0,
      `A deployment is still under way: ${underWay.map(({ id }) => id).join(', ')}.`,
    ],
    [ends === 'on blue, beside green' && underWay.length !== 1, `${underWay.length} deployments are under way.`],
    // What a cancel has stopped is taken back, and the re-run begins a deployment of its own. A green database stays.
    [ends !== 'on blue' && (blow === 'SIGKILL' || isDatabase) && deployed !== 1, `It was deployed ${deployed} times.`],
  ];
  return wrongs.flatMap(([is, sentence]) => (is ? [sentence] : []));
}
