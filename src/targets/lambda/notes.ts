import type { Sights } from './sights.ts';

/** What follows the weights of the alias, and what stays as warm as it was. */
export function notesOn({ attached, warm }: Pick<Sights, 'attached' | 'warm'>): readonly string[] {
  return [
    ...(attached.alias.length === 0
      ? []
      : [
          `${sentence(attached.alias)} follow${attached.alias.length === 1 ? 's' : ''} the alias and its weights. What green has done with an event or a message by then, going back does not undo.`,
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
  ];
}

/** Nobody but the next run ends a split whose runner is gone: that is what CodeDeploy would add. */
export const movedByUs =
  'Greenlight itself moves this traffic: where the runner is lost while it is divided, it stays divided until the next run or a re-run of this job ends that. CodeDeploy does not have this gap.';

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
