import type { Problem } from '../release/problem.ts';
import { formOf, inputs, laterInputs, type InputName } from './inputs.ts';
import { nearest } from './nearest.ts';
import { invalid, valid, type Checked } from './problems.ts';

/** An input as the user gave it; `undefined` where it is absent, which to the runner is the same as empty. */
export type Given = (name: InputName) => string | undefined;

const places: ReadonlyMap<string, number> = new Map(inputs.map(({ name }, at) => [name, at]));

export function givenIn(raw: ReadonlyMap<string, string>): Given {
  return name => {
    const text = raw.get(name) ?? '';
    if (text.trim() === '') return undefined;
    return formOf(name) === 'block' ? text : text.trim();
  };
}

/**
 * Every name that is not declared, in alphabetical order. GitHub's runner only warns about them, and a misspelt
 * `gates` would otherwise take the proof out of a release in silence. Their values are not repeated: the text was
 * meant for an input that is not known, and may be a secret.
 */
export function checkNames(raw: ReadonlyMap<string, string>): Checked<'all declared'> {
  const undeclared = [...raw.keys()].filter(name => !places.has(name)).toSorted();
  return undeclared.length > 0 ? invalid(...undeclared.map(undeclaredInput)) : valid('all declared');
}

/** In the order in which the inputs are declared, each input's own as they come; what belongs to no input stands last. */
export function inOrderOfInputs(problems: readonly Problem[]): readonly Problem[] {
  const placeOf = ({ where }: Problem) => places.get(where.split(',', 1)[0] ?? '') ?? places.size;
  return problems.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function undeclaredInput(name: string): Problem {
  const problem = { where: name, value: undefined };
  if (laterInputs.includes(name)) return { ...problem, reason: 'this input is not built yet', remedy: 'leave it out' };
  const close = nearest(name, [...places.keys()]);
  const remedy = close === undefined ? 'leave it out: the README lists the inputs' : `did you mean \`${close}\`?`;
  return { ...problem, reason: 'no input has this name', remedy };
}
