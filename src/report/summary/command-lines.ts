/** In characters. GitHub does not break a longer line: it is scrolled, and its end, which is what is to be changed, is not seen. */
const mostOnALine = 80;

/** What the column of a comment has room for; within, an object is read more easily on one line. */
const widest = 96;

/** What a shell takes for itself, not as a piece of a word. */
const notPlain = /["$`#;&|<>(){}*?!\\'\n]/;

/**
 * A POSIX shell command of words and single quotes with each option on a line of its own, and each part of a configuration in
 * JSON, whose blanks mean nothing: to the shell and to AWS's CLI the same command. Any other stays as it is.
 */
export function commandLines(command: string): string {
  const pieces = command.split(/('[^']*'|\\')/);
  const isPlain = pieces.every((piece, index) => index % 2 === 1 || !notPlain.test(piece));
  if (command.length <= mostOnALine || !isPlain) return command;
  return pieces
    .map((piece, index) => (index % 2 === 0 ? piece.replace(/ (?=--[a-z])/g, ' \\\n  ') : opened(piece)))
    .join('');
}

/** Only JSON that nothing but the lines is changed in. */
function opened(quoted: string): string {
  const json = quoted.slice(1, -1);
  const value = parsed(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || JSON.stringify(value) !== json)
    return quoted;
  const members = Object.entries(value).map(([name, inner]) => member(name, inner));
  return members.length === 0 ? quoted : `'{\n${members.join(',\n')}\n  }'`;
}

function member(name: string, inner: unknown): string {
  const line = `    ${JSON.stringify(name)}: ${JSON.stringify(inner)}`;
  if (line.length <= widest) return line;
  return `    ${JSON.stringify(name)}: ${JSON.stringify(inner, undefined, 2).replaceAll('\n', '\n    ')}`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
