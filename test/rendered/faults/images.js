// Runs in the page, which fetches nothing: a picture of ours has nowhere to come from.
function missingImages() {
  return [...document.querySelectorAll('article img')]
    .filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
    .map(image => `a picture is not there: ${image.getAttribute('src') ?? 'it has no address'}`);
}
