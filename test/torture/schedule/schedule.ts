import type { Act } from '../../aws/act.ts';
import type { FaultRule } from '../../aws/fault-rule.ts';
import type { FaultRuleInput } from '../../github/fault-rule.ts';
import type { PlotName, StepName } from './plot.ts';
import type { Tale } from './tale.ts';

/** Milliseconds of virtual time. */
export type Millis = number;

/** One day of a release: what is released, what goes wrong, and how often its process is lost. All of it follows from the seed. */
export interface Schedule {
  readonly seed: number;
  readonly tale: Tale;
  readonly plot: PlotName;
  readonly troubles: readonly Trouble[];
  /** One attempt of the run after another. */
  readonly lives: readonly [Life, ...Life[]];
  /** Whether the same day is also played with a process that nothing happens to, to be compared with. */
  readonly beside: 'an undisturbed one' | 'nothing';
}

export type Trouble =
  | { readonly with: 'AWS'; readonly rule: FaultRule }
  | { readonly with: 'GitHub'; readonly rule: FaultRuleInput }
  | { readonly with: 'a surface'; readonly surface: SurfaceName; readonly does: SurfaceTrouble }
  /** `after`: since the world's beginning. */
  | { readonly with: 'somebody'; readonly does: Meddling; readonly after: Millis };

export type SurfaceName = 'log' | 'summary' | 'record' | 'output';
export type SurfaceTrouble = 'hangs' | 'rejects' | 'takes a minute';

/** Something that another person or program does to the shop. */
export interface Meddling {
  readonly words: string;
  readonly act: Act | ToTheDatabase;
}

/** Done to what AWS has given a name or an id of its own: it is looked up at that moment, and where there is none nothing is done. */
export interface ToTheDatabase {
  readonly toTheDatabase:
    | 'switch over'
    | 'delete the deployment'
    | 'delete the deployment with green'
    | 'promote green'
    | 'delete green'
    | 'delete blue'
    | "end the colleague's deployment";
}

/** `after`: since the life before has ended. */
export interface Life {
  readonly step: StepName;
  readonly after: Millis;
  readonly end: LifeEnd;
}

export type LifeEnd =
  { readonly is: 'its own' } | { readonly is: 'cut short'; readonly by: Cut; readonly when: Moment };

/**
 * The runner is lost with its process, and nothing follows; or the system kills the process for want of memory, and the runner
 * goes on to the post step; or somebody cancels the job: SIGINT, 10 s later nothing is left of the process (runner source,
 * ProcessInvoker), and the post step follows.
 */
export type Cut = 'loss' | 'out of memory' | 'cancel';

export type Moment =
  | { readonly is: 'a time'; readonly after: Millis }
  /** Of the process's calls to AWS the n-th, before AWS applies it or before its answer is heard. */
  | { readonly is: 'a call'; readonly nth: number; readonly point: 'before' | 'after' }
  /** Whichever one a rule of the world holds first. */
  | { readonly is: 'a held call' };
