import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What expressions may speak of, by the name of the context: `github`. */
export type Contexts = Readonly<Record<string, object>>;

/** A text of a workflow as the runner hands it on: GitHub's own evaluator puts values in the place of expressions. */
export function evaluated(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => valueOf(expression, contexts));
}

/** Throws where nothing is found: on GitHub that is an empty text, and on a page it is a mistake. */
function valueOf(expression: string, contexts: Contexts): string {
  const { tokens } = new Lexer(expression.trim()).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
  const value = new Evaluator(parsed, asData(contexts)).evaluate().coerceString();
  if (value === '') throw new Error(`\${{${expression}}} is empty`);
  return value;
}

function asData(contexts: Contexts): data.Dictionary {
  const converted: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (converted instanceof data.Dictionary) return converted;
  throw new Error('contexts are a mapping');
}
