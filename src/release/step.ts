import type { ErrorCode } from '../errors.ts';
import type { Turn } from './course.ts';
import type { VerdictName } from './verdict.ts';
import type { Instant, Percent, Revision } from './words.ts';

/** What the engine is told to do. Everything but waiting, confirming and ending is one write to AWS. */
export type Step =
  | { readonly do: 'stage' }
  | { readonly do: 'begin'; readonly revision: Revision }
  /** Let green have this share of the traffic. A mover that is AWS waits for one such word at most, and goes on by itself. */
  | { readonly do: 'advance'; readonly share: Percent }
  | {
      readonly do: 'wait';
      readonly wait: string;
      readonly until: Instant | undefined;
      /** `closely` near a change that is expected, `calmly` else: two cadences; `rarely` where hours may pass before anything does. */
      readonly watch: Watch;
    }
  | { readonly do: 'go back'; readonly turn: Turn }
  /** End blue before AWS does: there is no way back from it. */
  | { readonly do: 'let go' }
  /** Read the health of both sides. */
  | { readonly do: 'inspect' }
  /** Read back by identity who serves. */
  | { readonly do: 'confirm' }
  | {
      readonly do: 'end';
      readonly name: VerdictName;
      readonly next: string | undefined;
      /** Of the error that ended it; undefined where none did. */
      readonly code: ErrorCode | undefined;
    };

export type Watch = 'closely' | 'calmly' | 'rarely';

export interface Decision {
  readonly step: Step;
  /** One sentence: the fact that decided. */
  readonly because: string;
}

export function end(name: VerdictName, because: string, next: string | undefined, code?: ErrorCode): Decision {
  return { step: { do: 'end', name, next, code }, because };
}

export function wait(what: string, until: Instant | undefined, watch: Watch): Decision {
  return { step: { do: 'wait', wait: what, until, watch }, because: what };
}
