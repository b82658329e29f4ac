import type { DBEngineVersion, OrderableDBInstanceOption } from '@aws-sdk/client-rds';
import type { Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { ENGINES, groupFamilyOf, isAurora, majorOf, upgradeTargetsOf, versionNamed, versionsOf } from './engines.ts';
import { instanceClassesOf, storageTypesOf } from './instance-classes.ts';
import { filtered, pageOf } from './page.ts';
import type { RdsClient } from './state.ts';

/** Of one page of DescribeOrderableDBInstanceOptions (API reference). */
const MOST_ORDERABLE = 1_000;

/** What RDS offers, whoever asks. */
export function catalogueHandlers(region: string): Handlers<RdsClient, Caller> {
  return {
    DescribeDBEngineVersions: input => {
      const { Engine: engine, EngineVersion: asked, DBParameterGroupFamily: family, DefaultOnly: defaultOnly } = input;
      const engines = engine === undefined ? ENGINES : [engine];
      const all = engines.flatMap(name => versionsAsked(name, asked, defaultOnly).map(item => described(name, item)));
      const ofFamily = all.filter(item => family === undefined || item.DBParameterGroupFamily === family);
      const found = filtered(ofFamily, input.Filters, {
        'db-parameter-group-family': item => [item.DBParameterGroupFamily],
        engine: item => [item.Engine],
        'engine-version': item => [item.EngineVersion],
        status: item => [item.Status],
      });
      const { items, Marker } = pageOf(found, input);
      return { DBEngineVersions: items, ...Marker };
    },
    DescribeOrderableDBInstanceOptions: input => {
      const { Engine: engine, EngineVersion: asked, DBInstanceClass: wanted } = input;
      const all = versionsAsked(engine, asked, false).flatMap(version =>
        instanceClassesOf(engine, version)
          .filter(name => wanted === undefined || name === wanted)
          .flatMap(name => storageTypesOf(engine).map(type => orderable({ engine, version, name, type, region }))),
      );
      const { items, Marker } = pageOf(all, input, MOST_ORDERABLE);
      return { OrderableDBInstanceOptions: items, ...Marker };
    },
  };
}

function versionsAsked(engine: string, asked: string | undefined, defaultOnly: boolean | undefined): readonly string[] {
  const all = versionsOf(engine).filter(
    version => asked === undefined || version === asked || version.startsWith(`${asked}.`),
  );
  if (defaultOnly !== true) return all;
  const latest = versionNamed(engine, asked ?? all.at(-1) ?? '');
  return latest === undefined ? [] : [latest];
}

function described(engine: string, version: string): DBEngineVersion {
  return {
    Engine: engine,
    EngineVersion: version,
    MajorEngineVersion: majorOf(engine, version),
    DBParameterGroupFamily: groupFamilyOf(engine, version),
    DBEngineDescription: engine,
    DBEngineVersionDescription: `${engine} ${version}`,
    Status: 'available',
    SupportsReadReplica: true,
    ValidUpgradeTarget: upgradeTargetsOf(engine, version).map(target => ({
      Engine: engine,
      EngineVersion: target.version,
      Description: `${engine} ${target.version}`,
      AutoUpgrade: false,
      IsMajorVersionUpgrade: target.isMajor,
    })),
  };
}

interface Offer {
  readonly engine: string;
  readonly version: string;
  readonly name: string;
  readonly type: string;
  readonly region: string;
}

/** Sizes as in "Amazon RDS DB instance storage" of the user guide. */
function orderable({ engine, version, name, type, region }: Offer): OrderableDBInstanceOption {
  const own = !isAurora(engine);
  const hasIops = own && type !== 'gp2';
  return {
    Engine: engine,
    EngineVersion: version,
    DBInstanceClass: name,
    LicenseModel: 'general-public-license',
    AvailabilityZones: ['a', 'b', 'c'].map(zone => ({ Name: `${region}${zone}` })),
    MultiAZCapable: own,
    ReadReplicaCapable: own,
    Vpc: true,
    SupportsStorageEncryption: true,
    StorageType: type,
    SupportsIops: hasIops,
    SupportsStorageThroughput: type === 'gp3',
    ...(own && { MinStorageSize: type === 'gp2' || type === 'gp3' ? 20 : 100, MaxStorageSize: 65_536 }),
    ...(hasIops && { MinIopsPerDbInstance: type === 'gp3' ? 3_000 : 1_000, MaxIopsPerDbInstance: 256_000 }),
  };
}
