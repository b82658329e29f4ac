// Runs in the page. On a phone GitHub scrolls a table or a block of code by itself; the page never.
function overflows(screen) {
  const scrolled = screen === 'phone' ? [] : document.querySelectorAll('table, pre');
  return [document.documentElement, ...scrolled]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ scrollWidth, clientWidth, innerText }) => {
      const text = innerText.replace(/\s+/g, ' ').slice(0, 120);
      return `${scrollWidth} px wide in a column of ${clientWidth}: ${text}`;
    });
}
