// Runs in the page: draws what stands in fences of the language mermaid, and says `drawn` on the page's root when it is through.
// A diagram that cannot be drawn shows why in a red box, as GitHub does.
/** Once more where the text, the reader's theme or the width of the page is another: a diagram is drawn for all three. */
async function drawDiagrams() {
  delete document.documentElement.dataset.diagrams;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default' });
  // A diagram is as wide as the place where it stands, and within a closed fold no place has a width.
  const folds = [...document.querySelectorAll('details:not([open])')];
  for (const fold of folds) fold.open = true;
  for (const fence of document.querySelectorAll('pre[lang=mermaid]')) {
    const diagram = document.createElement('div');
    diagram.className = 'diagram';
    diagram.dataset.source = fence.textContent;
    fence.replaceWith(diagram);
  }
  for (const [at, diagram] of document.querySelectorAll('.diagram').entries()) {
    diagram.replaceChildren();
    try {
      const { svg } = await mermaid.render(`diagram-${at}`, diagram.dataset.source, diagram);
      diagram.innerHTML = svg;
      diagram.classList.remove('wrong');
    } catch (error) {
      diagram.classList.add('wrong');
      diagram.textContent = `Unable to render rich display\n\n${error.message}`;
    }
  }
  for (const fold of folds) fold.open = false;
  document.documentElement.dataset.diagrams = 'drawn';
}

void drawDiagrams();
