import * as v from 'valibot';
import { databaseUseAct } from './rds/use/acts.ts';
import { SERVICE_NAMES } from './wire/clients.ts';
import { behaviourChange, weight } from './world/seed.ts';

/** Something that somebody else does in the account: a colleague, another pipeline, the weather. */
export const actSchema = v.union(
  [
    /** An AWS call with an input as the SDK takes it. */
    v.strictObject({
      call: v.pipe(v.string(), v.regex(/^[a-z]+:[A-Z]\w+$/)),
      input: v.record(v.string(), v.unknown()),
    }),
    /** Stops whatever deployment is under way in a group. */
    v.strictObject({
      stopDeployment: v.strictObject({
        application: v.string(),
        group: v.string(),
        autoRollback: v.exactOptional(v.boolean()),
      }),
    }),
    /** Stops whatever ECS's own deployment is under way of a service, which then goes back. */
    v.strictObject({ stopServiceDeployment: v.strictObject({ cluster: v.string(), service: v.string() }) }),
    /** Answers the PAUSE hooks at which a service's deployment waits. */
    v.strictObject({
      continueServiceDeployment: v.strictObject({
        cluster: v.string(),
        service: v.string(),
        action: v.optional(v.picklist(['CONTINUE', 'ROLLBACK']), 'CONTINUE'),
      }),
    }),
    /** Writes a listener's weights past everybody. */
    v.strictObject({
      forward: v.strictObject({ loadBalancer: v.string(), port: v.number(), weights: v.record(v.string(), weight) }),
    }),
    /** From now on the version does otherwise. */
    v.strictObject({ behave: v.strictObject({ image: v.string(), change: behaviourChange }) }),
    /** Changes the schema of a database; where its green follows by logical replication, that cannot carry it. */
    v.strictObject({ runDdl: v.strictObject({ database: v.string() }) }),
    v.strictObject({ database: databaseUseAct }),
  ],
  `Expected {call: "service:Operation", input} (${SERVICE_NAMES.join(', ')}), {stopDeployment}, {stopServiceDeployment}, {continueServiceDeployment}, {forward}, {behave}, {runDdl} or {database}`,
);

export type Act = v.InferOutput<typeof actSchema>;
