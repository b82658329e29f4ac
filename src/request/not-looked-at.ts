import type { Problem } from '../release/problem.ts';
import type { Given } from './declared.ts';
import { formOf, type InputName } from './inputs.ts';
import { quotedList } from './nearest.ts';
import { shown } from './problems.ts';

/** Inputs that only some choices look at, and which ones do. */
export type Takers<Choice extends string> = readonly (readonly [InputName, readonly Choice[]])[];

/** What was given and does not belong to what was chosen (`operation: plan`): it would be ignored in silence. */
export function notLookedAt<const Choice extends string>(
  input: InputName,
  choice: Choice,
  takers: Takers<Choice>,
  given: Given,
): readonly Problem[] {
  return takers
    .filter(([name, choices]) => given(name) !== undefined && !choices.includes(choice))
    .map(([name, choices]) => ({
      where: name,
      // A block can be one line too, and hold what is secret.
      value: formOf(name) === 'block' ? undefined : shown(given(name) ?? ''),
      reason: `\`${input}: ${choice}\` does not look at it`,
      remedy: `leave it out: it is for ${quotedList(choices)}`,
    }));
}
