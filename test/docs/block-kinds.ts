import { parse } from 'yaml';
import { isMapping, type Mapping } from './mapping.ts';

/** What a block of a page is, and so how it is checked. */
export const kinds = ['workflow', 'job', 'steps', 'inputs', 'gates', 'appspec'] as const;
export type Kind = (typeof kinds)[number];

/** The keys of a job (GitHub docs, "Workflow syntax"), but for those of reusable workflows and containers. */
const jobKeys = [
  ...['name', 'needs', 'if', 'runs-on', 'environment', 'concurrency', 'permissions', 'outputs', 'env', 'defaults'],
  ...['steps', 'timeout-minutes', 'strategy'],
];
const gateKinds = ['alarms', 'smoke', 'targets', 'lag'];

const keysAreOf = (names: readonly string[]) => (value: Mapping) =>
  Object.keys(value).every(key => names.includes(key));

/** What a block is: what is declared above it, else the only kind that its shape fits. Throws where that is not one. */
export function kindOf(
  block: { readonly text: string; readonly declared: string | undefined },
  inputs: readonly string[],
): Kind {
  const { text, declared } = block;
  if (declared !== undefined) {
    const known = kinds.find(kind => kind === declared);
    if (known === undefined)
      throw new Error(`\`yaml: ${declared}\` is no kind of block; these are: ${kinds.join(', ')}`);
    return known;
  }
  const fitting = kindsOfShape(parse(text), inputs);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const found = fitting.length === 0 ? 'fits no kind of block' : `can be ${fitting.join(' or ')}`;
  throw new Error(
    `this block ${found}: declare it above the fence, such as \`<!-- yaml: ${fitting[0] ?? 'steps'} -->\``,
  );
}

function kindsOfShape(value: unknown, inputs: readonly string[]): readonly Kind[] {
  if (Array.isArray(value)) return value.every(isStep) ? ['steps'] : [];
  if (!isMapping(value)) return [];
  if ('jobs' in value) return ['workflow'];
  const fits: readonly (readonly [Kind, (value: Mapping) => boolean])[] = [
    ['job', keysAreOf(jobKeys)],
    ['inputs', keysAreOf(inputs)],
    ['gates', keysAreOf(gateKinds)],
    ['appspec', mapping => 'Resources' in mapping],
  ];
  return fits.filter(([, fit]) => fit(value)).map(([kind]) => kind);
}

function isStep(value: unknown): boolean {
  return isMapping(value) && ('uses' in value || 'run' in value);
}
