/** Puts the source of an example into the page, as its author wrote it. */
export function showSource(source) {
  document.querySelector('#source').textContent = source.trim();
}
