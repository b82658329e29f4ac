import { parseDocument } from 'yaml';
import { kindOf } from './block-kinds.ts';
import { type Fault, movedBy } from './fault.ts';
import { type FencedBlock, yamlBlocks } from './fenced-blocks.ts';
import { faultsOfWorkflow } from './language-service.ts';
import { type Mapping, mappingAt } from './mapping.ts';
import { faultsOfGrants } from './needed-grants.ts';
import { faultsOfInputs } from './our-inputs.ts';
import { wholeWorkflow } from './whole-workflow.ts';

/** All that is wrong in the YAML blocks of a Markdown page, or in a workflow (`.yml`). Throws at a page that cannot be read. */
export async function faultsIn(path: string, text: string, action: Mapping): Promise<readonly Fault[]> {
  if (/\.ya?ml$/.test(path)) return [...(await faultsOfWorkflow(text, action)), ...faultsOfGrants(text)];
  const found = yamlBlocks(text).map(async block => movedBy(block.line - 1, await faultsOfBlock(block, action)));
  return (await Promise.all(found)).flat();
}

async function faultsOfBlock(block: FencedBlock, action: Mapping): Promise<readonly Fault[]> {
  const syntax = syntaxFaults(block.text);
  if (syntax.length > 0) return syntax;
  const inputs = mappingAt(action, 'inputs');
  const required = Object.keys(inputs).filter(name => mappingAt(inputs, name)['required'] === true);
  try {
    const kind = kindOf(block, Object.keys(inputs));
    const whole = wholeWorkflow(kind, block.text, required);
    const said = whole === undefined ? [] : movedBy(-whole.linesBefore, await faultsOfWorkflow(whole.text, action));
    const grants = kind === 'workflow' ? faultsOfGrants(block.text) : [];
    return [...said, ...grants, ...(await faultsOfInputs(kind, block.text))];
  } catch (error) {
    return [{ line: 1, message: error instanceof Error ? error.message : String(error) }];
  }
}

function syntaxFaults(text: string): readonly Fault[] {
  return parseDocument(text).errors.map(({ linePos, message }) => {
    // Below the first line stands an excerpt, which the reader has in the page.
    const [said = message] = message.split('\n');
    return { line: linePos?.[0].line ?? 1, message: said };
  });
}
