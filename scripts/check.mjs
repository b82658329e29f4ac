// Everything that must hold before a change lands, besides the tests: format, lint, types, generated tables, YAML
// that GitHub takes, and a bundle that is what the sources say. All of it runs, and all that is wrong is said at once.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const module = (...path) => join(root, 'node_modules', ...path);

const checks = [
  ['format', () => node(module('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.')],
  ['types', () => node(module('typescript', 'bin', 'tsc'), '-p', 'tsconfig.test.json')],
  ['lint', () => node(module('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.')],
  ['docs', () => node(join(root, 'scripts', 'docs.mjs'))],
  ['workflows', () => node(join(root, 'scripts', 'workflows.mjs'))],
  ['bundle', bundleIsCurrent],
];

function node(script, ...args) {
  return (
    spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

/** Builds beside dist/ and compares byte for byte. */
function bundleIsCurrent() {
  const beside = relative(root, mkdtempSync(join(root, '.bundle-')));
  try {
    execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), beside], { cwd: root, stdio: 'inherit' });
    const [built, committed] = [digests(join(root, beside)), digests(join(root, 'dist'))];
    const differing = [...new Set([...built.keys(), ...committed.keys()])].filter(
      file => built.get(file) !== committed.get(file),
    );
    if (differing.length > 0)
      console.error(`dist/ is not what src/ builds to (${differing.join(', ')}): run \`npm run build\` and commit it.`);
    return differing.length === 0;
  } finally {
    rmSync(join(root, beside), { recursive: true, force: true });
  }
}

function digests(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

const failed = checks.filter(([name, holds]) => {
  const begun = Date.now();
  const good = holds();
  console.log(`${good ? 'ok  ' : 'BAD '} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  return !good;
});
if (failed.length > 0) {
  console.error(`Not good: ${failed.map(([name]) => name).join(', ')}.`);
  process.exit(1);
}
