import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Asking, Opinion } from '../opinion.ts';
import { type Keyed, settle } from '../settled.ts';
import { goProgram } from '../tools/go.ts';
import { pythonWith } from '../tools/python.ts';
import { run } from '../tools/run.ts';
import { settled } from './settled.ts';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

/** Workflows by people who lint workflows: actionlint for what does not work, zizmor for what is not safe. */
export const linters: Opinion = {
  name: 'linters',
  title: 'actionlint and zizmor, of every workflow of ours',
  askedAlways: true,
  ask: async asking => {
    const folder = await mkdtemp(join(tmpdir(), 'greenlight-workflows-'));
    try {
      const files = await filledIn(asking.root, folder);
      const workflows = files.filter(file => file !== 'action.yml');
      await writeFile(join(folder, spoiled.file), spoiled.text);
      const found = await Promise.all([
        actionlint(asking, folder, [...workflows, spoiled.file]),
        zizmor(asking, folder, [...files, spoiled.file]),
      ]);
      const ofOurs = found.map(findings => findings.filter(({ where }) => !where.startsWith(spoiled.file)));
      if (found.some((findings, linter) => findings.length === ofOurs[linter]?.length))
        throw new Error(`A linter finds nothing wrong with ${spoiled.text}: it is not to be believed.`);
      const { open, explained } = settle(ofOurs.flat(), settled);
      return { checked: { workflows: workflows.length, 'action.yml': 1 }, findings: open, explained, unjudged };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Whoever opens an issue writes a command: a linter that has eyes sees it. */
const spoiled = {
  file: '.github/workflows/spoiled.yml',
  text: 'on: issues\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n',
};

const unjudged = [
  'zizmor without a network: whether a pinned commit is in the repository that it is said to be in, and known flaws of actions',
  'actionlint without shellcheck: the shell scripts of the workflows',
];

/** A reader puts the owner and the commit of a release there before anything works. */
const placeholder = 'OWNER/greenlight@FULL_COMMIT_SHA';
const filled = `example/greenlight@${'0123456789abcdef'.repeat(3).slice(0, 40)}`;

/** Copies what is linted to a folder, as readers have it once they have filled it in. Gives the paths in it. */
async function filledIn(root: string, folder: string): Promise<readonly string[]> {
  const folders = await Promise.all(
    ['.github/workflows', 'examples'].map(async name =>
      (await readdir(join(root, name))).map(file => `${name}/${file}`),
    ),
  );
  const files = ['action.yml', ...folders.flat().filter(file => /\.ya?ml$/.test(file))];
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8');
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text.replaceAll(placeholder, filled));
  }
  return files;
}

const mistakes = v.array(v.object({ message: v.string(), filepath: v.string(), line: v.number(), kind: v.string() }));

async function actionlint(asking: Asking, cwd: string, files: readonly string[]): Promise<readonly Keyed[]> {
  const program = await goProgram(ACTIONLINT, asking);
  // Nothing of the machine's: shellcheck and pyflakes are there on one and not on the other.
  const { code, stdout, stderr } = await run(
    program,
    ['-no-color', '-shellcheck=', '-pyflakes=', '-format', '{{json .}}', ...files],
    { cwd },
  );
  // 0: nothing found. 1: something found. Anything else: it did not work. Source: "Exit status" of its usage.
  if (code > 1) throw new Error(`actionlint ended with ${code}: ${stderr}`);
  return v.parse(mistakes, JSON.parse(stdout)).map(({ message, filepath, line, kind }) => ({
    key: `actionlint | ${filepath} | ${message}`,
    where: `${filepath}:${line}`,
    what: `actionlint, ${kind}: ${message}`,
  }));
}

const risks = v.array(
  v.object({
    ident: v.string(),
    desc: v.string(),
    locations: v.array(
      v.object({
        symbolic: v.object({
          key: v.object({ Local: v.object({ verbatim_path: v.string() }) }),
          route: v.object({ route: v.array(v.record(v.string(), v.union([v.string(), v.number()]))) }),
        }),
        concrete: v.object({ location: v.object({ start_point: v.object({ row: v.number() }) }) }),
      }),
    ),
  }),
);

async function zizmor(asking: Asking, cwd: string, files: readonly string[]): Promise<readonly Keyed[]> {
  const program = join(await pythonWith(join(import.meta.dirname, 'requirements.txt'), asking), 'zizmor');
  const options = [
    '--persona',
    'pedantic',
    '--offline',
    '--no-config',
    '--no-exit-codes',
    '--no-progress',
    '--format',
    'json',
  ];
  const { code, stdout, stderr } = await run(program, [...options, ...files], { cwd });
  if (code !== 0) throw new Error(`zizmor ended with ${code}: ${stderr}`);
  return v.parse(risks, JSON.parse(stdout)).map(({ ident, desc, locations: [first] }) => {
    const file = first?.symbolic.key.Local.verbatim_path ?? '';
    const line = (first?.concrete.location.start_point.row ?? 0) + 1;
    // The place in the file by its keys: a second finding of the kind is another one.
    const place = (first?.symbolic.route.route ?? []).flatMap(step => Object.values(step)).join('.');
    return {
      key: `zizmor | ${file}${place === '' ? '' : `: ${place}`} | ${ident}`,
      where: `${file}:${line}`,
      what: `zizmor, ${ident}: ${desc}`,
    };
  });
}
