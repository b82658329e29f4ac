import { join } from 'node:path';
import { type Asking, Missing } from '../opinion.ts';
import { fetched, run, startable } from './run.ts';
import { whole } from './whole.ts';

/** A program of Go, `path@version`, built once by the ordinary client. Gives its file. */
export async function goProgram(module: string, { tools, say }: Asking): Promise<string> {
  const [path = '', version = ''] = module.split('@');
  const name = path.split('/').at(-1) ?? '';
  const folder = join(tools, `${name}-${version}-${process.platform}-${process.arch}`);
  await whole(folder, async unfinished => {
    await go();
    say(`building ${module}`);
    await fetched('go', ['install', module], { env: { GOBIN: unfinished } });
  });
  return startable(join(folder, name));
}

/** From 1.21 on Go fetches the version that a module asks for by itself ("Go Toolchains"). */
async function go(): Promise<void> {
  const wanted = 'Go 1.21 or newer (https://go.dev/dl/)';
  const { code, stdout, stderr } = await run('go', ['env', 'GOVERSION']).catch((cause: unknown) => {
    throw new Missing(`There is no go. Install ${wanted}.`, { cause });
  });
  if (code !== 0) throw new Missing(`go does not work: ${stderr.trim()} Install ${wanted}.`);
  const [, minor = '0'] = /^go1\.(\d+)/.exec(stdout.trim()) ?? [];
  if (Number(minor) < 21) throw new Missing(`go is ${stdout.trim()}. Install ${wanted}.`);
}
