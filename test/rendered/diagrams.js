// Runs in the page: draws what stands in fences of the language mermaid, and says `drawn` on the page's root when it is through.
// A diagram that cannot be drawn shows why in a red box, as GitHub does.
void (async () => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default' });
  // A diagram is as wide as the place where it stands, and within a closed fold no place has a width.
  const folds = [...document.querySelectorAll('details:not([open])')];
  for (const fold of folds) fold.open = true;
  for (const [at, fence] of document.querySelectorAll('pre[lang=mermaid]').entries()) {
    const diagram = document.createElement('div');
    diagram.className = 'diagram';
    fence.replaceWith(diagram);
    try {
      const { svg } = await mermaid.render(`diagram-${at}`, fence.textContent, diagram);
      diagram.innerHTML = svg;
    } catch (error) {
      diagram.classList.add('wrong');
      diagram.textContent = `Unable to render rich display\n\n${error.message}`;
    }
  }
  for (const fold of folds) fold.open = false;
  document.documentElement.dataset.diagrams = 'drawn';
})();
