import type { Problem } from '../release/problem.ts';
import { variableNameFault } from './environment-variables.ts';
import { settings, type Shape } from './lambda-settings.ts';
import { meant } from './nearest.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';
import { quoting } from './quoting.ts';
import type { LambdaTarget } from './request.ts';
import { isMapping, readLines, type Path } from './yaml-lines.ts';

type Fault = Pick<Problem, 'value' | 'reason' | 'remedy'> & { readonly at: Path };

/** What UpdateFunctionConfiguration takes besides, and why it is not for this block. */
const filledIn: ReadonlyMap<string, string> = new Map([
  ['FunctionName', 'the function is named by the input `function`'],
  ['RevisionId', 'it is filled in, as of the moment'],
  ['Description', 'the description of a version is the stamp of the release that made it'],
]);

/** `configuration`: a mapping with the names of UpdateFunctionConfiguration. */
export function checkConfiguration(text: string): Checked<LambdaTarget['configuration']> {
  const read = readLines(text);
  const where = (line: number) => `configuration, line ${line}`;
  const remedy = 'write a mapping with the names of UpdateFunctionConfiguration, such as `MemorySize: 512`';
  if (!read.ok)
    return invalid(
      ...read.faults.map(({ line, reason }) => ({ where: where(line), value: undefined, reason, remedy })),
    );
  const { value, lineOf } = read.lined;
  if (!isMapping(value) || Object.keys(value).length === 0) {
    const reason = isMapping(value) ? 'sets nothing' : 'not a mapping from setting to value';
    return invalid({ where: where(lineOf([])), value: undefined, reason, remedy });
  }
  const faults = faultsIn(value, { is: 'mapping', of: settings }, []);
  if (faults.length === 0) return valid(value);
  return invalid(...faults.map(({ at, ...fault }) => ({ where: where(lineOf(at)), ...fault })));
}

function faultsIn(value: unknown, shape: Shape, at: Path): readonly Fault[] {
  switch (shape.is) {
    case 'mapping':
      // Not repeated: where a mapping is missing its whole content may stand, of variables too.
      if (!isMapping(value)) return [{ ...wrongType(value, 'a mapping', at), value: undefined }];
      return Object.entries(value).flatMap(([key, part]) => {
        const member = Object.hasOwn(shape.of, key) ? shape.of[key] : undefined;
        return member === undefined ? [unknownKey(key, shape.of, at)] : faultsIn(part, member, [...at, key]);
      });
    case 'variables':
      if (!isMapping(value)) return [{ ...wrongType(value, 'a mapping from name to text', at), value: undefined }];
      return Object.entries(value).flatMap(([name, text]) => variableFaults(name, text, [...at, name]));
    case 'list':
      if (!Array.isArray(value)) return [wrongType(value, 'a list', at)];
      return value.flatMap((item: unknown, place) => faultsIn(item, shape.of, [...at, place]));
    case 'text':
      if (typeof value !== 'string') return [wrongType(value, 'text', at, 'string')];
      return textFaults(value, shape, at);
    case 'whole number':
      return Number.isInteger(value) && Number(value) >= shape.least && Number(value) <= shape.most
        ? []
        : [wrongType(value, `a whole number, ${shape.least} to ${shape.most}`, at, 'number')];
    case 'number':
      return typeof value === 'number' ? [] : [wrongType(value, 'a number', at, 'number')];
    case 'switch':
      return typeof value === 'boolean' ? [] : [wrongType(value, '`true` or `false`', at, 'boolean')];
    case 'word':
      return shape.legal.some(word => word === value)
        ? []
        : [
            {
              at,
              value: valueIn(value),
              reason: 'not a value of this setting',
              remedy: meant(String(value), shape.legal),
            },
          ];
  }
}

function unknownKey(key: string, members: Readonly<Record<string, Shape>>, at: Path): Fault {
  const fault = { at: [...at, key], value: shown(key) };
  const own = at.length === 0 ? filledIn.get(key) : undefined;
  if (own !== undefined) return { ...fault, reason: own, remedy: 'leave it out' };
  const where = at.findLast(step => typeof step === 'string');
  return {
    ...fault,
    reason: where === undefined ? 'no setting of UpdateFunctionConfiguration' : `no member of \`${where}\``,
    remedy: meant(key, Object.keys(members)),
  };
}

function variableFaults(name: string, text: unknown, at: Path): readonly Fault[] {
  const fault = variableNameFault(name);
  if (fault !== undefined) return [{ at, value: shown(name), ...fault }];
  // A value of a variable is never repeated.
  return typeof text === 'string' ? [] : [{ ...wrongType(text, 'text', at, 'string'), value: shown(name) }];
}

function textFaults(
  text: string,
  { form, most = Infinity }: Extract<Shape, { is: 'text' }>,
  at: Path,
): readonly Fault[] {
  const value = shown(text);
  if (text.length > most) return [{ at, value, reason: `longer than ${most} characters`, remedy: 'shorten it' }];
  if (form === undefined || form.test(text)) return [];
  const example = examples.get(String(at.findLast(step => typeof step === 'string')));
  return [
    {
      at,
      value,
      reason: 'not written as AWS has it',
      remedy: example === undefined ? undefined : `write it as \`${example}\``,
    },
  ];
}

const examples: ReadonlyMap<string, string> = new Map([
  ['Role', 'arn:aws:iam::123456789012:role/checkout'],
  ['Handler', 'index.handler'],
  ['Runtime', 'nodejs24.x'],
  ['Layers', 'arn:aws:lambda:eu-west-1:123456789012:layer:fonts:3'],
  ['LocalMountPath', '/mnt/data'],
]);

/** @param type as JavaScript calls what was wanted, where quotes can make the difference */
function wrongType(value: unknown, wanted: string, at: Path, type = 'none'): Fault {
  const reason = value === null ? 'nothing stands here' : `not ${wanted}`;
  return { at, value: valueIn(value), reason, remedy: quoting({ type, input: value }) ?? `write ${wanted}` };
}

function valueIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? shown(String(value))
    : undefined;
}
