/** Markup that is already written: text becomes part of it only through `xmlText`. */
export type Xml = { readonly xml: string };

export function xmlElement(name: string, content: readonly Xml[], namespace?: string): Xml {
  const xmlns = namespace === undefined ? '' : ` xmlns="${escape(namespace)}"`;
  return { xml: `<${name}${xmlns}>${content.map(part => part.xml).join('')}</${name}>` };
}

/** Throws for characters that XML 1.0 cannot carry, escaped or not: most control characters and lone surrogates. */
export function xmlText(text: string): Xml {
  const illegal = ILLEGAL.exec(text)?.[0];
  if (illegal === undefined) return { xml: escape(text) };
  const code = illegal.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
  throw new Error(`XML 1.0 cannot carry the character U+${code}, in ${JSON.stringify(text.slice(0, 80))}.`);
}

// The complement of production [2] Char of XML 1.0.
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

// A parser turns a bare carriage return into a line feed, so it travels as a reference.
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
};

function escape(text: string): string {
  return text.replace(/[&<>"'\r]/g, character => REFERENCES[character] ?? character);
}
