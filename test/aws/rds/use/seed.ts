import * as v from 'valibot';
import { duration } from '../../duration.ts';

const rate = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));

/** A load that comes and goes as a sine does, `share` above and below its mean; whole periods are counted from 1970 in UTC. */
const swing = v.strictObject({
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  period: duration,
});

const application = v.strictObject({
  name: v.string(),
  /** The instance or cluster whose endpoint it is configured with. It keeps the host name, whoever answers there. */
  database: v.string(),
  endpoint: v.optional(v.picklist(['writer', 'reader']), 'writer'),
  writesPerSecond: v.optional(rate, 20),
  readsPerSecond: v.optional(rate, 80),
  /** Of its writes. */
  swing: v.exactOptional(swing),
  /** `aware`: it follows what the databases say of each other, and asks no DNS (as the AWS Advanced JDBC Wrapper). */
  driver: v.optional(v.picklist(['plain', 'aware']), 'plain'),
  processes: v.optional(count, 4),
  /** Of each process. */
  connections: v.optional(count, 10),
  /** How long a process keeps an answer of DNS. Records of RDS live 5 s; a JVM may be set to keep them for ever. */
  dnsCacheSeconds: v.optional(v.union([rate, v.literal('for ever')]), 5),
  /** After how many seconds of refused writes a process throws its connections away; `never`: only when they are dropped. */
  reconnectsAfterSeconds: v.optional(v.union([count, v.literal('never')]), 1),
  /** Where in CloudWatch it counts its `Queries` and `FailedQueries`. */
  namespace: v.optional(v.string(), 'Shop'),
});

const replication = v.strictObject({
  /** Writes that a follower applies in a second, by the name that the database it follows has when it begins. */
  appliesPerSecond: v.optional(v.record(v.string(), positive), {}),
  /** Of those that are not listed. */
  otherwise: v.optional(positive, 1000),
  /** How much a write adds to the log that a replication slot holds back. */
  bytesPerWrite: v.optional(positive, 4096),
});

/** Who uses the databases of a world, and how quickly they follow one another. All figures are of our own making. */
export const databaseUseSeed = v.strictObject({
  applications: v.pipe(
    v.optional(v.array(application), []),
    v.check(items => new Set(items.map(({ name }) => name)).size === items.length, 'Two applications have one name'),
  ),
  replication: v.optional(replication, {}),
  /** Statements in a second with which an instance is busy to 100 %. */
  statementsPerSecond: v.optional(positive, 5000),
});

export type DatabaseUseSeed = v.InferOutput<typeof databaseUseSeed>;
export type ApplicationSeed = DatabaseUseSeed['applications'][number];
export type ReplicationSeed = DatabaseUseSeed['replication'];
