import { readFile } from 'node:fs/promises';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { Problem } from '../../src/release/problem.ts';
import { parseRequest } from '../../src/request/parse.ts';
import type { Kind } from './block-kinds.ts';
import type { Fault } from './fault.ts';
import { isMapping, mappingAt } from './mapping.ts';
import { ourReference } from './whole-workflow.ts';
import { packageIn } from '../releases/package-in.ts';

type Inputs = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, string>>;

/** The file that the pages speak of, as the stories of the tests have it. */
const sample = 'ecs/api.json';
/** A fragment does not say which target it is for: it is right where it is right for one of them. */
const least: readonly Inputs[] = [
  { target: 'ecs', service: 'api' },
  { target: 'lambda', function: 'checkout' },
  { target: 'rds', database: 'orders', operation: 'stage' },
];

/** What our own parser says of a block: of the inputs of each step that is ours, or of a text that is an input's. */
export async function faultsOfInputs(kind: Kind, text: string): Promise<readonly Fault[]> {
  switch (kind) {
    case 'gates':
      return problemsForAny({ gates: text }).then(atLine(1));
    case 'appspec':
      return problemsForAny({ appspec: 'appspec.yaml' }, { 'appspec.yaml': text }).then(atLine(1));
    case 'inputs':
      return problemsForAny(inputsIn(parseDocument(text).toJS())).then(atLine(1));
    case 'job':
    case 'steps':
    case 'workflow':
      return faultsOfSteps(text);
    default: {
      const never: never = kind;
      throw new Error(`no such kind of block: ${String(never)}`);
    }
  }
}

async function faultsOfSteps(text: string): Promise<readonly Fault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const events = eventsOf(document.toJS());
  const faults = ourSteps(document.contents).flatMap(step => {
    const line = lines.linePos(step.range?.[0] ?? 0).line;
    const given = inputsIn(mappingAt(step.toJS(document), 'with'));
    return events.map(event => problemsWith(given, {}, event).then(atLine(line)));
  });
  return (await Promise.all(faults)).flat();
}

/** Every step that uses this action, wherever it stands. */
function ourSteps(node: unknown): readonly YAMLMap[] {
  if (isSeq(node)) return node.items.flatMap(ourSteps);
  if (!isMap(node)) return [];
  if (node.get('uses') === ourReference) return [node];
  return node.items.flatMap(({ value }) => ourSteps(value));
}

function eventsOf(workflow: unknown): readonly string[] {
  const on = isMapping(workflow) ? workflow['on'] : undefined;
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on.map(String);
  return isMapping(on) ? Object.keys(on) : ['push'];
}

/** As the runner hands them over, but for expressions: nobody knows here what they will be. */
function inputsIn(given: unknown): Inputs {
  const texts = Object.entries(mappingAt(given)).map(([name, value]) => [name, String(value)] as const);
  const known = texts.filter(([, text]) => !/^\$\{\{.*\}\}$/.test(text));
  return Object.fromEntries(known.map(([name, text]) => [name, text.replaceAll(/\$\{\{.*?\}\}/g, 'x')]));
}

/** Those of the target that it fits best. */
async function problemsForAny(inputs: Inputs, files: Files = {}): Promise<readonly Problem[]> {
  const each = await Promise.all(least.map(target => problemsWith({ ...target, ...inputs }, files)));
  return each.reduce((fewest, problems) => (problems.length < fewest.length ? problems : fewest));
}

async function problemsWith(inputs: Inputs, files: Files = {}, eventName = 'push'): Promise<readonly Problem[]> {
  const parsed = await parseRequest(new Map(Object.entries(inputs)), {
    awsRegion: 'eu-west-1',
    eventName,
    readFile: async path => {
      const text = files[path];
      if (text !== undefined) return text;
      if (path === sample) return readFile(new URL(`../releases/${sample}`, import.meta.url), 'utf8');
      throw new Error(`the pages speak of ${sample} alone`);
    },
    readPackage: packageIn({ 'dist/index.mjs': 'export const handler = async () => ({});\n' }),
  });
  return parsed.ok ? [] : parsed.problems;
}

const atLine =
  (line: number) =>
  (problems: readonly Problem[]): readonly Fault[] =>
    problems.map(({ where, reason }) => ({ line, message: `${where}: ${reason}` }));
