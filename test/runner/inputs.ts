import type { InputDeclaration } from './action-file.ts';

/** Values of expressions such as `github.token`, by their text. */
export type Expressions = Readonly<Record<string, string>>;

export interface ResolvedInputs {
  /** `INPUT_…` variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

/**
 * Inputs as a step gets them: what `with:` gives, else the declared default. The runner enforces neither `required` nor the
 * names: an input that was not declared is warned of and handed on all the same.
 */
export function resolveInputs(
  declared: readonly InputDeclaration[],
  given: Readonly<Record<string, string>>,
  expressions: Expressions,
): ResolvedInputs {
  const sameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const unexpected = Object.keys(given).filter(name => !declared.some(input => sameName(input.name, name)));
  const warnings: string[] = [];
  if (unexpected.length > 0) {
    const names = (list: readonly string[]) => list.map(name => `'${name}'`).join(', ');
    const valid = names(declared.map(input => input.name));
    warnings.push(`Unexpected input(s) ${names(unexpected)}, valid inputs are [${valid}]`);
  }

  const environment: Record<string, string> = {};
  for (const input of declared) {
    const isGiven = Object.keys(given).some(name => sameName(name, input.name));
    if (isGiven && input.deprecation !== undefined) {
      warnings.push(`Input '${input.name}' has been deprecated with message: ${input.deprecation}`);
    }
    if (!isGiven) environment[variableOf(input.name)] = evaluate(input, expressions);
  }
  for (const [name, value] of Object.entries(given)) environment[variableOf(name)] = value;
  return { environment, warnings };
}

/** Upper case, and `_` for a space; a dash stays, so that no shell could set the variable. */
function variableOf(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

function evaluate(input: InputDeclaration, expressions: Expressions): string {
  return input.default.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = expressions[expression];
    if (value !== undefined) return value;
    throw new Error(
      `The default of input "${input.name}" has the expression "${expression}", which this runner cannot evaluate. ` +
        `It knows: ${Object.keys(expressions).join(', ')}.`,
    );
  });
}
