import * as v from 'valibot';
import type { Gate, GateForce, GateTime } from '../release/words.ts';
import type { Item, Keys } from './block-settings.ts';
import { meant } from './nearest.ts';
import { shown } from './problems.ts';

/** A gate, and where its name stands, or would stand. */
export interface PlacedGate {
  readonly gate: Gate;
  readonly where: string;
  readonly name: 'as written' | 'by default';
}

const gateTimes = ['before-traffic', 'during', 'bake', 'always'] as const satisfies readonly GateTime[];

/** What every kind of gate takes. */
export function commonSettings(when: GateTime) {
  return {
    name: v.optional(
      v.pipe(
        v.string('a gate is named by text'),
        v.check(name => name.trim() !== '', 'a gate has a name'),
      ),
    ),
    when: v.optional(v.picklist(gateTimes, 'not a time at which a gate is measured'), when),
    advisory: v.optional(v.boolean('not a switch: `true` or `false`, without quotes'), false),
  };
}

export const commonKeys = {
  name: { remedy: () => 'write a short name for log and summary, or leave it out', shows: shown },
  when: { remedy: input => meant(String(input), gateTimes), shows: shown },
  advisory: { remedy: () => 'write `advisory: true`, or leave it out', shows: shown },
} as const satisfies Keys;

export function forceOf(advisory: boolean): GateForce {
  return advisory ? 'advisory' : 'obeyed';
}

/** A kind's settings may be one item or a list of them. */
export function itemsOf(settings: unknown): readonly Item[] {
  return Array.isArray(settings)
    ? settings.map((value: unknown, at) => ({ path: [at], value }))
    : [{ path: [], value: settings }];
}
