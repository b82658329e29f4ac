import type { RunFacts } from './identity.ts';
import type { Foreseen, Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Status } from './status.ts';
import type { Verdict } from './verdict.ts';
import type { Happening, Instant, Phase, Reading, Revision, Serving, Side } from './words.ts';

/**
 * Everything a release has to say. Log, summary, record and outputs are subscribers; none of them decides anything.
 */
export type ReleaseEvent = { readonly at: Instant } & (
  | { readonly type: 'began'; readonly run: RunFacts; readonly asks?: 'how it stands' }
  | { readonly type: 'problems'; readonly problems: readonly Problem[]; readonly foreseen?: Foreseen | undefined }
  | { readonly type: 'planned'; readonly plan: Plan }
  /** How the target stands: the whole answer of `operation: status`. */
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'phase'; readonly phase: Phase; readonly because: string }
  /** What green is, as soon as it is known. */
  | { readonly type: 'green'; readonly revision: Revision }
  /** Where green alone answers: a host name. */
  | { readonly type: 'endpoint'; readonly endpoint: string }
  /** Something was written to AWS. */
  | { readonly type: 'wrote'; readonly what: string }
  | { readonly type: 'traffic'; readonly serving: Serving }
  | { readonly type: 'capacity'; readonly blue: Side | undefined; readonly green: Side | undefined }
  /** What is waited for now, and until when where that is known. */
  | { readonly type: 'waiting'; readonly wait: string; readonly until: Instant | undefined }
  /** All readings of a look in which at least one differs in outcome from the look before. */
  | { readonly type: 'gates'; readonly readings: readonly Reading[] }
  | { readonly type: 'happened'; readonly happening: Happening }
  /** A passing trouble that is being ridden out: throttling, a 5xx, a lost connection. */
  | { readonly type: 'trouble'; readonly trouble: string }
  | { readonly type: 'warning'; readonly warning: string }
  /** The verdict that follows is not the last word: the post step of the job watches on. */
  | { readonly type: 'handed on' }
  /**
   * By the post step: what it goes on with, why it has to, when the release began where that is known, and whether the step
   * had asked AWS for the stop, and AWS had taken that.
   */
  | {
      readonly type: 'taken over';
      readonly because: string;
      readonly began: Instant | undefined;
      readonly stop: 'asked for' | 'not asked for';
    }
  | { readonly type: 'verdict'; readonly verdict: Verdict }
);

export type EventOf<T extends ReleaseEvent['type']> = Extract<ReleaseEvent, { type: T }>;
