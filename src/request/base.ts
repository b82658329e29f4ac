import { checkDefinitionFile } from './definition-file.ts';
import { readInputFile, type ReadFile } from './input-file.ts';
import { checkRevision } from './names.ts';
import { invalid, problemsOf, shown, then, valid, type Checked } from './problems.ts';
import type { DefinitionBase } from './request.ts';

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
  const text = await readInputFile('task-definition', 'a definition', path, readFile);
  const definition = then(text, content => checkDefinitionFile(path, content));
  return then(definition, checked => valid({ from: 'file', path, definition: checked }));
}
