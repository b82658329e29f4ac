// Holds every YAML block of the pages, and every workflow of this repository, against GitHub's own language service and
// against the action's own parser of inputs, so that what a reader pastes is accepted. With paths it looks at these alone.
import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pages = ['*.md', 'docs/**/*.md', 'test/**/*.md', '.github/**/*.md', '.github/workflows/*.{yml,yaml}'];

// The language service imports its JSON without the attribute that Node wants to see: it is made for bundlers.
const asJson = (url, context) => (url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);
registerHooks({
  resolve: (specifier, context, next) => next(specifier, asJson(specifier, context)),
  load: (url, context, next) => next(url, asJson(url, context)),
});
const { faultsIn } = await import('../test/docs/page-faults.ts');

const named = process.argv.slice(2);
const paths = named.length > 0 ? named : globSync(pages, { cwd: root }).toSorted();
const action = parse(readFileSync(resolve(root, 'action.yml'), 'utf8'));
const faults = [];
for (const path of paths) {
  const found = await faultsIn(path, readFileSync(resolve(root, path), 'utf8'), action);
  faults.push(...found.map(({ line, message }) => `${path}:${line}: ${message}`));
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`The YAML of ${paths.length} pages and workflows is what GitHub and Greenlight take.`);
