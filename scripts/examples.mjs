// The workflows of examples/, as the pages show them: the block below `<!-- example: release.yml -->` is that file, so that
// what a reader pastes is what is linted and run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unfit } from './unfit.mjs';

const folder = 'examples';
const block = /^( *)```yaml\n(.*?)^\1```$/gms;
const marker = /<!-- example: (\S+) -->\s*$/;

/** The texts of all examples, by the name of their file. */
export function readExamples() {
  if (!existsSync(folder)) throw new Unfit(`${folder}/ is not there: the pages show the workflows that stand in it`);
  return new Map(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The names of the examples that a page shows, in its order. */
export function shownIn(text) {
  return [...text.matchAll(new RegExp(marker, 'gm'))].map(([, name]) => name);
}

/** The page with the examples as they are. Throws for one that is not there, and for a workflow that is none of them. */
export function withExamples(page, text, examples) {
  return text.replaceAll(block, (shown, indent, lines, at) => {
    const [, name] = marker.exec(text.slice(0, at)) ?? [];
    if (name === undefined) {
      if (!/^ *jobs:/m.test(lines)) return shown;
      throw new Unfit(
        `${page} has a workflow that is no file of ${folder}/: write one, and \`<!-- example: … -->\` above`,
      );
    }
    const example = examples.get(name);
    if (example === undefined) throw new Unfit(`${page} shows ${folder}/${name}, which is not there`);
    return `${indent}\`\`\`yaml\n${example.replaceAll(/^(?=.)/gm, indent)}${indent}\`\`\``;
  });
}
