import { parse } from 'yaml';
import type { Kind } from './block-kinds.ts';
import { isMapping } from './mapping.ts';

/** A workflow to be looked at by GitHub's language service. */
export interface WholeWorkflow {
  readonly text: string;
  /** How many lines of it stand before the block that it was made of. */
  readonly linesBefore: number;
}

/** How pages name this action: whoever reads them puts in their own. */
export const ourReference = 'OWNER/greenlight@FULL_COMMIT_SHA';

const job = ['on: push', 'jobs:', '  job:'];
const runner = '    runs-on: ubuntu-24.04';
const step = ['    steps:', `      - uses: ${ourReference}`, '        with:'];

/** The smallest workflow around a fragment; undefined for what is no part of a workflow, but a text of ours. */
export function wholeWorkflow(kind: Kind, block: string, required: readonly string[]): WholeWorkflow | undefined {
  switch (kind) {
    case 'workflow':
      return { text: block, linesBefore: 0 };
    case 'job':
      return around(
        [...job, ...lacking(block, { 'runs-on': runner, steps: "    steps: [{ run: 'true' }]" })],
        block,
        4,
      );
    case 'steps':
      return around([...job, runner, '    steps:'], block, 6);
    case 'inputs': {
      const missing = Object.fromEntries(required.map(name => [name, `          ${name}: given elsewhere`]));
      return around([...job, runner, ...step, ...lacking(block, missing)], block, 10);
    }
    case 'gates':
    case 'appspec':
      return undefined;
    default: {
      const never: never = kind;
      throw new Error(`no such kind of block: ${String(never)}`);
    }
  }
}

function around(before: readonly string[], block: string, indent: number): WholeWorkflow {
  const lines = block.split('\n').map(line => (line === '' ? '' : ' '.repeat(indent) + line));
  return { text: [...before, ...lines].join('\n'), linesBefore: before.length };
}

/** The lines for the keys that the block itself does not have. */
function lacking(block: string, lines: Readonly<Record<string, string>>): readonly string[] {
  const has: unknown = parse(block);
  return Object.entries(lines).flatMap(([key, line]) => (isMapping(has) && key in has ? [] : [line]));
}
