/**
 * A value as JSON that can stand in an HTML comment, whatever texts it holds: nothing but printable ASCII, so one line, and
 * without `<`, `>`, `&` and `--`. All of these can only stand within JSON's strings, where `\u` stands for any of them;
 * what comes out is JSON still, and parses to the same value.
 */
export function jsonForHtmlComment(value: unknown): string {
  return JSON.stringify(value).replace(/[^\u0020-\u007e]|[<>&]|-(?=-)/g, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
