import type { Difference } from '../../release/plan.ts';
import type { GreenDatabase } from '../../request/request.ts';
import type { Database } from './database.ts';
import { names } from './engine-version.ts';

/** What is asked of green and blue does not have; nothing where blue is what was asked for already. */
export function differencesFrom(blue: Database, asked: GreenDatabase): readonly Difference[] {
  const now = settingsOf(blue);
  const { storage } = asked;
  return [
    // Whoever asks for `8.0` is content with 8.0.40: RDS takes a major version alone, and chooses the minor one.
    ...(asked.engineVersion === undefined || names(asked.engineVersion, now.version)
      ? []
      : changed('engine version', now.version, asked.engineVersion)),
    ...changed('parameter group', now.parameterGroup, asked.parameterGroup),
    ...changed('cluster parameter group', now.clusterParameterGroup, asked.clusterParameterGroup),
    ...changed('instance class', now.class, asked.instanceClass),
    ...changed('storage type', now.storageType, storage.type),
    ...changed('storage (GiB)', now.allocated, storage.allocated),
    ...changed('storage IOPS', now.iops, storage.iops),
    ...changed('storage throughput (MiB/s)', now.throughput, storage.throughput),
    ...(storage.layout === 'newest' ? changed('storage layout', now.layout, 'newest') : []),
    ...(storage.kmsKey === undefined || isKey(blue.kmsKey, storage.kmsKey) ? [] : [nameOnly('KMS key')]),
  ];
}

/** How a green that is made already differs from its blue. */
export function differencesBetween(blue: Database, green: Database): readonly Difference[] {
  const [from, to] = [settingsOf(blue), settingsOf(green)];
  return [
    ...changed('engine version', from.version, to.version),
    ...changed('parameter group', from.parameterGroup, to.parameterGroup),
    ...changed('cluster parameter group', from.clusterParameterGroup, to.clusterParameterGroup),
    ...changed('instance class', from.class, to.class),
    ...changed('storage type', from.storageType, to.storageType),
    ...changed('storage (GiB)', from.allocated, to.allocated),
    ...changed('storage IOPS', from.iops, to.iops),
    ...changed('storage throughput (MiB/s)', from.throughput, to.throughput),
    ...changed('storage layout', from.layout, to.layout),
    ...(blue.kmsKey === green.kmsKey ? [] : [nameOnly('KMS key')]),
  ];
}

/** Those of the instance that is written to, as people name them. */
function settingsOf(database: Database) {
  const { engineVersion: version, members } = database;
  const [{ parameterGroup, class: instanceClass, storage }] = members;
  return {
    version,
    parameterGroup: parameterGroup.name,
    clusterParameterGroup: database.is === 'a cluster' ? database.parameterGroup : undefined,
    class: instanceClass,
    storageType: storage.type,
    allocated: storage.allocated,
    iops: storage.iops,
    throughput: storage.throughput,
    layout: storage.layout,
  };
}

/** RDS shows the ARN of a key, whichever way it was named; what an alias leads to is not known here. */
function isKey(shown: string | undefined, asked: string): boolean {
  return shown !== undefined && (shown === asked || shown.endsWith(`:key/${asked}`));
}

function changed(
  field: string,
  from: string | number | undefined,
  to: string | number | undefined,
): readonly Difference[] {
  if (to === undefined || from === to) return [];
  return [{ field, shown: 'values', from: from === undefined ? 'none' : String(from), to: String(to) }];
}

function nameOnly(field: string): Difference {
  return { field, shown: 'name only' };
}
