import type { Problem } from '../release/problem.ts';
import { each, invalid, then, valid, type Checked } from './problems.ts';
import type { LambdaTarget } from './request.ts';

type Variables = LambdaTarget['variables'];

/** A letter, then letters, digits and `_`, two at least (Lambda API reference, `Environment`). */
const nameForm = /^[A-Za-z][A-Za-z0-9_]+$/;

/** Lambda sets these itself and refuses them (Lambda developer guide, "Defined runtime environment variables"). */
const reserved: ReadonlySet<string> = new Set([
  ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_RUNTIME_API'],
  ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION'],
  ...['AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME'],
  ...['AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ...['LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
]);

interface Change {
  readonly where: string;
  readonly name: string;
  readonly becomes: { readonly set: string } | 'removed';
}

/** What is wrong with a name of a variable, to Lambda; undefined where nothing is. */
export function variableNameFault(name: string): Pick<Problem, 'reason' | 'remedy'> | undefined {
  if (!nameForm.test(name)) {
    const remedy = 'a name begins with a letter and has letters, digits and `_`, two at least';
    return { reason: 'not the name of a variable', remedy };
  }
  if (reserved.has(name)) return { reason: 'Lambda sets this variable itself', remedy: 'leave it out' };
  return undefined;
}

/** `NAME=value` sets, `NAME=` sets empty, `-NAME` removes, one per line. Values may be secret and are never repeated. */
export function checkVariables(text: string): Checked<Variables> {
  const lines = text.split('\n').map((line, at) => ({ where: `environment-variables, line ${at + 1}`, line }));
  const written = lines.filter(({ line }) => line.trim() !== '');
  const changes = each(written.map(({ where, line }) => checkLine(where, line.trimStart().replace(/\r$/, ''))));
  return then(changes, once);
}

function checkLine(where: string, line: string): Checked<Change> {
  const { minus, name, value } = /^(?<minus>-?)(?<name>[^=\s]+)(?:=(?<value>.*))?$/s.exec(line)?.groups ?? {};
  const removes = minus === '-';
  if (name === undefined || (value === undefined && !removes)) {
    // What stands here instead may be a value.
    const remedy = 'write `NAME=value` without spaces around `=`, or `-NAME` to remove it';
    return invalid({ where, value: undefined, reason: 'not a variable and its value', remedy });
  }
  const fault = variableNameFault(name);
  if (fault !== undefined) return invalid({ where, value: nameForm.test(name) ? name : undefined, ...fault });
  if (!removes) return valid({ where, name, becomes: { set: value ?? '' } });
  if (value === undefined) return valid({ where, name, becomes: 'removed' });
  const remedy = `write \`-${name}\` to remove it, or \`${name}=\` and a value to set it`;
  return invalid({ where, value: name, reason: 'removes a variable, and gives it a value', remedy });
}

function once(changes: readonly Change[]): Checked<Variables> {
  const twice = changes.filter(({ name }, at) => changes.findIndex(other => other.name === name) < at);
  if (twice.length === 0) return valid(new Map(changes.map(({ name, becomes }) => [name, becomes])));
  const [reason, remedy] = ['this variable stands here twice', 'name each variable once'];
  return invalid(...twice.map(({ where, name }) => ({ where, value: name, reason, remedy })));
}
