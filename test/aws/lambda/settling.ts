import * as v from 'valibot';

/** How something that Lambda does in the background ends. */
export type Settling =
  | 'never'
  | { readonly seconds: number }
  | { readonly seconds: number; readonly fails: { readonly code: string; readonly reason: string } };

/** What to do when it has ended; never called for what never ends. */
export type Settled = (failure: Failure | undefined) => void;

/** `code` is one of `LastUpdateStatusReasonCode` or `StateReasonCode` of the API reference. */
export interface Failure {
  readonly code: string;
  readonly reason: string;
}

const seconds = v.pipe(v.number(), v.minValue(0));

export const settlingSeed = v.union(
  [
    v.literal('never'),
    v.strictObject({ seconds }),
    v.strictObject({ seconds, fails: v.strictObject({ code: v.string(), reason: v.string() }) }),
  ],
  'Expected "never", {seconds} or {seconds, fails: {code, reason}}',
) satisfies v.GenericSchema<unknown, Settling>;

interface Clock {
  now(): number;
  at(timeMs: number, event: () => void): unknown;
}

/** What takes no time has ended when this returns. */
export function settle(timeline: Clock, settling: Settling, settled: Settled): void {
  if (settling === 'never') return;
  const end = () => settled('fails' in settling ? settling.fails : undefined);
  if (settling.seconds === 0) end();
  else timeline.at(timeline.now() + settling.seconds * 1000, end);
}
