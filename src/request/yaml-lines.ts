import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';

export type Path = readonly (string | number)[];

export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A YAML or JSON text, read: plain data, and the line (from 1) on which each part of it stands. */
export interface Lined {
  readonly value: unknown;
  /** The line of the key or item at `path`, or of the nearest part around it that exists. */
  readonly lineOf: (path: Path) => number;
}

export interface Fault {
  readonly line: number;
  readonly reason: string;
}

/** JSON is read as the YAML that it is, so that both get line numbers and a key written twice is found in both. */
export function readLines(
  text: string,
): { readonly ok: true; readonly lined: Lined } | { readonly ok: false; readonly faults: readonly Fault[] } {
  const counter = new LineCounter();
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true });
    const faults = [...syntaxFaults(document.errors, lineAt), ...foreignParts(document, lineAt)];
    if (faults.length > 0) return { ok: false, faults };
    const lineOf = (path: Path) => lineAt(startOf(document, path));
    return { ok: true, lined: { value: document.toJS(), lineOf } };
  } catch {
    // The parser throws for text that would exhaust memory or stack: aliases of aliases, thousands of nested brackets.
    return { ok: false, faults: [{ line: 1, reason: 'too deeply nested, or too many aliases, to be read' }] };
  }
}

/** The first syntax error (those after it are mostly its echoes) and every key that is written twice. */
function syntaxFaults(errors: readonly YAMLError[], lineAt: (offset: number) => number): readonly Fault[] {
  const firstSyntax = errors.find(error => error.code !== 'DUPLICATE_KEY');
  return errors
    .filter(error => error === firstSyntax || error.code === 'DUPLICATE_KEY')
    .map(error => ({ line: lineAt(error.pos[0]), reason: faultReason(error) }));
}

function faultReason(error: YAMLError): string {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return 'this key stands here a second time';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here';
    case 'RESOURCE_EXHAUSTION':
      return 'too deeply nested to be read';
    case 'NON_STRING_KEY':
      return 'a key must be plain text';
    default:
      // The parser's messages repeat the offending text after a colon, and that text may be a secret.
      return `not readable as YAML or JSON: ${error.message.split(': ')[0]}`;
  }
}

const plainTags = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map(type => `tag:yaml.org,2002:${type}`);

/** What YAML can hold and JSON, AWS's language, cannot: own types (CloudFormation's `!Sub`) and values inside themselves. */
function foreignParts(document: Document, lineAt: (offset: number) => number): readonly Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Node(_, node, ancestors) {
      const line = lineAt(node.range?.[0] ?? 0);
      if (isAlias(node)) {
        const source = node.resolve(document);
        if (source === undefined) faults.push({ line, reason: 'an alias without its anchor' });
        else if (ancestors.includes(source)) faults.push({ line, reason: 'an alias inside what it stands for' });
      } else if (node.tag !== undefined && !plainTags.includes(node.tag)) {
        faults.push({ line, reason: 'a tag (`!...`) that means nothing here' });
      }
    },
  });
  return faults;
}

function startOf(document: Document, path: Path): number {
  let node: Node | null = document.contents;
  let start = node?.range?.[0] ?? 0;
  for (const step of path) {
    const around = isAlias(node) ? node.resolve(document) : node;
    if (isMap(around)) {
      const pair = around.items.find(({ key }) => (isScalar(key) ? String(key.value) : key) === String(step));
      if (pair === undefined) break;
      start = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? start;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(around)) {
      const item = around.items[Number(step)];
      node = isNode(item) ? item : null;
      start = node?.range?.[0] ?? start;
    } else break;
  }
  return start;
}
