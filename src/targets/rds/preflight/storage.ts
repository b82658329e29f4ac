import type { Finding } from '../../../release/problem.ts';
import type { GreenStorage } from '../../../request/request.ts';
import type { Database, Storage } from '../database.ts';
import type { Facts, Range, StorageOffer } from './preflight.ts';

/**
 * Below it `gp3` of MySQL, MariaDB and PostgreSQL has its base line of 3000 IOPS and 125 MiB/s and nothing else (user guide of RDS,
 * "gp3 storage"). In GiB.
 */
const gp3Divided = 400;

/** Whether an instance of RDS can have the storage that is asked for: by the rules of its type, and by what AWS offers its class. */
export function storageFindings(facts: Facts, database: Database, asked: GreenStorage): readonly Finding[] {
  const { storage: blue, class: blueClass } = database.members[0];
  const type = asked.type ?? blue.type;
  return [
    ...byType(asked, blue, type),
    ...offeredTo(facts, asked, { ...blue, type }, blueClass),
    ...shrunk(asked, blue),
    ...layoutFindings(asked, blue),
  ];
}

/** An encrypted database stays encrypted and an open one open ("General limitations for blue/green deployments"); it goes for Aurora, too. */
export function encryptionFindings({ kmsKey: blue, name }: Database, { kmsKey }: GreenStorage): readonly Finding[] {
  if (kmsKey === undefined || blue !== undefined) return [];
  return [
    refuse(
      kmsKey,
      `${name} is not encrypted, and a blue/green deployment cannot change that`,
      'leave `kms-key` out. An encrypted copy is made from an encrypted copy of a snapshot',
    ),
  ];
}

function byType(
  { iops, throughput, type: asked, allocated }: GreenStorage,
  blue: Storage,
  type: string,
): readonly Finding[] {
  const size = allocated ?? blue.allocated;
  const rates = [...(iops === undefined ? [] : ['iops']), ...(throughput === undefined ? [] : ['throughput'])];
  const found: (Finding | undefined)[] = [
    iops !== undefined && (type === 'gp2' || type === 'standard')
      ? refuse(`iops: ${iops}`, `${type} has no IOPS that can be set`, 'write `type: gp3` with it')
      : undefined,
    throughput !== undefined && type !== 'gp3'
      ? refuse(`throughput: ${throughput}`, `${type} has no throughput that can be set`, 'write `type: gp3` with it')
      : undefined,
    rates.length > 0 && type === 'gp3' && size < gp3Divided
      ? refuse(
          rates.join(', '),
          `gp3 of ${size} GiB has 3000 IOPS and 125 MiB/s, and nothing else`,
          `leave it out, or write \`allocated: ${gp3Divided}\` or more`,
        )
      : undefined,
    asked !== undefined && asked !== blue.type && type.startsWith('io') && iops === undefined
      ? refuse(type, `${type} is bought by IOPS, and none are asked for`, 'write `iops` with it')
      : undefined,
  ];
  return found.filter(one => one !== undefined);
}

function offeredTo(
  { classes, version }: Facts,
  asked: GreenStorage,
  { type, allocated }: Storage,
  blueClass: string,
): readonly Finding[] {
  const offer = classes.find(one => one.class === blueClass) ?? classes[0];
  if (offer?.is !== 'offered') return [];
  const of = offer.storage.find(one => one.type === type);
  if (of === undefined)
    return [
      refuse(
        type,
        `AWS does not offer it for ${offer.class} and version ${version.version}`,
        `one of ${offer.storage.map(one => one.type).join(', ')}`,
      ),
    ];
  return beyond(asked, of, asked.allocated ?? allocated);
}

function beyond(asked: GreenStorage, offer: StorageOffer, size: number): readonly Finding[] {
  const { type } = offer;
  return [
    ...outside('allocated', asked.allocated, offer.size, 'GiB', type),
    ...outside('iops', asked.iops, offer.iops, 'IOPS', type),
    ...outside('iops', asked.iops, ofSize(offer.iopsPerGib, size), 'IOPS', `${type} of ${size} GiB`),
    ...outside('throughput', asked.throughput, offer.throughput, 'MiB/s', type),
  ];
}

/** AWS's ratios are fractions, and there are no half operations. */
function ofSize(ratio: Range | undefined, size: number): Range {
  const { least, most } = ratio ?? { least: undefined, most: undefined };
  return {
    least: least === undefined ? undefined : Math.ceil(least * size),
    most: most === undefined ? undefined : Math.floor(most * size),
  };
}

function outside(
  setting: string,
  value: number | undefined,
  range: Range | undefined,
  unit: string,
  of: string,
): readonly Finding[] {
  if (value === undefined || range === undefined) return [];
  const { least, most } = range;
  const beyondIt = (limit: number, edge: string) => [
    refuse(`${setting}: ${value}`, `${of} has ${limit} ${unit} ${edge}`, `write \`${setting}: ${limit}\``),
  ];
  if (least !== undefined && value < least) return beyondIt(least, 'at least');
  if (most !== undefined && value > most) return beyondIt(most, 'at most');
  return [];
}

/** RDS may make green smaller than blue, and what blue holds has to fit (API reference, `TargetAllocatedStorage`). */
function shrunk({ allocated }: GreenStorage, blue: Storage): readonly Finding[] {
  if (allocated === undefined || allocated >= blue.allocated) return [];
  return [
    {
      level: 'warning',
      where: 'storage',
      value: `allocated: ${allocated}`,
      reason: `blue has ${blue.allocated} GiB: its data has to fit into less, with room to grow`,
      remedy: 'look at `FreeStorageSpace` of blue first: a green that runs full is to be made anew',
    },
  ];
}

function layoutFindings({ layout }: GreenStorage, blue: Storage): readonly Finding[] {
  if (layout === 'as blue' || blue.layout === 'older') return [];
  return [
    {
      level: 'warning',
      where: 'storage',
      value: 'upgrade: true',
      reason: 'blue has the newest layout of storage already, as far as AWS says',
      remedy: 'leave it out',
    },
  ];
}

function refuse(value: string, reason: string, remedy: string): Finding {
  return { level: 'error', where: 'storage', value, reason, remedy };
}
