// Rebuilds dist/, what GitHub's runner executes: tsc, then ncc on its output. ncc makes one bundle of one entry, and two of
// them would hold the SDK twice (4 MB each): so the bundle only exports the two steps, and the two files that the runner
// starts are as tsc wrote them. ncc never cleans its folder, so dist is removed first; the same sources and lockfile give
// the same bytes, and `npm run check` holds dist to that.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = name => join(root, 'node_modules', ...name);
const out = process.argv[2] ?? 'dist';

function node(script, ...args) {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

rmSync(join(root, 'lib'), { recursive: true, force: true });
rmSync(resolve(root, out), { recursive: true, force: true });
node(bin(['typescript', 'bin', 'tsc']), '-p', 'tsconfig.json');
node(
  bin(['@vercel', 'ncc', 'dist', 'ncc', 'cli.js']),
  'build',
  'lib/index.js',
  '-o',
  out,
  '--license',
  'licenses.txt',
  '--quiet',
);
for (const step of ['main.js', 'post.js']) copyFileSync(join(root, 'lib', step), join(resolve(root, out), step));
