// Runs in the page. On a phone GitHub scrolls a table or a block of code by itself; the page never. A command is one line
// however long, because it is there to be copied whole.
function overflows(screen) {
  const scrolled = screen === 'phone' ? [] : document.querySelectorAll('table, pre:not([lang=sh])');
  return [document.documentElement, ...scrolled]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ scrollWidth, clientWidth, innerText }) => {
      const text = innerText.replace(/\s+/g, ' ').slice(0, 120);
      return `${scrollWidth} px wide in a column of ${clientWidth}: ${text}`;
    });
}
