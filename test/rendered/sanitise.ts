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

interface Tag {
  readonly slash: string;
  readonly name: string;
  readonly attributes: string;
}

/** The same HTML with nothing in it that acts, and with every element closed within it, so that it cannot end what stands around it. */
export function sanitised(html: string): string {
  const open: string[] = [];
  const closed = (from: number): string =>
    open
      .splice(from)
      .reverse()
      .map(name => `</${name}>`)
      .join('');
  const safe = html.replace(markup, (whole: string, ...rest: unknown[]) => {
    const tag = rest.at(-1) as Partial<Tag>;
    const name = tag.name?.toLowerCase();
    if (name === undefined) return whole === '<' ? '&lt;' : '';
    if (shownAsText.has(name)) return whole.replace('<', '&lt;');
    if (!elements.has(name)) return '';
    if (tag.slash === '/') return open.includes(name) ? closed(open.lastIndexOf(name)) : '';
    if (!withoutEnd.has(name)) open.push(name);
    return `<${name}${attributesOf(name, tag.attributes ?? '')}>`;
  });
  return safe + closed(0);
}

function attributesOf(element: string, text: string): string {
  return [...text.matchAll(attribute)]
    .map(([, name = '', value = '']) => ({ name: name.toLowerCase(), value: value.replace(/^(["'])([^]*)\1$/, '$2') }))
    .filter(({ name, value }) => mayStand(element, name, value))
    .map(({ name, value }) => ` ${name}="${value.replaceAll('"', '&quot;')}"`)
    .join('');
}

function mayStand(element: string, name: string, value: string): boolean {
  if (element === 'input') return attributesOfInput.has(name) && (name !== 'type' || value === 'checkbox');
  return addresses.has(name) ? harmlessAddress.test(value) : attributesOfAll.has(name);
}
