import { configurationOf } from './configuration.ts';
import { hiddenIn } from './hidden-environment.ts';
import type { Sights } from './sights.ts';
import type { Version } from './version.ts';

type Noted = Pick<Sights, 'attached' | 'warm' | 'now' | 'blue'>;

/** What follows the weights of the alias, what stays as warm as it was, and what nobody can compare. */
export function notesOn({ attached, warm, now, blue }: Noted): readonly string[] {
  return [
    ...(attached.alias.length === 0
      ? []
      : [
          `What follows the alias and its weights: ${attached.alias.join(', ')}. What green has done with an event or a message by then, going back does not undo.`,
        ]),
    ...(warm.version === 0
      ? []
      : [
          `Green is kept as warm as blue (${warm.version} instances) before it gets traffic. Blue stays warm, and costs, until somebody takes that from it.`,
        ]),
    ...(warm.alias === 0
      ? []
      : [
          `The alias itself keeps ${warm.alias} instances warm. Lambda gives them up and allocates them anew as the alias moves, so part of green's traffic meets cold starts; kept warm by its version, green would be warm before it has any.`,
        ]),
    ...hiddenOn([now, ...(blue === undefined ? [] : [blue])]),
  ];
}

/** It is one key, and one role: what is true of one version is said once. */
function hiddenOn(versions: readonly Version[]): readonly string[] {
  const [why] = versions.flatMap(({ configuration }) => hiddenIn(configurationOf(configuration)) ?? []);
  if (why === undefined) return [];
  return [
    `Lambda does not show this role the environment variables (${why}): they stay as they are in $LATEST, nobody compares them, and they cannot be kept out of a log. kms:Decrypt on the function's key mends that.`,
  ];
}

/** Nobody but the next run ends a split whose runner is gone: that is what CodeDeploy would add. */
export const movedByUs =
  'Greenlight itself moves this traffic: where the runner is lost while it is divided, it stays divided until the next run or a re-run of this job ends that. CodeDeploy does not have this gap.';
