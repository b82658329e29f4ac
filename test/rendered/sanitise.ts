/**
 * What GitHub leaves of the HTML in Markdown. GitHub keeps a list of elements and attributes and drops the rest ("github/markup",
 * step 2; the list is the one of its html-pipeline), comments included; nine elements never become elements at all and are shown
 * as text (GitHub Flavored Markdown, 6.11 "Disallowed Raw HTML").
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const elements = words(
  'a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ' +
    'input ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strike strong sub summary sup table tbody ' +
    'td tfoot th thead time tr tt ul var wbr',
);
const shownAsText = words('iframe noembed noframes plaintext script style textarea title xmp');
const withoutEnd = words('br hr img input source wbr');
const attributesOfAll = words(
  'align alt border cellpadding cellspacing colspan datetime dir height hreflang lang media open rowspan scope span start ' +
    'title type valign width',
);
const addresses = words('cite href src');
/** The box of a task list, the only kind of input. */
const attributesOfInput = words('checked disabled type');

/** http, https, mailto, or an address within the site. No character reference may stand where a scheme could hide behind it. */
const harmlessAddress = /^(?:https?:\/\/|mailto:|#|\.{0,2}\/|[\w.-]+(?:[/?#]|$))/i;

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;
const markup = new RegExp(
  [
    /<!--[^]*?(?:-->|$)/,
    /<[!?][^>]*(?:>|$)/,
    /<(?<slash>\/?)(?<name>[a-z][a-z0-9-]*)(?<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/,
    /</,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

const wholeComment = /^<!--[^]*-->$/;

interface Tag {
  readonly slash: string;
  readonly name: string;
  readonly attributes: string;
}

export interface Sanitised {
  /** With nothing in it that acts, and with every element closed within it, so that it cannot end what stands around it. */
  readonly html: string;
  /** What a reader does not get as it was written. Whole comments are not among it: they are written to be unseen. */
  readonly changes: readonly string[];
}

export function sanitised(html: string): Sanitised {
  const open: string[] = [];
  const changes: string[] = [];
  const closed = (from: number): string =>
    open
      .splice(from)
      .reverse()
      .map(name => `</${name}>`)
      .join('');
  const unended = (names: readonly string[]) => changes.push(...names.map(name => `<${name}> has no end`));
  const safe = html.replace(markup, (whole: string, ...rest: unknown[]) => {
    const tag = rest.at(-1) as Partial<Tag>;
    const name = tag.name?.toLowerCase();
    if (name === undefined) {
      if (!wholeComment.test(whole)) changes.push(`${whole} is no element`);
      return whole === '<' ? '&lt;' : '';
    }
    if (shownAsText.has(name)) {
      changes.push(`${whole} is shown as text`);
      return whole.replace('<', '&lt;');
    }
    if (!elements.has(name)) {
      changes.push(`${whole} is stripped`);
      return '';
    }
    if (tag.slash === '/') {
      const begun = open.lastIndexOf(name);
      if (begun === -1) {
        changes.push(`${whole} ends what was not begun`);
        return '';
      }
      unended(open.slice(begun + 1));
      return closed(begun);
    }
    if (!withoutEnd.has(name)) open.push(name);
    const attributes = attributesOf(tag.attributes ?? '');
    const [kept, stripped] = partition(attributes, ({ name: of, value }) => mayStand(name, of, value));
    changes.push(...stripped.map(attribute => `<${name}> loses ${printed(attribute)}`));
    return `<${[name, ...kept.map(printed)].join(' ')}>`;
  });
  unended(open);
  return { html: safe + closed(0), changes };
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

function attributesOf(text: string): readonly Attribute[] {
  return [...text.matchAll(attribute)].map(([, name = '', value = '']) => ({
    name: name.toLowerCase(),
    value: value.replace(/^(["'])([^]*)\1$/, '$2'),
  }));
}

function printed({ name, value }: Attribute): string {
  return `${name}="${value.replaceAll('"', '&quot;')}"`;
}

function mayStand(element: string, name: string, value: string): boolean {
  if (element === 'input') return attributesOfInput.has(name) && (name !== 'type' || value === 'checkbox');
  return addresses.has(name) ? harmlessAddress.test(value) : attributesOfAll.has(name);
}

function partition<Item>(items: readonly Item[], fits: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(fits), items.filter(item => !fits(item))];
}
