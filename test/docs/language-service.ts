import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fault } from './fault.ts';
import { knownAction } from './known-actions.ts';
import type { Mapping } from './mapping.ts';
import { ourReference } from './whole-workflow.ts';

/** The one commit's digits, or in a page the words that stand for them. */
const pin = /^([0-9a-f]{40}|FULL_COMMIT_SHA)$/;

/**
 * What GitHub's own language service says of a workflow, at any severity: it gives none at all to a wrong expression.
 *
 * @param action our parsed `action.yml`. Another action is taken where it is pinned, and its inputs are known here.
 */
export async function faultsOfWorkflow(text: string, action: Mapping): Promise<readonly Fault[]> {
  // The service keeps what it has parsed by this name, and never looks at the text again.
  const uri = `file:///.github/workflows/${crypto.randomUUID()}.yml`;
  const diagnostics = await validate(TextDocument.create(uri, 'yaml', 1, text), {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name, path, ref }) => {
        if (`${owner}/${name}@${ref}` === ourReference) return { name, description: '', ...action };
        return pin.test(ref) ? knownAction([owner, name, path].filter(Boolean).join('/')) : undefined;
      },
    },
  });
  return diagnostics.map(({ range, message }) => ({
    line: range.start.line + 1,
    message: typeof message === 'string' ? message : message.value,
  }));
}
