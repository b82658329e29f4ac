import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface TinyAction extends AsyncDisposable {
  /** Path of its `action.yml`. */
  readonly file: string;
}

/** Scripts are ES modules; `@actions/core` and what else the project has installed can be imported. */
export interface TinyScripts {
  readonly main: string;
  readonly post?: string;
  /** YAML of `inputs:`, indented by two. */
  readonly inputs?: string;
  readonly postIf?: string;
}

/** Writes a throw-away action into a temporary folder. */
export async function tinyAction({ main, post, inputs, postIf }: TinyScripts): Promise<TinyAction> {
  const folder = await mkdtemp(join(tmpdir(), 'greenlight-action-'));
  const file = join(folder, 'action.yml');
  const lines = [
    'name: tiny',
    ...(inputs === undefined ? [] : ['inputs:', inputs]),
    'runs:',
    '  using: node24',
    '  main: main.mjs',
    ...(post === undefined ? [] : ['  post: post.mjs']),
    ...(postIf === undefined ? [] : [`  post-if: ${postIf}`]),
  ];
  await Promise.all([
    writeFile(file, lines.join('\n')),
    writeFile(join(folder, 'main.mjs'), main),
    writeFile(join(folder, 'post.mjs'), post ?? ''),
    symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules')),
  ]);
  return { file, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
