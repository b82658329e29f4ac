import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Asking, Missing } from '../opinion.ts';
import { run, runWell } from './run.ts';

/** A program of Go, `path@version`, built once by the ordinary client. Gives its file. */
export async function goProgram(module: string, { tools, say }: Asking): Promise<string> {
  const [path = '', version = ''] = module.split('@');
  const folder = join(tools, 'go', version);
  const program = join(folder, path.split('/').at(-1) ?? '');
  if (existsSync(program)) return program;
  await run('go', ['version']).catch((cause: unknown) => {
    throw new Missing('There is no go. Install Go 1.25 or newer (https://go.dev/dl/).', { cause });
  });
  say(`building ${module}`);
  await runWell('go', ['install', module], { env: { GOBIN: folder } });
  return program;
}
