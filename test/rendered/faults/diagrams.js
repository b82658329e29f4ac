// Runs in the page.
function wrongDiagrams() {
  return [...document.querySelectorAll('.diagram.wrong')].map(({ textContent }) => textContent);
}
