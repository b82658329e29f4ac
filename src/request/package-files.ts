import type { Dirent, Stats } from 'node:fs';
import { each, invalid, shown, then, valid, type Checked } from './problems.ts';

/** What `package` leads to. */
export type Package =
  | { readonly is: 'a file'; readonly bytes: Uint8Array }
  | { readonly is: 'a directory'; readonly files: readonly PackageFile[] };

export interface PackageFile {
  /** From the directory, with `/` between its parts. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

/** By its path from the workspace's root; rejects where something cannot be read. */
export type ReadPackage = (path: string) => Promise<Checked<Package>>;

/** As `node:fs/promises` has it. */
export interface Disk {
  readonly realpath: (path: string) => Promise<string>;
  readonly stat: (path: string) => Promise<Stats>;
  readonly readdir: (path: string, options: { readonly withFileTypes: true }) => Promise<Dirent[]>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

/** 50 MB zipped where it is sent with the call, 250 MB unzipped (Lambda developer guide, "Lambda quotas"). */
export const mostZipped = 50 * 1024 * 1024;
const mostUnzipped = 250 * 1024 * 1024;

/** A zip counts its files in two bytes (PKWARE, APPNOTE 4.4.21), and its extension for more is not written here. */
const mostFiles = 65_535;

/** A file of the directory before it is read. */
interface Listed {
  readonly name: string;
  readonly path: string;
  readonly stats: Stats;
}

/** What is read stays inside the workspace, wherever its links lead. */
export function packageReader(disk: Disk, workspace: string): ReadPackage {
  return async path => {
    const root = await disk.realpath(workspace);
    const real = await disk.realpath(/^([a-z]:)?[\\/]/i.test(path) ? path : `${root}/${path}`);
    if (!isInside(root, real)) return refused(path, 'leads out of the workspace', 'name a path inside of it');
    const stats = await disk.stat(real);
    if (stats.isDirectory()) {
      const files = await listed(disk, { top: real, path }, '', [real]);
      return files.ok ? readAll(disk, path, files.value) : files;
    }
    if (stats.size > mostZipped) return tooLarge(path, stats.size);
    return valid({ is: 'a file', bytes: await disk.readFile(real) });
  };
}

export function tooLarge(path: string, bytes: number): Checked<never> {
  const size = `${Math.ceil(bytes / 1024 / 1024)} MB zipped, and a call takes 50 MB at most`;
  return refused(path, size, 'put the zip in S3, and name it with `s3: s3://bucket/key`');
}

interface Directory {
  /** Its real path, which nothing in it may lead out of. */
  readonly top: string;
  /** As the user names it. */
  readonly path: string;
}

/** @param around the real paths of the directories that are being looked into, this one last */
async function listed(
  disk: Disk,
  directory: Directory,
  prefix: string,
  around: readonly string[],
): Promise<Checked<readonly Listed[]>> {
  const here = around.at(-1) ?? directory.top;
  const found: Checked<readonly Listed[]>[] = [];
  // One at a time: a package can have more files than a process may have open.
  for (const entry of await disk.readdir(here, { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`;
    const path = entry.isSymbolicLink() ? await disk.realpath(`${here}/${entry.name}`) : `${here}/${entry.name}`;
    const stats = await disk.stat(path);
    const fault = faultOf(directory, { name, path, stats }, around);
    if (fault !== undefined) found.push(refused(`${directory.path}/${name}`, ...fault));
    else if (stats.isDirectory()) found.push(await listed(disk, directory, `${name}/`, [...around, path]));
    else found.push(valid([{ name, path, stats }]));
  }
  return then(each(found), files => valid(files.flat()));
}

function faultOf({ top }: Directory, { name, path, stats }: Listed, around: readonly string[]): Fault | undefined {
  if (/(^|\/)\.git$/.test(name)) {
    const reason = 'the whole repository, with the token that the checkout leaves in it';
    return [reason, 'name a directory that holds the code alone'];
  }
  if (!isInside(top, path)) return ['a link out of the directory', 'copy what it leads to into the directory'];
  if (around.includes(path)) return ['a link to a directory around it', 'remove the link'];
  // Whatever is zipped passes through an object, of which this is no key like the others.
  if (name === '__proto__') return ['a name that cannot be zipped', 'give it another name'];
  if (!stats.isFile() && !stats.isDirectory()) return ['neither a file nor a directory', 'remove it'];
  return undefined;
}

type Fault = readonly [reason: string, remedy: string];

async function readAll(disk: Disk, path: string, files: readonly Listed[]): Promise<Checked<Package>> {
  const bytes = files.reduce((sum, { stats }) => sum + stats.size, 0);
  if (bytes > mostUnzipped) {
    const reason = `${Math.ceil(bytes / 1024 / 1024)} MB, and Lambda takes 250 MB unzipped at most`;
    return refused(path, reason, 'leave out what the function does not need, or use an image');
  }
  if (files.length > mostFiles) {
    const reason = `${files.length} files, and a zip holds ${mostFiles} at most`;
    return refused(path, reason, 'bundle the code into fewer files, or use an image');
  }
  const read: PackageFile[] = [];
  for (const file of files) {
    const executable = (file.stats.mode & 0o100) !== 0;
    read.push({ name: file.name, bytes: await disk.readFile(file.path), executable });
  }
  return valid({ is: 'a directory', files: read });
}

function refused(path: string, reason: string, remedy: string): Checked<never> {
  return invalid({ where: 'package', value: shown(path), reason, remedy });
}

function isInside(around: string, path: string): boolean {
  return path === around || path.startsWith(`${around}/`) || path.startsWith(`${around}\\`);
}
