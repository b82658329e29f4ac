import { isDeepStrictEqual } from 'node:util';
import type { Keyed } from '../settled.ts';

/** Who tells the one and who the other: `by act`, `by our own runner`. */
export type Tellers = readonly [string, string];

/** Where two values differ, each at the deepest place. */
export function differences(where: string, [one, other]: Tellers, value: unknown, than: unknown): readonly Keyed[] {
  return leaves('', value, than).map(leaf => ({
    key: `${where} | ${leaf.path}`,
    where: `${where}, ${leaf.path}`,
    what: `${one}: ${shown(leaf.value, leaf.than)}; ${other}: ${shown(leaf.than, leaf.value)}`,
  }));
}

/** How many values there are to compare. */
export function countOf(value: unknown): number {
  return isTree(value) ? Object.values(value).reduce<number>((sum, part) => sum + countOf(part), 0) : 1;
}

interface Leaf {
  readonly path: string;
  readonly value: unknown;
  readonly than: unknown;
}

function leaves(path: string, value: unknown, than: unknown): readonly Leaf[] {
  if (isDeepStrictEqual(value, than)) return [];
  if (!isTree(value) || !isTree(than)) return [{ path, value, than }];
  const names = new Set([...Object.keys(value), ...Object.keys(than)]);
  return [...names].flatMap(name => leaves(path === '' ? name : `${path}.${name}`, value[name], than[name]));
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Of a long text, its first line that the other one has otherwise. */
function shown(value: unknown, than: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value !== 'string' || typeof than !== 'string') return JSON.stringify(value);
  const lines = than.split('\n');
  return JSON.stringify(value.split('\n').find((line, at) => line !== lines[at]) ?? 'no more lines');
}
