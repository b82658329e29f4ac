import * as v from 'valibot';
import { duration } from '../duration.ts';
import type { Course, StepCourse } from './state.ts';

const step = v.pipe(
  v.strictObject({ takes: duration, fails: v.exactOptional(v.string()) }),
  v.transform(({ takes, fails }): StepCourse => (fails === undefined ? { ms: takes } : { ms: takes, fails })),
);

/** How a green of this database is made, and how a switchover of it goes. What it does not say is usual. */
export const courseSeed = v.pipe(
  v.strictObject({
    /** By name of a task: `{takes: "20m"}`, or `{takes, fails: "the reason"}`. */
    tasks: v.optional(v.record(v.string(), step), {}),
    /** When green members can be described. */
    membersAppearAfter: v.optional(duration, '5m'),
    /** Of green, when its tasks are done. Default: 30m where its storage changes, else none. */
    storageOptimization: v.exactOptional(duration),
    /** The record is shown as PROVISIONING again: describing it is eventually consistent. */
    flicker: v.exactOptional(v.strictObject({ after: duration, lasts: duration })),
    switchover: v.optional(
      v.strictObject({
        guardrailsTake: v.optional(duration, '5s'),
        /** From blue's new name to green's: for so long nobody has the name. */
        renameTakes: v.optional(duration, '2s'),
        finishTakes: v.optional(duration, '20s'),
        /** A reason: it ends as SWITCHOVER_FAILED. */
        fails: v.exactOptional(v.string()),
      }),
      {},
    ),
  }),
  v.transform(({ tasks, membersAppearAfter, storageOptimization, flicker, switchover }): Course => ({
    tasks,
    membersAfterMs: membersAppearAfter,
    storageOptimizationMs: storageOptimization,
    flicker: flicker && { afterMs: flicker.after, forMs: flicker.lasts },
    switchover: {
      guardrailsMs: switchover.guardrailsTake,
      renameMs: switchover.renameTakes,
      finishMs: switchover.finishTakes,
      fails: switchover.fails,
    },
  })),
);
