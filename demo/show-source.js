/** Puts before each example the markup that its author wrote, as it was before the element came alive. */

/** The text without the indentation that all its lines have. */
function withoutIndentation(text) {
  const lines = text.replace(/^\n+|\s+$/g, '').split('\n');
  // The first line begins where the tag begins.
  const depths = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.search(/\S/));
  const depth = Math.min(...depths);
  return [lines[0], ...lines.slice(1).map((line) => line.slice(depth))].join('\n');
}

/** The serialiser escapes what authors write plainly: JSON in attributes has single quotes around it. */
const asWritten = (markup) =>
  markup
    .replaceAll(/="([^"]*&quot;[^"]*)"/g, (_, value) => `='${value.replaceAll('&quot;', '"')}'`)
    .replaceAll('&gt;', '>');

for (const example of document.querySelectorAll('.result > django-template')) {
  const code = document.createElement('code');
  code.className = 'language-html';
  code.textContent = asWritten(withoutIndentation(example.outerHTML));
  const pre = document.createElement('pre');
  pre.append(code);
  example.parentElement.before(pre);
}
