// Rebuilds dist/, the bundle that GitHub's runner executes: tsc, then ncc on its output. ncc never cleans its folder, so
// dist is removed first; the same sources and lockfile give the same bytes, and `npm run check` holds dist to that.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = name => join(root, 'node_modules', ...name);
const out = process.argv[2] ?? 'dist';

function node(script, ...args) {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

rmSync(join(root, 'lib'), { recursive: true, force: true });
rmSync(join(root, out), { recursive: true, force: true });
node(bin(['typescript', 'bin', 'tsc']), '-p', 'tsconfig.json');
node(
  bin(['@vercel', 'ncc', 'dist', 'ncc', 'cli.js']),
  'build',
  'lib/main.js',
  '-o',
  out,
  '--license',
  'licenses.txt',
  '--quiet',
);
