/** A line of the form `::name key=value,key=value::data`. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Reads a line as the runner does: blanks before the command are no matter, and a name that `isKnown` denies makes the line an
 * ordinary one.
 */
export function parseWorkflowCommand(line: string, isKnown: (name: string) => boolean): WorkflowCommand | undefined {
  const match = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line);
  if (!match) return undefined;
  const [, name = '', properties = '', data = ''] = match;
  if (!isKnown(name)) return undefined;
  return { name, properties: parseProperties(properties), data: unescapeData(data) };
}

function parseProperties(text: string): Record<string, string> {
  const pairs = text.split(',').map(part => {
    const [key = '', ...value] = part.split('=');
    return [key.trim(), unescapeProperty(value.join('='))] as const;
  });
  return Object.fromEntries(pairs.filter(([key, value]) => key !== '' && value !== ''));
}

/** The escape of the escape comes last, or `%250A` would become a line feed. */
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
