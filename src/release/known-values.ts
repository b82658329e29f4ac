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

function textsOf(check: HttpCheck | InvokeCheck): readonly string[] {
  const wanted = check.contains === undefined ? [] : [check.contains];
  switch (check.asks) {
    case 'a url':
      return [...queryTexts(check.url), ...wanted, ...check.headers.values()];
    case 'the function':
      return [...(check.payload === undefined ? [] : [check.payload]), ...wanted];
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
