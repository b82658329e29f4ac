import { AwsError } from './aws-error.ts';

/** A form as the tree that its dotted names spell: `A.member.1=x` is a branch `A` with a branch `member` with a leaf `1`. */
export type FormNode = string | Form;
export type Form = ReadonlyMap<string, FormNode>;

export const EMPTY_FORM: Form = new Map();

/** Throws an AwsError for a name that is given twice, or as a leaf and a branch at once. */
export function parseForm(body: string): Form {
  const root = new Map<string, FormNode>();
  for (const [name, text] of new URLSearchParams(body)) place(root, name, text);
  return root;
}

function place(root: Map<string, FormNode>, name: string, text: string): void {
  const steps = name.split('.');
  const leaf = steps.pop() ?? '';
  let branch = root;
  for (const step of steps) {
    const next = branch.get(step) ?? new Map<string, FormNode>();
    if (typeof next === 'string') throw malformed(name);
    branch.set(step, next);
    branch = next as Map<string, FormNode>;
  }
  if (branch.has(leaf)) throw malformed(name);
  branch.set(leaf, text);
}

function malformed(name: string): AwsError {
  return new AwsError('MalformedInput', `The parameter ${name} is given twice, or both as a value and as a structure.`);
}

/** The tree as objects and strings, for what no schema describes. */
export function plainForm(node: FormNode): unknown {
  if (typeof node === 'string') return node;
  return Object.fromEntries([...node].map(([name, child]) => [name, plainForm(child)]));
}
