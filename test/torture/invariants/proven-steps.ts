import { type AliasChange, type History, type Instant, somebodyMeddled } from '../history.ts';
import { blueVersion, oldVersion, otherVersion } from '../schedule/function-tale.ts';
import { holdsBeforeTraffic } from '../schedule/native-tale.ts';
import { goesBack } from '../schedule/plot.ts';
import type { Millis } from '../schedule/schedule.ts';
import type { Tale } from '../schedule/tale.ts';
import { ways } from '../schedule/ways.ts';
import type { Invariant } from './invariant.ts';

/** Each step is the next one, and the one before it had all of its time; where AWS waits for a word, somebody said it. */
export const provenSteps: Invariant = {
  promise: 'never more traffic on green than the step that was proven allows',
  violations: history => (somebodyMeddled(history) ? [] : [...tooBold(history), ...withoutAWord(history)]),
};

/** Green's share from a moment on, in percent. */
interface Level {
  readonly at: Instant;
  readonly green: number;
}

/**
 * Of an alias as it was asked for, and of a service that ECS itself deploys as it took effect. What CodeDeploy moves, it moves by
 * its own steps alone.
 */
function levelsIn({ aliases, shares, schedule: { tale } }: History): readonly Level[] {
  if (tale.target !== 'ecs-native') return aliases.map(alias => ({ at: alias.at, green: onGreen(alias) }));
  // Task by task no share is asked for, and the same image in two revisions has none of its own.
  return tale.moves === 'task by task' || tale.green === 'what serves already' ? [] : shares;
}

/** The world is looked at once a second, and weights of a load balancer take effect 1 to 5 s after they are written. */
const sampling: Readonly<Record<Tale['target'], Millis>> = {
  ecs: 1_000,
  'ecs-native': 7_000,
  lambda: 1_000,
  rds: 1_000,
};

function tooBold(history: History): readonly string[] {
  const { schedule, lives, began } = history;
  const shares: readonly { readonly share: number; readonly hold: number }[] = ways[schedule.tale.moves].shares;
  const steps = [{ share: 0, hold: 0 }, ...shares, { share: 100, hold: Infinity }];
  // Whoever goes back from it leads traffic to blue at once, and may itself be taken back.
  const goneBackAt = lives.find(({ step }) => goesBack(step))?.from ?? Infinity;
  return levelsIn(history).flatMap((later, index, all) => {
    const levels = all.slice(0, index);
    const before = levels.at(-1);
    if (before === undefined || later.at > goneBackAt || later.green <= before.green) return [];
    const at = `${Math.round((later.at - began) / 1_000)} s after the beginning green was given ${later.green} %`;
    const from = steps.findIndex(({ share }) => share === before.green);
    if (steps[from + 1]?.share !== later.green) return [`${at}, after ${before.green} %.`];
    const since = levels.findLast(level => level.green !== before.green);
    const first = levels.find(level => since === undefined || level.at > since.at) ?? before;
    const had = later.at - first.at;
    return had + sampling[schedule.tale.target] >= steps[from]!.hold
      ? []
      : [`${at}, and had ${before.green} % for ${Math.round(had / 1_000)} s only.`];
  });
}

/** Where ECS waits before each share, and goes back where no word comes, a share that nobody said a word for is nobody's. */
function withoutAWord(history: History): readonly string[] {
  const { tale } = history.schedule;
  if (tale.target !== 'ecs-native' || !holdsBeforeTraffic(tale)) return [];
  const words = history.calls.filter(
    ({ caller, operation, input }) =>
      caller.startsWith('AKIATEST') && operation === 'ContinueServiceDeployment' && input.includes('"CONTINUE"'),
  );
  const goneBackAt = history.lives.find(({ step }) => goesBack(step))?.from ?? Infinity;
  return levelsIn(history).flatMap((later, index, all) => {
    const before = all[index - 1];
    if (before === undefined || later.green <= before.green || later.at > goneBackAt) return [];
    // A pause that stands once, before users meet green, is for all shares.
    if (before.green > 0 && tale.pauses === 'once, before users meet green') return [];
    const said = words.some(({ at }) => at >= before.at - sampling['ecs-native'] && at <= later.at);
    return said
      ? []
      : [`Green was given ${later.green} % after ${before.green} %, and nobody had said the word for it.`];
  });
}

/** In percent, as it was asked for. */
export function onGreen({ shares }: AliasChange): number {
  const others = [oldVersion, blueVersion, otherVersion];
  return Object.entries(shares).reduce((sum, [version, share]) => sum + (others.includes(version) ? 0 : share), 0);
}
