import type { Storage } from './state.ts';

/** What gp3 has below the size at which its volumes are striped: "gp3 storage" of the user guide. */
const GP3 = { iops: 3000, throughput: 125 };

interface Given {
  readonly type: string;
  readonly gib: number;
  readonly iops?: number | undefined;
  readonly throughput?: number | undefined;
}

export function withStorageDefaults({ type, gib, iops, throughput }: Given): Storage {
  return type === 'gp3'
    ? { type, gib, iops: iops ?? GP3.iops, throughput: throughput ?? GP3.throughput }
    : { type, gib, iops, throughput: undefined };
}

export const sameStorage = (a: Storage, b: Storage): boolean =>
  a.type === b.type && a.gib === b.gib && a.iops === b.iops && a.throughput === b.throughput;
