import * as v from 'valibot';
import type { Problem } from '../release/problem.ts';
import { checkSettings, type Keys, wholeNumber, type WhereOf } from './block-settings.ts';
import { meant } from './nearest.ts';
import { invalid, shown, then, valid, type Checked } from './problems.ts';
import type { GreenStorage } from './request.ts';
import { isMapping, readLines } from './yaml-lines.ts';

export const asBlueHasIt: GreenStorage = {
  type: undefined,
  allocated: undefined,
  iops: undefined,
  throughput: undefined,
  layout: 'as blue',
  kmsKey: undefined,
};

/** What CreateBlueGreenDeployment takes (RDS API reference, `TargetStorageType`): magnetic `standard` is not among them. */
const types = ['gp2', 'gp3', 'io1', 'io2'] as const;

/** The widest ranges that any engine and type has; what fits this database is read from AWS (RDS user guide, "DB instance storage"). */
const ranges = { allocated: [5, 65_536], iops: [1_000, 256_000], throughput: [125, 4_000] } as const;

/** An id, an alias, or the ARN of either. */
const kmsKeyForm =
  /^(arn:[\w-]+:kms:[\w-]+:\d{12}:(key\/[\w-]+|alias\/[\w/-]+)|alias\/[\w/-]+|[0-9a-f-]{36}|mrk-[0-9a-f]{32})$/;

const settings = v.objectWithRest(
  {
    type: v.optional(v.picklist(types, 'not a type of storage')),
    allocated: v.optional(wholeNumber(...ranges.allocated)),
    iops: v.optional(wholeNumber(...ranges.iops)),
    throughput: v.optional(wholeNumber(...ranges.throughput)),
    upgrade: v.optional(v.boolean('not a switch: `true` or `false`, without quotes'), false),
    'kms-key': v.optional(
      v.pipe(v.string('a key is named by text'), v.regex(kmsKeyForm, 'not the id, alias or ARN of a KMS key')),
    ),
  },
  v.never('not a setting of storage'),
);

const keys = {
  type: { remedy: input => meant(String(input), types), shows: shown },
  allocated: { remedy: () => 'write the size in GiB: `allocated: 200`', shows: shown },
  iops: { remedy: () => 'write operations per second: `iops: 12000`', shows: shown },
  throughput: { remedy: () => 'write MiB per second: `throughput: 500`', shows: shown },
  upgrade: { remedy: () => 'write `upgrade: true`, or leave it out', shows: shown },
  'kms-key': { remedy: () => 'write `kms-key: alias/orders`, or the id or ARN of a key', shows: shown },
} as const satisfies Keys;

const remedy = 'write a mapping, such as `{ type: gp3, allocated: 200 }`';

/** The block of `storage`: a mapping of what green's storage has otherwise than blue's. */
export function checkStorage(text: string): Checked<GreenStorage> {
  const at = (line: number) => `storage, line ${line}`;
  const read = readLines(text);
  if (!read.ok)
    return invalid(...read.faults.map(({ line, reason }) => ({ where: at(line), value: undefined, reason, remedy })));
  const { value, lineOf } = read.lined;
  const whereOf: WhereOf = path => at(lineOf(path));
  if (!isMapping(value) || Object.keys(value).length === 0) {
    const reason = isMapping(value) ? 'sets nothing' : 'not a mapping from setting to value';
    return invalid({ where: whereOf([]), value: undefined, reason, remedy });
  }
  const checked = checkSettings(settings, keys, { path: [], value }, whereOf);
  return then(checked, ({ upgrade, 'kms-key': kmsKey, type, allocated, iops, throughput }) => {
    const storage: GreenStorage = {
      ...{ type, allocated, iops, throughput, kmsKey },
      layout: upgrade ? 'newest' : 'as blue',
    };
    const contradictions = contradictionsIn(storage, whereOf);
    return contradictions.length > 0 ? invalid(...contradictions) : valid(storage);
  });
}

/** What the type that is asked for does not have. Where none is asked for, blue's is read, and decides. */
function contradictionsIn({ type, iops, throughput }: GreenStorage, whereOf: WhereOf): readonly Problem[] {
  const remedy = 'leave it out, or write `type: gp3`';
  const noIops: Problem = {
    where: whereOf(['iops']),
    value: String(iops),
    reason: '`gp2` has as many operations per second as its size gives it',
    remedy,
  };
  const noThroughput: Problem = {
    where: whereOf(['throughput']),
    value: String(throughput),
    reason: 'only `gp3` has a throughput that can be set',
    remedy,
  };
  return [
    ...(iops !== undefined && type === 'gp2' ? [noIops] : []),
    ...(throughput !== undefined && type !== undefined && type !== 'gp3' ? [noThroughput] : []),
  ];
}
