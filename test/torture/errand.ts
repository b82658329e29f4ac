import type { Kill } from './kills/kill.ts';
import type { FoundPoint } from './kills/points.ts';
import type { TaleName } from './kills/tales.ts';

/** What one process of the torture does; on its command line, as JSON. */
export type Errand =
  | { readonly do: 'play schedules'; readonly seeds: readonly number[] }
  | { readonly do: 'find points'; readonly tale: TaleName }
  | { readonly do: 'kill'; readonly kills: readonly Kill[] };

/** What it prints; one a line, as JSON. */
export type Finding =
  | { readonly is: 'points'; readonly tale: TaleName; readonly points: readonly FoundPoint[] }
  | {
      readonly is: 'a day';
      /** The arguments of the torture by which it is played again. */
      readonly replay: string;
      /** The day in words. */
      readonly words: readonly string[];
      /** Empty where every promise held. */
      readonly broken: readonly string[];
    };

export type Day = Extract<Finding, { is: 'a day' }>;
