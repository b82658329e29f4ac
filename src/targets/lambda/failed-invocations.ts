import { valuesIn, withoutValues, worthHiding } from '../../release/known-values.ts';
import type { Invoke } from '../../release/vantage.ts';
import type { Happening, Instant } from '../../release/words.ts';

/** Keeps the end of the log of the last invocation that failed, for whoever asks why. */
export interface FailedInvocations {
  readonly watching: (invoke: Invoke) => Invoke;
  readonly last: () => readonly Happening[];
}

/** @param known values that nobody may read in a log */
export function failedInvocations(known: readonly string[], now: () => Instant): FailedInvocations {
  let last: { readonly at: Instant; readonly log: string } | undefined;
  return {
    watching: invoke => async (payload, signal) => {
      const invoked = await invoke(payload, signal);
      if (invoked.is === 'failed' && invoked.log !== undefined) {
        const values = worthHiding([...known, ...(payload === undefined ? [] : valuesIn(payload))]);
        last = { at: now(), log: withoutValues(invoked.log, values) };
      }
      return invoked;
    },
    last: () =>
      last === undefined
        ? []
        : [
            {
              id: 'invocation',
              at: last.at,
              kind: 'cause',
              of: 'invocation',
              text: 'The published version was run and failed: the end of its log is in the job log.',
              // The gate says the same, with the type of the error.
              uncounted: 'The published version was run',
              log: last.log,
            },
          ],
  };
}
