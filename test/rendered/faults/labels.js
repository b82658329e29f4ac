// Runs in the page: labels of a diagram that run into one another, or over its edge.
function labels() {
  return [...document.querySelectorAll('.diagram svg')].flatMap(diagram => {
    const edge = diagram.getBoundingClientRect();
    const boxes = [...diagram.querySelectorAll('text')]
      .map(label => ({ text: label.textContent.trim(), box: label.getBoundingClientRect() }))
      .filter(({ text }) => text !== '');
    const cut = boxes
      .filter(({ box }) => box.left < edge.left - 1 || box.right > edge.right + 1)
      .map(({ text }) => `a diagram cuts its label off: ${text}`);
    const pairs = boxes.flatMap(({ text, box }, at) =>
      boxes
        .slice(at + 1)
        .filter(other => shared(box.left, box.right, other.box.left, other.box.right) > 1)
        .filter(other => shared(box.top, box.bottom, other.box.top, other.box.bottom) > 3)
        .map(other => `${text} and ${other.text}`),
    );
    const crossed = pairs.length === 0 ? [] : [`labels of a diagram run into one another: ${pairs.join(', ')}`];
    return [...cut, ...crossed];
  });

  function shared(from, to, otherFrom, otherTo) {
    return Math.min(to, otherTo) - Math.max(from, otherFrom);
  }
}
