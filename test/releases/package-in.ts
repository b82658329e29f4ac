import type { ReadPackage } from '../../src/request/package-files.ts';
import { valid } from '../../src/request/problems.ts';

/** A directory among the files of a story, as the disk of a job would have it. */
export function packageIn(files: Readonly<Record<string, string>>): ReadPackage {
  return async path => {
    const inside = `${path.replace(/\/$/, '')}/`;
    const found = Object.entries(files).filter(([name]) => name.startsWith(inside));
    if (found.length === 0) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    return valid({
      is: 'a directory',
      files: found.map(([name, text]) => ({
        name: name.slice(inside.length),
        bytes: new TextEncoder().encode(text),
        executable: false,
      })),
    });
  };
}
