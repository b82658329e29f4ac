import type { OrderableDBInstanceOption } from '@aws-sdk/client-rds';
import type { Engine } from '../engine.ts';
import { allPages } from '../pages.ts';
import type { ReadingHand } from './reading-hand.ts';
import type { ClassOffer, Range, StorageOffer } from './preflight.ts';

/** What AWS offers of these classes for a version, with the storage that they may have. */
export function readClasses(
  hand: ReadingHand,
  engine: Engine,
  version: string,
  classes: readonly string[],
): Promise<readonly ClassOffer[]> {
  return Promise.all(
    classes.map(async (name): Promise<ClassOffer> => {
      const options = await readOptions(hand, { Engine: engine, EngineVersion: version, DBInstanceClass: name });
      if (options.length > 0) return { is: 'offered', class: name, storage: options.flatMap(storageOf) };
      const all = await readOptions(hand, { Engine: engine, EngineVersion: version });
      return {
        is: 'not offered',
        class: name,
        others: [...new Set(all.flatMap(option => option.DBInstanceClass ?? []))].toSorted(),
      };
    }),
  );
}

type Asked = { readonly Engine: Engine; readonly EngineVersion: string; readonly DBInstanceClass?: string };

async function readOptions({ rds, patient }: ReadingHand, asked: Asked): Promise<readonly OrderableDBInstanceOption[]> {
  const { client, sdk } = await rds();
  return allPages(async marker => {
    const page = await patient.read({ service: 'rds', operation: 'DescribeOrderableDBInstanceOptions' }, () =>
      // The most that one answer holds: a version has hundreds of options.
      client.send(new sdk.DescribeOrderableDBInstanceOptionsCommand({ ...asked, MaxRecords: 1000, ...marker })),
    );
    return { items: page.OrderableDBInstanceOptions, next: page.Marker };
  });
}

function storageOf(option: OrderableDBInstanceOption): readonly StorageOffer[] {
  const { StorageType: type } = option;
  if (type === undefined) return [];
  return [
    {
      type,
      size: range(option.MinStorageSize, option.MaxStorageSize),
      iops: option.SupportsIops ? range(option.MinIopsPerDbInstance, option.MaxIopsPerDbInstance) : undefined,
      iopsPerGib: option.SupportsIops ? range(option.MinIopsPerGib, option.MaxIopsPerGib) : undefined,
      throughput: option.SupportsStorageThroughput
        ? range(option.MinStorageThroughputPerDbInstance, option.MaxStorageThroughputPerDbInstance)
        : undefined,
    },
  ];
}

function range(least: number | undefined, most: number | undefined): Range {
  return { least, most };
}
