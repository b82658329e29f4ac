import { githubHtml } from './github-markdown.ts';
import type { Shown } from './shown.ts';

/** What is wrong with a text before anybody draws it. */
export function textFaults({ markdown, frame }: Shown): readonly string[] {
  return [
    ...tooLong(markdown, frame.kind),
    ...githubHtml(markdown).changes.map(change => `GitHub changes it: ${change}`),
  ];
}

/**
 * GitHub drops the summary of a step of more than 1 MiB ("Job summary isolation and limits"), and refuses a comment of more than
 * 65,536 characters with the message "Body is too long (maximum is 65536 characters)".
 */
const most = {
  'job summary': { length: 1024 * 1024, unit: 'bytes', of: (text: string) => Buffer.byteLength(text) },
  comment: { length: 65_536, unit: 'characters', of: (text: string) => text.length },
};

function tooLong(markdown: string, kind: keyof typeof most): readonly string[] {
  const { length, unit, of } = most[kind];
  const is = of(markdown);
  return is > length ? [`GitHub does not show it: ${is} ${unit}, where a ${kind} may have ${length}`] : [];
}
