import type { Input } from '../wire/index.ts';
import { arnOf, type Place } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import { groupFamilyOf, majorOf, replicationMethod, upgradeTargetsOf, versionNamed } from './engines.ts';
import { instanceClassesOf } from './instance-classes.ts';
import { defaultGroupName, type GroupBook, type GroupKind } from './parameter-groups.ts';
import { invalidCombination, invalidValue } from './refusals.ts';
import type { Database, GreenPlan, RdsClient, Storage } from './state.ts';
import { withStorageDefaults } from './storage.ts';

type Order = Input<RdsClient, 'CreateBlueGreenDeployment'>;

interface Around {
  readonly book: DatabaseBook;
  readonly groups: GroupBook;
  readonly place: Place;
}

/** What green will be. Throws AWS's error for what the order cannot have. */
export function greenPlan(order: Order, source: Database, { book, groups, place }: Around): GreenPlan {
  const engineVersion = versionOf(order.TargetEngineVersion, source);
  if (source.is === 'cluster') refuseForClusters(order);
  const groupOf = (kind: GroupKind, asked: string | undefined, blue: string) =>
    chosenGroup({ kind, asked, blue }, source, engineVersion, groups);
  const [first] = book.membersOf(source);
  return {
    engineVersion,
    method: replicationMethod(source.engine, source.engineVersion, engineVersion),
    parameterGroup: groupOf('instance', order.TargetDBParameterGroupName, (first ?? source).parameterGroup.name),
    clusterParameterGroup:
      source.is === 'cluster'
        ? groupOf('cluster', order.TargetDBClusterParameterGroupName, source.parameterGroup.name)
        : undefined,
    class: classOf(order.TargetDBInstanceClass, source.engine, engineVersion),
    storage: source.is === 'instance' ? storageOf(order, source.storage) : undefined,
    fileSystem: order.UpgradeTargetStorageConfig === true ? 'upgraded' : 'kept',
    kmsKeys: keysOf(
      order,
      [source, ...book.replicasOf(source)].map(resource => arnOf(place, resource)),
    ),
  };
}

function versionOf(asked: string | undefined, { engine, engineVersion }: Database): string {
  if (asked === undefined || asked === engineVersion) return engineVersion;
  const version = versionNamed(engine, asked);
  if (version === engineVersion) return version;
  if (version !== undefined && upgradeTargetsOf(engine, engineVersion).some(target => target.version === version)) {
    return version;
  }
  throw invalidCombination(`Cannot find upgrade target from ${engineVersion} with requested version ${asked}.`);
}

/** A major upgrade without a group of its own takes the default one: "Creating a blue/green deployment" of the user guide. */
function chosenGroup(
  { kind, asked, blue }: { readonly kind: GroupKind; readonly asked: string | undefined; readonly blue: string },
  { engine, engineVersion }: Database,
  version: string,
  groups: GroupBook,
): string {
  const family = groupFamilyOf(engine, version);
  if (asked === undefined) {
    return majorOf(engine, engineVersion) === majorOf(engine, version) ? blue : defaultGroupName(family);
  }
  const group = groups.get(kind, asked);
  if (group.family === family) return group.name;
  throw invalidCombination(
    `The parameter group ${asked} with DBParameterGroupFamily ${group.family} can't be used for this ${kind}. Please use a parameter group with DBParameterGroupFamily ${family}`,
  );
}

/** "This setting doesn't apply to Amazon Aurora": API reference. That AWS refuses it, and how, is not known. */
function refuseForClusters(order: Order): void {
  const instanceOnly = [
    'TargetDBInstanceClass',
    'TargetIops',
    'TargetStorageType',
    'TargetAllocatedStorage',
    'TargetStorageThroughput',
    'UpgradeTargetStorageConfig',
  ] as const;
  const given = instanceOnly.find(member => order[member] !== undefined);
  if (given !== undefined) throw invalidCombination(`${given} can't be specified for a DB cluster.`);
}

function classOf(asked: string | undefined, engine: string, version: string): string | undefined {
  if (asked === undefined || instanceClassesOf(engine, version).includes(asked)) return asked;
  throw invalidCombination(
    `RDS does not support creating a DB instance with the following combination: DBInstanceClass=${asked}, Engine=${engine}, EngineVersion=${version}.`,
  );
}

function storageOf(order: Order, blue: Storage): Storage | undefined {
  const {
    TargetStorageType: type = blue.type,
    TargetAllocatedStorage: gib = blue.gib,
    TargetIops: iops,
    TargetStorageThroughput: throughput,
  } = order;
  const unchanged = type === blue.type && gib === blue.gib && iops === undefined && throughput === undefined;
  if (unchanged) return undefined;
  if (!['gp2', 'gp3', 'io1', 'io2'].includes(type)) throw invalidValue(`Invalid storage type: ${type}`);
  if (gib < 20 || gib > 65_536) throw invalidValue(`Invalid storage size: ${gib} GiB`);
  if (throughput !== undefined && type !== 'gp3') {
    throw invalidCombination(`You can't specify storage throughput for storage type ${type}.`);
  }
  if (iops === undefined && (type === 'io1' || type === 'io2') && type !== blue.type) {
    throw invalidCombination(`You must specify IOPS for storage type ${type}.`);
  }
  const kept = type === blue.type ? { iops: blue.iops, throughput: blue.throughput } : {};
  return withStorageDefaults({
    ...kept,
    type,
    gib,
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
  });
}

function keysOf({ TargetResourceConfigurations: given = [] }: Order, blue: readonly string[]): GreenPlan['kmsKeys'] {
  const keys = new Map<string, string>();
  for (const { SourceArn: arn, TargetKmsKeyId: key } of given) {
    if (keys.has(arn)) throw invalidCombination(`The resource ${arn} is specified more than once.`);
    if (!blue.includes(arn)) throw invalidValue(`The resource ${arn} isn't part of the blue environment.`);
    if (key !== undefined) keys.set(arn, key);
  }
  return keys;
}
