import { checkDefinitionFile } from './definition-file.ts';
import { checkRevision } from './names.ts';
import { invalid, problemsOf, shown, then, valid, type Checked } from './problems.ts';
import type { DefinitionBase } from './request.ts';

export type ReadFile = (path: string) => Promise<string>;

/** `task-definition` or `from-revision`: what green's task definition starts from; neither: what is live. */
export async function checkBase(
  path: string | undefined,
  revision: string | undefined,
  readFile: ReadFile,
): Promise<Checked<DefinitionBase>> {
  const file = path === undefined ? undefined : await checkFile(path, readFile);
  const named = revision === undefined ? undefined : checkRevision(revision);
  if (file !== undefined && named !== undefined) {
    const reason = 'given together with `task-definition`';
    const both = { where: 'from-revision', value: shown(revision ?? ''), reason, remedy: 'leave one of the two out' };
    return invalid(...problemsOf(file), ...problemsOf(named), both);
  }
  return file ?? named ?? valid({ from: 'live' });
}

async function checkFile(path: string, readFile: ReadFile): Promise<Checked<DefinitionBase>> {
  if (/[{\r\n]/.test(path)) {
    const remedy = 'write the definition to a file, and its path here';
    return invalid({ where: 'task-definition', value: undefined, reason: 'a definition, not the path of one', remedy });
  }
  let text: string;
  try {
    text = await readFile(path);
  } catch (error) {
    return invalid({
      where: 'task-definition',
      value: shown(path),
      reason: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      remedy: 'give its path from the root of the workspace; a checkout step must come before this one',
    });
  }
  return then(checkDefinitionFile(path, text), definition => valid({ from: 'file', path, definition }));
}
