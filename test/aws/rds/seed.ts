import * as v from 'valibot';
import { courseSeed } from './course.ts';
import { ENGINES } from './engines.ts';
import { problemsOf } from './seed-references.ts';
import { databaseUseSeed } from './use/seed.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** "Constraints" of DBInstanceIdentifier in the API reference. */
const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-z](?:-?[a-z0-9])*$/, 'lower-case letters, digits and single hyphens, first a letter'),
  v.maxLength(63),
);
const tags = v.optional(v.record(v.string(), v.string()), {});
const engine = v.picklist(ENGINES);
const instanceClass = v.optional(v.pipe(v.string(), v.startsWith('db.')), 'db.r6g.large');
/** Default: the default group of the engine's family. */
const group = v.exactOptional(v.string());
const groupStatus = v.optional(v.picklist(['in-sync', 'pending-reboot']), 'in-sync');
const status = v.optional(v.picklist(['available', 'backing-up', 'modifying', 'storage-optimization']), 'available');

const storage = v.strictObject({
  type: v.optional(v.picklist(['gp2', 'gp3', 'io1', 'io2', 'standard']), 'gp3'),
  gib: v.optional(v.pipe(v.number(), v.integer(), v.minValue(20)), 200),
  iops: v.exactOptional(count),
  /** MiB a second, of gp3. */
  throughput: v.exactOptional(count),
});

const replica = v.strictObject({
  name: identifier,
  class: instanceClass,
  parameterGroup: group,
  multiAz: v.optional(v.boolean(), false),
});

const common = {
  name: identifier,
  engine,
  engineVersion: v.string(),
  parameterGroup: group,
  parameterGroupStatus: groupStatus,
  status,
  backupRetentionDays: v.optional(v.pipe(count, v.maxValue(35)), 7),
  deletionProtection: v.optional(v.boolean(), false),
  kmsKey: v.exactOptional(v.string()),
  /** It copies from a database outside RDS. */
  externalReplica: v.optional(v.boolean(), false),
  /** Secrets Manager has its master password. */
  managedPassword: v.optional(v.boolean(), false),
  tags,
  course: v.optional(courseSeed, {}),
};

const instance = v.strictObject({
  ...common,
  class: instanceClass,
  storage: v.optional(storage, {}),
  multiAz: v.optional(v.boolean(), false),
  /** `old`: its storage has the 32-bit file system of earlier years. */
  fileSystem: v.optional(v.picklist(['current', 'old']), 'current'),
  replicas: v.optional(v.array(replica), []),
});

const cluster = v.strictObject({
  ...common,
  /** The first one is the writer. */
  members: v.pipe(
    v.array(v.strictObject({ name: identifier, class: instanceClass, parameterGroup: group })),
    v.minLength(1, 'A cluster needs an instance'),
  ),
  endpoints: v.optional(
    v.array(
      v.strictObject({
        name: identifier,
        type: v.optional(v.picklist(['READER', 'ANY']), 'READER'),
        members: v.optional(v.array(identifier), []),
        excluded: v.optional(v.array(identifier), []),
      }),
    ),
    [],
  ),
});

const parameterGroups = v.optional(
  v.array(
    v.strictObject({
      name: v.string(),
      family: v.string(),
      parameters: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
  [],
);

/** The `rds` part of a world's seed. */
export const rdsSeed = v.pipe(
  v.strictObject({
    instances: v.optional(v.array(instance), []),
    clusters: v.optional(v.array(cluster), []),
    parameterGroups,
    clusterParameterGroups: parameterGroups,
    /** By name of the databases that they send connections to. */
    proxies: v.optional(v.array(v.strictObject({ name: identifier, targets: v.array(identifier) })), []),
    /** Zero-ETL integrations, by name of their source. */
    integrations: v.optional(v.array(v.strictObject({ name: v.string(), source: identifier })), []),
    /** Source of the defaults: "Quotas in Amazon RDS" of the user guide. */
    quotas: v.optional(
      v.strictObject({
        instances: v.optional(count, 40),
        clusters: v.optional(count, 40),
        /** GiB of all instances outside Aurora. */
        storageGib: v.optional(count, 100_000),
      }),
      {},
    ),
    /** Who uses the databases. */
    use: v.optional(databaseUseSeed, {}),
    /** Whether a second deployment may be made of a database while the record of a completed one stands; AWS does not say. */
    nextWhileRecordStands: v.optional(v.picklist(['made', 'refused']), 'made'),
    /** Whether a deployment that is still being made may be deleted; AWS does not say. */
    deleteWhileProvisioning: v.optional(v.picklist(['taken', 'refused']), 'taken'),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of problemsOf(dataset.value)) addIssue({ message });
  }),
);

export type RdsSeed = v.InferOutput<typeof rdsSeed>;
export type InstanceSeed = RdsSeed['instances'][number];
export type ClusterSeed = RdsSeed['clusters'][number];
