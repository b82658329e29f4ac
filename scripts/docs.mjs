// Fills what the pages repeat, so that it cannot tell another story than its source: the tables of inputs and outputs in
// README.md from action.yml, the policy in docs/permissions.md from the command that README.md has for it and that of any other
// page from its own, what a re-run does in docs/going-back.md and what a release needs of a function in docs/lambda.md and of a
// database in docs/rds.md from the code that decides it, and the workflows from examples/.
// With --write it writes the pages; without, it only compares, and exits with 1 where one is not current.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMap, parseDocument } from 'yaml';
import { databaseActions } from './database-actions.mjs';
import { readExamples, shownIn, withExamples } from './examples.mjs';
import { functionActions } from './function-actions.mjs';
import { rerunTable } from './rerun-table.mjs';
import { serviceActions } from './service-actions.mjs';
import { Unfit } from './unfit.mjs';

const source = 'action.yml';
/** The page with the policy for the first workflow of the README. */
const ofTheReadme = 'docs/permissions.md';
/** Where the stories of the tests have the files that the pages speak of. */
const shop = fileURLToPath(new URL('../test/releases', import.meta.url));
const iam = fileURLToPath(new URL('iam.mjs', import.meta.url));

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Unfit(`${path} cannot be read here: ${cause.message}`, { cause });
  }
}

/** The rows under a key of action.yml; a comment before a name opens a group of them. */
function rowsOf(document, key) {
  const section = document.get(key);
  if (!isMap(section)) throw new Unfit(`${source} has no \`${key}\``);
  return section.items.map(({ key: name, value }, at) => ({
    // The YAML parser hands a comment before the first name to the mapping around it.
    group: (at === 0 ? (section.commentBefore ?? name.commentBefore) : name.commentBefore)?.trim(),
    name: name.value,
    required: value.get('required') === true,
    description: value.get('description').trim(),
  }));
}

/** A description ends in `Default: ... .` where the input has a default. */
function splitDefault({ description, required }) {
  const [, text, fallback] = /^(.*?)(?: Default: (.*)\.)?$/s.exec(description);
  return { text, fallback: required ? '**required**' : (fallback ?? '') };
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

function inputsTable(rows) {
  const lines = rows.flatMap(row => {
    const { text, fallback } = splitDefault(row);
    const line = `| \`${row.name}\` | ${cell(text)} | ${cell(fallback)} |`;
    return row.group ? [`| **${cell(row.group)}** | | |`, line] : [line];
  });
  return ['| Input | Meaning | Default |', '| --- | --- | --- |', ...lines];
}

function outputsTable(rows) {
  const lines = rows.map(row => `| \`${row.name}\` | ${cell(row.description)} |`);
  return ['| Output | Meaning |', '| --- | --- |', ...lines];
}

/** What the first command for a policy on a page prints, as a reader sees it who types it in the shop. */
function policyBlock(page) {
  const [, line] = /^npm --prefix \S+ run -s iam -- (.*)$/m.exec(read(page)) ?? [];
  if (line === undefined) throw new Unfit(`${page} has no command that prints a policy`);
  const words = line.replace(/ [>#] .*$/, '').match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  const policy = execFileSync(process.execPath, [iam, ...words.map(word => word.replaceAll('"', ''))], {
    env: { AWS_REGION: 'eu-west-1', INIT_CWD: shop },
    encoding: 'utf8',
  });
  return ['```json', policy.trimEnd(), '```'];
}

function filled(page, text, name, lines) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Unfit(`${page} needs the lines ${begin} and ${end}, in this order`);
  // Prettier would pad every row to the width of the longest, and lay JSON out anew.
  const part = ['<!-- prettier-ignore-start -->', lines.join('\n'), '<!-- prettier-ignore-end -->'].join('\n\n');
  return `${text.slice(0, from + begin.length)}\n\n${part}\n\n${text.slice(to)}`;
}

/** What each action of a policy is for, by the name of its markers. */
const actions = { actions: functionActions, 'database-actions': databaseActions, 'service-actions': serviceActions };

/** What stands on whichever page has markers for it: the policy of a command of its own, and what each action in it is for. */
async function partsOfAnyPage() {
  const texts = globSync('docs/*.md').map(page => [page, read(page)]);
  const having = name => texts.flatMap(([page, text]) => (text.includes(`<!-- ${name}:begin -->`) ? [page] : []));
  const policies = having('policy').filter(page => page !== ofTheReadme);
  const tables = await Promise.all(
    Object.entries(actions).flatMap(([name, table]) =>
      having(name).map(async page => [page, { [name]: await table() }]),
    ),
  );
  return policies
    .map(page => [page, { policy: policyBlock(page) }])
    .concat(tables)
    .reduce((parts, [page, part]) => ({ ...parts, [page]: { ...parts[page], ...part } }), {});
}

/** What stands between the markers of each page. */
async function partsOfPages() {
  const action = parseDocument(read(source));
  return {
    ...(await partsOfAnyPage()),
    'README.md': {
      inputs: inputsTable(rowsOf(action, 'inputs')),
      outputs: outputsTable(rowsOf(action, 'outputs')),
    },
    [ofTheReadme]: { policy: policyBlock('README.md') },
    'docs/going-back.md': { rerun: rerunTable() },
  };
}

async function main(write) {
  const parts = await partsOfPages();
  const examples = readExamples();
  const paths = new Set([...Object.keys(parts), ...globSync(['*.md', 'docs/*.md'])]);
  const pages = [...paths].map(page => {
    const present = read(page);
    const fill = (text, [name, lines]) => filled(page, text, name, lines);
    return {
      page,
      present,
      wanted: withExamples(page, Object.entries(parts[page] ?? {}).reduce(fill, present), examples),
    };
  });
  const shown = new Set(pages.flatMap(({ present }) => shownIn(present)));
  const unseen = [...examples.keys()].filter(name => !shown.has(name));
  if (unseen.length > 0) throw new Unfit(`No page shows ${unseen.join(', ')} of examples/.`);
  const old = pages.filter(({ present, wanted }) => wanted !== present);
  const names = old.map(({ page }) => page).join(', ');
  if (old.length === 0) return console.log('What the pages repeat is current.');
  if (!write)
    throw new Unfit(
      `${names}: older than ${source}, examples/, the policy or the re-run's answers; run \`npm run docs\` and commit.`,
    );
  for (const { page, wanted } of old) writeFileSync(page, wanted);
  console.log(`Wrote ${names}.`);
}

try {
  await main(process.argv.includes('--write'));
} catch (error) {
  if (!(error instanceof Unfit)) throw error;
  console.error(error.message);
  process.exit(1);
}
