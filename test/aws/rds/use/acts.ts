import * as v from 'valibot';

const rate = v.pipe(v.number(), v.minValue(0));
const seconds = v.pipe(v.number(), v.gtValue(0));

/** What people and jobs do to databases past the API of RDS. Databases are named as they are called at that moment. */
export const databaseUseAct = v.union(
  [
    /** From now on the application sends so much. */
    v.strictObject({
      load: v.strictObject({
        application: v.string(),
        writesPerSecond: v.exactOptional(rate),
        readsPerSecond: v.exactOptional(rate),
      }),
    }),
    /** Somebody writes through a connection of their own. The name of a green ends at random: it goes by that of its blue. */
    v.strictObject({
      writeByHand: v.strictObject({
        to: v.union([v.string(), v.strictObject({ greenOf: v.string() })]),
        writesPerSecond: rate,
        seconds,
      }),
    }),
    v.strictObject({
      longStatement: v.strictObject({ on: v.string(), is: v.picklist(['a write', 'a DDL statement']), seconds }),
    }),
    /** All processes of the application forget their connections and what DNS told them. */
    v.strictObject({ restart: v.strictObject({ application: v.string() }) }),
  ],
  'Expected {load}, {writeByHand}, {longStatement} or {restart}',
);

export type DatabaseUseAct = v.InferOutput<typeof databaseUseAct>;
