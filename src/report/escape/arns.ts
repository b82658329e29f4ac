/**
 * For surfaces that everybody may read who can read the repository, or that go out by mail: no mask of GitHub's lies over them,
 * and an ARN gives the account away. What it names stays: `arn:aws:ecs:eu-west-1:123456789012:service/prod/api` becomes
 * `service/prod/api`.
 */
export function withoutArns(text: string): string {
  return text.replace(/\barn:[\w-]*:[\w-]*:[\w-]*:\d*:/g, '');
}

/** A command between backticks, told by its blanks from a name: it is copied and run, so it stays to the letter. */
const command = /(`[^`\s]+\s[^`]*`)/;

/**
 * A value with every text in it, however deep, without ARNs. Left as they are: commands that are to be copied, and a link.
 */
export function allWithoutArns<Value>(value: Value): Value {
  return stripped(value) as Value;
}

const toTheLetter = new Set(['command', 'runUrl']);

function stripped(value: unknown): unknown {
  if (typeof value === 'string') return outsideOfCommands(value);
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, toTheLetter.has(name) ? inner : stripped(inner)]),
  );
}

function outsideOfCommands(text: string): string {
  return text
    .split(command)
    .map((piece, index) => (index % 2 === 0 ? withoutArns(piece) : piece))
    .join('');
}
