import type { Random } from '../world/random.ts';

/** Ids in the form of a UUID, as all revision ids are. */
export function createRevisionIds(random: Random): () => string {
  const ids = random.fork('lambda revision ids');
  return () => {
    const hex = ids.hex(32);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    );
  };
}
