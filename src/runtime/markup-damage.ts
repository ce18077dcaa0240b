/**
 * Recognises template source that the HTML parser has damaged before anyone could read it: tags moved out of tables,
 * tags read as attributes, comparisons read as markup. What it finds cannot be repaired, only named.
 */

const REMEDY =
  'Put the template into <script type="text/django">…</script>, which the browser leaves as it is.';

/** What was seen, with what to do about it. */
export interface MarkupDamage {
  message: string;
  remedy: string;
}

const damage = (message: string): MarkupDamage => ({ message, remedy: REMEDY });

/** A block tag and its end with nothing between them but other tags: what remains of a loop whose rows stayed in the table. */
const EMPTIED_BLOCK = /\{%-?\s*(\w+)\b[^%]*%\}(?:\s|\{%.*?%\})*\{%\s*end\1\b/s;

const TAG_IN_ATTRIBUTE_NAME = /\{%|%\}|\{\{|\}\}/;

function inAttributes(element: Element): MarkupDamage | null {
  const name = element.getAttributeNames().find((attribute) => TAG_IN_ATTRIBUTE_NAME.test(attribute));
  if (name === undefined) return null;
  return damage(
    `The browser has read a template tag inside <${element.localName}> as attributes (${name}="").`,
  );
}

function beforeTable(table: Element): MarkupDamage | null {
  const before = table.previousSibling;
  if (before?.nodeType !== Node.TEXT_NODE) return null;
  const text = before.textContent ?? '';
  const emptied = EMPTIED_BLOCK.exec(text);
  if (emptied)
    return damage(`The browser has moved {% ${emptied[1]} %} out of the <table> that it was written in.`);
  const isRowless = table.querySelector('tr') === null;
  if (isRowless && /\{%|\{\{/.test(text))
    return damage('The browser has moved template tags out of a <table> and left it without rows.');
  return null;
}

/** A tag that begins in a text and does not end there was cut by something that the parser took for markup. */
function cutTag(text: string): MarkupDamage | null {
  const rest = text.replace(/\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}/gs, '');
  const open = /\{[%{#][^\n]{0,40}/.exec(rest);
  return open
    ? damage(`The browser has cut the template tag “${open[0].trim()}”: it took a “<” in it for markup.`)
    : null;
}

/** The first damage in the children of `root`, or `null`. */
export function findMarkupDamage(root: Element | DocumentFragment): MarkupDamage | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found =
      node instanceof Element
        ? inElement(node)
        : isVerbatim(node.parentElement)
          ? null
          : cutTag(node.textContent ?? '');
    if (found) return found;
  }
  return null;
}

function inElement(element: Element): MarkupDamage | null {
  if (element instanceof HTMLTemplateElement) return findMarkupDamage(element.content);
  return inAttributes(element) ?? (element.localName === 'table' ? beforeTable(element) : null);
}

const isVerbatim = (element: Element | null): boolean =>
  element !== null && /^(?:script|style|textarea)$/.test(element.localName);
