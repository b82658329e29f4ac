import * as v from 'valibot';
import type { Millis } from '../release/words.ts';
import { checkDuration, type DurationLimits } from './duration.ts';
import { problemsOf } from './problems.ts';

/** A duration inside a block. */
export function durationSetting(limits: DurationLimits) {
  return v.pipe(
    v.string('not a duration'),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Millis => {
      const checked = checkDuration('', value, limits);
      if (checked.ok) return checked.value;
      for (const { reason } of checked.problems) addIssue({ message: reason });
      return NEVER;
    }),
  );
}

/** @param otherwise where what was written tells nothing */
export function durationRemedy(input: unknown, limits: DurationLimits, otherwise: string): string {
  const [problem] = problemsOf(checkDuration('', String(input), limits));
  return problem?.remedy ?? otherwise;
}
