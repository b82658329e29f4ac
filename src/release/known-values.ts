import type { Gate, HttpCheck, InvokeCheck } from './words.ts';

/** Shorter ones stand in many honest texts: to replace every `ok` would hide the log and no secret. */
const leastCharacters = 6;

/** Texts that the gates look for or send, which may be secret. */
export function knownValues(gates: readonly Gate[]): readonly string[] {
  return worthHiding(gates.flatMap(gate => (gate.kind === 'smoke' ? textsOf(gate.check) : [])));
}

/** Each once, the longest first: a value that holds another one is replaced whole. */
export function worthHiding(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
    .filter(text => text.length >= leastCharacters)
    .toSorted((one, other) => other.length - one.length);
}

/** Foreign text, with `***` wherever one of these values stood in it. */
export function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((rest, value) => rest.replaceAll(value, '***'), text);
}

/**
 * A text and, where it is JSON, the texts and numbers within it: nobody logs an event as it came, but parsed, printed anew, or one
 * member of it. Each as it is and as JSON prints it; and each of its lines, because Lambda's runtime for Node.js logs a line break
 * as a carriage return, and the end of a log may begin within one.
 */
export function valuesIn(text: string): readonly string[] {
  return [text, ...textsWithin(text)].flatMap(one => [one, printed(one), ...one.split('\n').map(line => line.trim())]);
}

/** As it stands between the quotes. */
function printed(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A body within an event is JSON once more. */
function textsWithin(json: string): readonly string[] {
  const found: string[] = [];
  const collect = (_: string, value: unknown, context?: { readonly source?: string }): unknown => {
    if (typeof value === 'string') found.push(value, ...textsWithin(value));
    // As it was written too: a longer number than JavaScript holds is printed as another one.
    if (typeof value === 'number') found.push(String(value), context?.source ?? '');
    return value;
  };
  try {
    JSON.parse(json, collect);
  } catch {
    return [];
  }
  return found;
}

function textsOf(check: HttpCheck | InvokeCheck): readonly string[] {
  const wanted = check.contains === undefined ? [] : [check.contains];
  switch (check.asks) {
    case 'a url':
      return [...queryTexts(check.url), ...wanted, ...check.headers.values()];
    case 'the function':
      return [...(check.payload === undefined ? [] : [check.payload]), ...wanted].flatMap(valuesIn);
  }
}

/** The query, and its values as they are sent and as the one who answers reads them. */
function queryTexts(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { search, searchParams } = new URL(url);
  const query = search.slice(1);
  const sent = query.split('&').map(pair => pair.slice(pair.indexOf('=') + 1));
  return [query, ...sent, ...searchParams.values()];
}
