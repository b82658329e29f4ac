import { consequence } from './inputs/consequence.ts';
import { how } from './inputs/how.ts';
import type { InputRow } from './inputs/row.ts';
import { surroundings } from './inputs/surroundings.ts';
import { what } from './inputs/what.ts';

/** The inputs of the action, in the order in which they are documented and their problems are reported. */
export const inputs = [...what, ...how, ...consequence, ...surroundings] as const satisfies readonly InputRow[];

export type InputName = (typeof inputs)[number]['name'];

/** Promised for later: refused as not built yet, where a misspelt name is answered with the nearest declared one. */
export const laterInputs: readonly string[] = ['secrets', 'manifest'];

/** The text that `action.yml` and the tables carry. */
export function descriptionOf(row: InputRow): string {
  return row.fallback === 'required' ? row.description : `${row.description} Default: ${row.fallback}.`;
}

const forms: ReadonlyMap<string, InputRow['form']> = new Map(inputs.map(({ name, form }) => [name, form]));

/** How the value of an input is written; undefined where no input has this name. */
export function formOf(name: string): InputRow['form'] | undefined {
  return forms.get(name);
}
