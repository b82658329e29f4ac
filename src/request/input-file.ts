import type { ReadPackage } from './package-files.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';

/** The text of a file, by its path from the workspace's root; rejects when it cannot be read. */
export type ReadFile = (path: string) => Promise<string>;

/** How the files that inputs name are read. */
export interface Files {
  readonly readFile: ReadFile;
  readonly readPackage: ReadPackage;
}

/**
 * The file that an input names.
 *
 * @param what what it is the path of, with its article: `a definition`
 */
export async function readInputFile(
  where: string,
  what: string,
  path: string,
  readFile: ReadFile,
): Promise<Checked<string>> {
  if (/[{\r\n]/.test(path)) {
    const remedy = `write ${what.replace(/^an? /, 'the ')} to a file, and its path here`;
    return invalid({ where, value: undefined, reason: `${what}, not the path of one`, remedy });
  }
  try {
    return valid(await readFile(path));
  } catch (error) {
    return notReadable(where, path, error);
  }
}

export function notReadable(where: string, path: string, error: unknown): Checked<never> {
  return invalid({
    where,
    value: shown(path),
    reason: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'give its path from the root of the workspace; a checkout step must come before this one',
  });
}
