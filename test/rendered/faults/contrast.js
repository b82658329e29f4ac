// Runs in the page: text that cannot be told from what is behind it (WCAG 2.2, success criterion 1.4.3, level AA). What is
// behind a letter is asked of the browser, because the bars of a diagram are no ancestors of its labels.
function contrasts() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const asDrawn = document.createElement('style');
  // A label that lets clicks through is not found by its place either.
  asDrawn.textContent = '* { pointer-events: auto !important }';
  document.head.append(asDrawn);
  const texts = document.createTreeWalker(document.querySelector('section'), NodeFilter.SHOW_TEXT);
  const faults = new Map();
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (text.data.trim() === '' || element.closest('style, script, title, desc') !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    for (const letter of lettersOf(text)) {
      const fault = faultAt(element, ...placeOf(letter, element));
      if (fault !== undefined && !faults.has(fault)) faults.set(fault, `${fault}: ${text.data.trim().slice(0, 60)}`);
    }
  }
  asDrawn.remove();
  return [...faults.values()];

  /** The first letter of a text, and each one of a label, which may stand half on a bar. */
  function lettersOf(text) {
    const all = [...text.data.matchAll(/\S/g)].map(({ index }) => index);
    return (text.parentElement instanceof SVGElement ? all : all.slice(0, 1)).flatMap(at => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().width === 0 ? [] : [range];
    });
  }

  /** Its middle, once it is on the screen: what is not there is at no place. */
  function placeOf(letter, element) {
    const middle = () => {
      const { left, right, top, bottom } = letter.getBoundingClientRect();
      return [(left + right) / 2, (top + bottom) / 2];
    };
    const scrolled = element.closest('table, pre');
    if (scrolled !== null) scrolled.scrollLeft += middle()[0] - scrolled.getBoundingClientRect().left - 10;
    const [x, y] = middle();
    if (y < 10 || y > innerHeight - 10) scrollBy(0, y - innerHeight / 2);
    if (x < 0 || x > innerWidth) scrollBy(x - innerWidth / 2, 0);
    return middle();
  }

  function faultAt(element, x, y) {
    const pile = document.elementsFromPoint(x, y);
    if (!pile.includes(element)) return 'cut off where it stands';
    const behind = pile.slice(pile.indexOf(element)).reverse().map(paintOf);
    const [paper, ink] = [painted(behind), painted([...behind, inkOf(element)])];
    const [dark, light] = [luminance(paper), luminance(ink)].sort((one, other) => one - other);
    const ratio = (light + 0.05) / (dark + 0.05);
    return ratio < neededBy(element)
      ? `${hex(ink)} on ${hex(paper)}, ${ratio.toFixed(1)} : 1, is hard to read`
      : undefined;
  }

  function paintOf(element) {
    const style = getComputedStyle(element);
    return element instanceof SVGGeometryElement
      ? { colour: style.fill, opacity: opacityOf(element) * style.fillOpacity }
      : { colour: style.backgroundColor, opacity: opacityOf(element) };
  }

  function inkOf(element) {
    const style = getComputedStyle(element);
    return element instanceof SVGElement
      ? { colour: style.fill, opacity: opacityOf(element) * style.fillOpacity }
      : { colour: style.color, opacity: opacityOf(element) };
  }

  function opacityOf(element) {
    const above = element.parentElement;
    return getComputedStyle(element).opacity * (above === null ? 1 : opacityOf(above));
  }

  /** What layers come to, the lowest first, upon the white of an empty page. */
  function painted(layers) {
    for (const { colour, opacity } of [{ colour: 'white', opacity: 1 }, ...layers]) {
      if (!CSS.supports('color', colour)) continue;
      canvas.globalAlpha = opacity;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
  }

  /** Of WCAG 2.2, "relative luminance". */
  function luminance(colour) {
    const [red, green, blue] = colour
      .map(part => part / 255)
      .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** Large is 18 points, or 14 in bold: 24 and 18.66 CSS pixels. */
  function neededBy(element) {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    return size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
  }

  function hex(colour) {
    return `#${colour.map(part => part.toString(16).padStart(2, '0')).join('')}`;
  }
}
