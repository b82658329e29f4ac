/** PostgreSQL counts so (its documentation, "Parameter Names and Values"): 1 MB is 1024 kB. */
const units = [
  ['TB', 1024 ** 4],
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['kB', 1024],
] as const;

/** `16MB`: a whole number with its unit, kB to TB; bytes. */
export function parseSize(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6})([kMGT]B)$/.exec(text) ?? [];
  const bytes = units.find(([name]) => name === unit)?.[1];
  return bytes === undefined ? undefined : Number(number) * bytes;
}

/** What a text that is no size of ours was most likely meant to be: `16`, `16 MiB` and `16mb` are `16MB`. */
export function nearestSize(text: string): string | undefined {
  const [, number, letter = 'm'] = /^(\d{1,6})\s*(?:([kmgt])i?b?)?$/i.exec(text.trim()) ?? [];
  const unit = units.find(([name]) => name[0]?.toLowerCase() === letter.toLowerCase())?.[0];
  return number === undefined || unit === undefined ? undefined : `${Number(number)}${unit}`;
}

/** Bytes as a reading tells them: `16 MB`, `1.5 GB`, `0 kB`. */
export function printSize(bytes: number): string {
  const [name, size] = units.find(([, least]) => Math.abs(bytes) >= least) ?? (['kB', 1024] as const);
  return `${Number((bytes / size).toPrecision(3))} ${name}`;
}
