import * as v from 'valibot';
import type { Problem } from '../release/problem.ts';
import { ecsName } from './names.ts';
import { nearest } from './nearest.ts';
import { invalid, valid, type Checked } from './problems.ts';
import { quoting } from './quoting.ts';
import type { TaskDefinitionFile } from './request.ts';
import { isMapping, readLines, type Mapping, type Path } from './yaml-lines.ts';

const textOrNothing = (message: string) => v.nullish(v.string(message));

/**
 * The ARN of a role, or its name alone (ECS API reference, RegisterTaskDefinition; IAM's, CreateRole, for names and paths).
 * Both, like the family, go into the policy that a role is given: what is no name there could be a wildcard.
 */
const roleForm = /^(arn:[\w-]+:iam::\d{12}:role\/([!-~]+\/)?)?[\w+=,.@-]{1,64}$/;
const notARole = 'not the ARN of a role, nor its name alone';

const role = v.nullish(
  v.pipe(
    v.string(notARole),
    v.check(text => text === '' || roleForm.test(text), notARole),
  ),
);

/**
 * What a task definition must be for Greenlight to work with it: the fields that it reads itself, and those that YAML
 * reads as numbers where AWS takes text only. Everything else is AWS's to judge.
 */
const containerShape = v.looseObject(
  {
    name: v.pipe(v.string('the name of a container is text'), v.minLength(1, 'a container has a name')),
    image: textOrNothing('an image is text'),
    essential: v.nullish(v.boolean('`essential` is `true` or `false`')),
    environment: v.nullish(
      v.array(
        v.looseObject(
          {
            name: v.string('the name of a variable is text'),
            value: textOrNothing('AWS takes text only'),
          },
          'a variable is a mapping with `name` and `value`',
        ),
        '`environment` is a list of mappings with `name` and `value`',
      ),
    ),
  },
  'a container is a mapping',
);

const definitionShape = v.looseObject({
  family: v.pipe(
    v.string('`family` is text'),
    v.regex(ecsName, 'not a family: letters, digits, `_` and `-`, 255 at most'),
  ),
  executionRoleArn: role,
  taskRoleArn: role,
  containerDefinitions: v.pipe(
    v.array(containerShape, '`containerDefinitions` is a list'),
    v.minLength(1, '`containerDefinitions` is empty'),
  ),
  cpu: textOrNothing('AWS takes text only'),
  memory: textOrNothing('AWS takes text only'),
});

/** A task definition out of a JSON or YAML file: itself, or inside the whole answer of `describe-task-definition`. */
export function checkDefinitionFile(path: string, text: string): Checked<TaskDefinitionFile> {
  // What stands in the file is not repeated: the values of variables are often secrets.
  const problem: Tell = (line, reason, remedy) => ({
    where: `task-definition, ${path} line ${line}`,
    value: undefined,
    reason,
    remedy,
  });
  const read = readLines(text);
  if (!read.ok) return invalid(...read.faults.map(({ line, reason }) => problem(line, reason, 'correct the file')));
  const { value, lineOf } = read.lined;
  if (!isMapping(value)) {
    const remedy = 'give a file with `family` and `containerDefinitions`';
    return invalid(problem(lineOf([]), 'not a task definition: no mapping', remedy));
  }
  const { definition, inside } = unwrapped(value);
  const tell = (at: Path, reason: string, remedy: string | undefined) =>
    problem(lineOf([...inside, ...at]), reason, remedy);
  if (isMapping(definition)) return checkShape(definition, tell);
  return invalid(tell([], '`taskDefinition` is no mapping', 'give the answer of `describe-task-definition` whole'));
}

type Tell<Where = number> = (where: Where, reason: string, remedy: string | undefined) => Problem;

function checkShape(definition: Mapping, tell: Tell<Path>): Checked<TaskDefinitionFile> {
  const parsed = v.safeParse(definitionShape, definition);
  if (!parsed.success) return invalid(...parsed.issues.map(issue => problemOf(issue, definition, tell)));
  // The definition itself and not what the schema made of it: what is not known to the schema stays untouched.
  const file = definition as TaskDefinitionFile;
  const names = file.containerDefinitions.map(({ name }) => name);
  const twice = names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));
  if (twice.length === 0) return valid(file);
  const [reason, remedy] = ['another container has this name', 'name each container once'];
  return invalid(...twice.map(at => tell(['containerDefinitions', at, 'name'], reason, remedy)));
}

type Issue = v.InferIssue<typeof definitionShape>;

function problemOf(issue: Issue, definition: Mapping, tell: Tell<Path>): Problem {
  const at: Path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  if (issue.path?.at(-1)?.origin !== 'key') return tell(at, issue.message, quoting(issue));
  const missing = String(at.at(-1));
  const close = at.length === 1 ? nearest(missing, Object.keys(definition)) : undefined;
  const remedy = close === undefined ? `add \`${missing}\`` : `did you mean \`${missing}\` where \`${close}\` stands?`;
  return tell(at, `\`${missing}\` is missing`, remedy);
}

/** `describe-task-definition` answers with the tags beside the definition; `register-task-definition` takes them inside. */
function unwrapped(value: Mapping): { readonly definition: unknown; readonly inside: Path } {
  if (!('taskDefinition' in value) || 'containerDefinitions' in value) return { definition: value, inside: [] };
  const { taskDefinition: definition, tags } = value;
  const tagged = isMapping(definition) && tags !== undefined && tags !== null ? { ...definition, tags } : definition;
  return { definition: tagged, inside: ['taskDefinition'] };
}
