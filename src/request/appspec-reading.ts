import * as v from 'valibot';
import {
  countFaults,
  eventFaults,
  ofAnotherPlatform,
  secondSpelling,
  shapeFaults,
  type Fault,
  type Platform,
  type Tell,
} from './appspec-faults.ts';
import { asWritten, inOneSpelling, twiceIn } from './appspec-keys.ts';
import { invalid, valid, type Checked } from './problems.ts';
import { isMapping, readLines, type Mapping } from './yaml-lines.ts';

/**
 * An AppSpec of one platform, YAML or JSON, its keys in any letter case.
 *
 * @param shape of the AppSpec with its keys in one spelling
 * @param further what else can be wrong with it
 */
export function readAppSpec<const S extends v.GenericSchema>(
  path: string,
  text: string,
  { platform, shape }: { readonly platform: Platform; readonly shape: S },
  further: (spec: Mapping, tell: Tell) => readonly Fault[],
): Checked<v.InferOutput<S>> {
  const refused = (...faults: readonly Fault[]): Checked<never> =>
    invalid(
      ...faults
        .toSorted((one, other) => one.line - other.line)
        .map(({ line, ...fault }) => ({ where: `appspec, ${path} line ${line}`, ...fault })),
    );
  const read = readLines(text);
  if (!read.ok)
    return refused(...read.faults.map(fault => ({ ...fault, value: undefined, remedy: 'correct the file' })));
  const { value, lineOf } = read.lined;
  const spec = inOneSpelling(value);
  const tell: Tell = (at, fault) => ({ line: lineOf(asWritten(value, at)), ...fault });
  if (!isMapping(spec)) {
    const remedy = 'give a file with `version`, `Resources` and `Hooks`';
    return refused(tell([], { value: undefined, reason: 'not an AppSpec: no mapping', remedy }));
  }
  const foreign = ofAnotherPlatform(spec, platform, tell);
  if (foreign !== undefined) return refused(foreign);
  const twice = twiceIn(value).map(at => ({ line: lineOf(at), ...secondSpelling(at) }));
  const parsed = v.safeParse(shape, spec);
  const faults = [
    ...twice,
    ...shapeFaults(parsed.issues ?? [], platform, tell),
    ...countFaults(spec['Resources'], platform, tell),
    ...eventFaults(spec['Hooks'], tell),
    ...further(spec, tell),
  ];
  return parsed.success && faults.length === 0 ? valid(parsed.output) : refused(...faults);
}
