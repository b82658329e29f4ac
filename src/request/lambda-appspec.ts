import * as v from 'valibot';
import type { Hook } from '../release/plan.ts';
import { resourcesOf, type Fault, type Platform, type Tell } from './appspec-faults.ts';
import { readAppSpec } from './appspec-reading.ts';
import { hookFunction, isPlaceholder, mapping, topOf } from './appspec-shape.ts';
import type { Given } from './declared.ts';
import { readInputFile, type ReadFile } from './input-file.ts';
import { invalid, shown, then, valid, type Checked } from './problems.ts';
import { isMapping, type Mapping, type Path } from './yaml-lines.ts';

/** The moments of a Lambda deployment at which CodeDeploy runs a function (User Guide, "AppSpec 'hooks' section"). */
const hookEvents = ['BeforeAllowTraffic', 'AfterAllowTraffic'] as const;

/** What Greenlight fills in, whether or not it stands there already. */
const filledIn = v.nullish(v.union([v.string(), v.number()], 'a name or a number'));
const properties = { Name: filledIn, Alias: filledIn, CurrentVersion: filledIn, TargetVersion: filledIn };
const resource = {
  Type: v.literal('AWS::Lambda::Function', 'not a type that CodeDeploy deploys to Lambda'),
  Properties: v.nullish(mapping('`Properties`', properties)),
};
const hooks = {
  BeforeAllowTraffic: hookFunction,
  AfterAllowTraffic: hookFunction,
} satisfies Record<(typeof hookEvents)[number], typeof hookFunction>;
const top = topOf('Lambda', 'function', resource, hooks);

const lambda = {
  platform: {
    name: 'Lambda',
    thing: 'function',
    type: 'AWS::Lambda::Function',
    keysBeside,
  } satisfies Platform,
  shape: mapping('an AppSpec', top),
};

/** `appspec` for a function: its hooks. What it says of function, alias and version must be what the inputs say. */
export async function checkLambdaAppSpec(given: Given, readFile: ReadFile): Promise<Checked<readonly Hook[]>> {
  const path = given('appspec');
  if (path === undefined) return valid([]);
  if (given('application') === 'none') {
    const reason = 'given together with `application: none`: it is CodeDeploy that runs its hooks';
    return invalid({ where: 'appspec', value: shown(path), reason, remedy: 'leave one of the two out' });
  }
  const said: Said = [
    ['Name', 'function', given('function')],
    ['Alias', 'alias', given('alias') ?? 'live'],
    ['TargetVersion', 'from-version', given('from-version')],
  ];
  const read = await readInputFile('appspec', 'an AppSpec', path, readFile);
  const checked = then(read, text => readAppSpec(path, text, lambda, (spec, tell) => contradictions(spec, said, tell)));
  return then(checked, ({ Hooks }) =>
    valid(
      hookEvents.flatMap(event =>
        (Hooks ?? []).flatMap((entry): readonly Hook[] => {
          const name = entry[event];
          return name === undefined ? [] : [{ event, function: name }];
        }),
      ),
    ),
  );
}

/** A property of the AppSpec, the input that says the same, and its value. */
type Said = readonly (readonly [property: string, input: string, value: string | undefined])[];

function contradictions(spec: Mapping, said: Said, tell: Tell): readonly Fault[] {
  return resourcesOf(spec['Resources']).flatMap(([at, { Properties: written }]) =>
    said.flatMap(([property, input, value]): readonly Fault[] => {
      const there = isMapping(written) ? written[property] : undefined;
      const isNamed = (typeof there === 'string' && !isPlaceholder(there)) || typeof there === 'number';
      if (!isNamed || value === undefined || String(there) === value) return [];
      const reason = `\`${input}\` is \`${value}\``;
      const remedy = `write the same in both, or leave \`${property}\` out: it is filled in`;
      return [tell([...at, 'Properties', property], { value: shown(String(there)), reason, remedy })];
    }),
  );
}

function keysBeside(path: Path): readonly string[] {
  const around = path.slice(0, -1);
  const name = around.findLast(step => typeof step === 'string');
  if (name === undefined) return Object.keys(top);
  if (name === 'Hooks') return Object.keys(hooks);
  // `Resources`, the place in its list, and a name that is the user's own.
  return Object.keys(around.length === 3 ? resource : properties);
}
