import { Marked } from 'marked';
import { type Sanitised, sanitised } from './sanitise.ts';

const marked = new Marked({
  gfm: true,
  renderer: {
    // GitHub's renderer gives the language of a fence to `pre`; a diagram is found by it, and is only text until then.
    code: ({ text, lang }) =>
      `<pre${lang === undefined || lang === '' ? '' : ` lang="${escaped(lang)}"`}><code>${escaped(text)}\n</code></pre>\n`,
  },
});

/**
 * Markdown as the HTML that GitHub makes of it, near enough to be looked at. Not drawn: links of mentions and issues, `:emoji:`,
 * mathematics, alerts and the colours of code.
 */
export function githubHtml(markdown: string): Sanitised {
  return sanitised(marked.parse(markdown, { async: false }));
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
