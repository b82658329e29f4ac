import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What expressions may speak of, by the name of the context: `github`. */
export type Contexts = Readonly<Record<string, object>>;

/**
 * A text of a workflow as the runner hands it on: GitHub's own evaluator puts values in the place of expressions. Throws where
 * nothing is found: on GitHub that is an empty text, and on a page it is a mistake.
 */
export function evaluated(text: string, contexts: Contexts): string {
  return evaluatedOrEmpty(text, contexts, isEmpty);
}

/** @throws always */
export function isEmpty(expression: string): never {
  throw new Error(`\${{${expression}}} is empty`);
}

/** The same where nothing may be found, as in the outputs of a job whose step has ended early. */
export function evaluatedOrEmpty(text: string, contexts: Contexts, ifEmpty: (expression: string) => string = () => '') {
  return text.replaceAll(
    /\$\{\{(.*?)\}\}/gs,
    (_, expression: string) => valueOf(expression, contexts) || ifEmpty(expression),
  );
}

/** Whether a job's `if` lets it run, once all that it needs have succeeded. */
export function holds(condition: string, contexts: Contexts): boolean {
  return valueOf(condition, contexts) === 'true';
}

function valueOf(expression: string, contexts: Contexts): string {
  const { tokens } = new Lexer(expression.trim()).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
  return new Evaluator(parsed, asData(contexts)).evaluate().coerceString();
}

function asData(contexts: Contexts): data.Dictionary {
  const converted: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (converted instanceof data.Dictionary) return converted;
  throw new Error('contexts are a mapping');
}
