import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { escaped, githubHtml } from './github-markdown.ts';

/** Where on GitHub a text stands: on the page of a run, under the name of its job, or in the conversation of a pull request. */
export type Frame =
  | { readonly kind: 'job summary'; readonly job: string }
  | { readonly kind: 'comment'; readonly author: string; readonly edited: boolean };

const { resolve } = createRequire(import.meta.url);
const beside = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/**
 * A page that any browser shows as GitHub shows the text: in the reader's light or dark theme, with its diagrams. It is one
 * file but for Mermaid, which is 3 MB and is taken from where it is installed.
 */
export function page(markdown: string, frame: Frame): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(surroundings(frame).title)}</title>
<style>
${readFileSync(resolve('github-markdown-css/github-markdown.css'), 'utf8')}
${beside('page.css')}</style>
${sectionOf(markdown, frame)}
<script src="${pathToFileURL(resolve('mermaid/dist/mermaid.min.js')).href}"></script>
<script>
${beside('diagrams.js')}</script>
</html>
`;
}

/** The part of the page that differs from text to text. */
export function sectionOf(markdown: string, frame: Frame): string {
  const { kind, head } = surroundings(frame);
  return `<section class="${kind}">
<header>${head}</header>
<article class="markdown-body">
${githubHtml(markdown).html}</article>
</section>`;
}

interface Surroundings {
  readonly kind: 'job-summary' | 'comment';
  readonly title: string;
  readonly head: string;
}

function surroundings(frame: Frame): Surroundings {
  switch (frame.kind) {
    case 'job summary':
      return { kind: 'job-summary', title: `${frame.job} summary`, head: `<b>${escaped(frame.job)}</b> summary` };
    case 'comment': {
      const head = `<b>${escaped(frame.author)}</b> <i>bot</i> commented${frame.edited ? ' · edited' : ''}`;
      return { kind: 'comment', title: `Comment by ${frame.author}`, head };
    }
    default: {
      const never: never = frame;
      return never;
    }
  }
}
