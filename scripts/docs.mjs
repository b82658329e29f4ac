// Fills the tables of inputs and outputs in README.md from action.yml, so that the two cannot tell different stories.
// With --write it writes the page; without, it only compares, and exits with 1 where a table is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMap, parseDocument } from 'yaml';

const page = 'README.md';
const source = 'action.yml';

/** A fault for the reader, told without a stack. */
class Unfit extends Error {}

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

function filled(text, name, lines) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Unfit(`${page} needs the lines ${begin} and ${end}, in this order`);
  // Prettier would pad every row to the width of the longest.
  const table = ['<!-- prettier-ignore-start -->', lines.join('\n'), '<!-- prettier-ignore-end -->'].join('\n\n');
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function main(write) {
  const action = parseDocument(read(source));
  const present = read(page);
  const withInputs = filled(present, 'inputs', inputsTable(rowsOf(action, 'inputs')));
  const wanted = filled(withInputs, 'outputs', outputsTable(rowsOf(action, 'outputs')));
  if (wanted === present) return console.log(`The tables of ${page} are current.`);
  if (!write) throw new Unfit(`The tables of ${page} differ from ${source}: run \`npm run docs\` and commit the page.`);
  writeFileSync(page, wanted);
  console.log(`Wrote the tables of ${page}.`);
}

try {
  main(process.argv.includes('--write'));
} catch (error) {
  if (!(error instanceof Unfit)) throw error;
  console.error(error.message);
  process.exit(1);
}
