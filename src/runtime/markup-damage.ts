/**
 * Recognises template source that the HTML parser has damaged before anyone could read it: tags moved out of tables,
 * tags read as attributes, comparisons read as markup. What it finds cannot be repaired, only named.
 */
import { templateTags } from '../core/template-text.js';

const REMEDY =
  'Put the template into <script type="text/django">…</script>, which the browser leaves as it is.';

/** What was seen, with what to do about it. */
export interface MarkupDamage {
  message: string;
  remedy: string;
}

const damage = (message: string): MarkupDamage => ({ message, remedy: REMEDY });

/** Pieces of a text: a block tag with its name, or a character that is not blank. */
const TAG_OR_INK = /\{%-?\s*(\w*).*?(?:%\}|$)|\S/gs;

/** A block tag and its end with nothing between them but other tags: what remains of a loop whose rows stayed in the table. */
function emptiedBlock(text: string): string | undefined {
  const open = new Set<string>();
  for (const [, name] of text.matchAll(TAG_OR_INK)) {
    if (name === undefined) open.clear();
    else if (name.startsWith('end') && open.has(name.slice(3))) return name.slice(3);
    else open.add(name);
  }
  return undefined;
}

const TAG_IN_ATTRIBUTE_NAME = /\{%|[%#]\}|\{\{|\}\}/;

function inAttributes(element: Element): MarkupDamage | null {
  const name = element.getAttributeNames().find((attribute) => TAG_IN_ATTRIBUTE_NAME.test(attribute));
  if (name === undefined) return null;
  return damage(
    `The browser has read a template tag inside <${element.localName}> as attributes (${name}="").`,
  );
}

const isEmpty = ({ children, textContent }: Element): boolean =>
  children.length === 0 && textContent.trim() === '';

function beforeTable(table: Element): MarkupDamage | null {
  const before = table.previousSibling;
  if (before?.nodeType !== Node.TEXT_NODE) return null;
  const text = before.textContent ?? '';
  const emptied = emptiedBlock(text);
  if (emptied !== undefined)
    return damage(`The browser has moved {% ${emptied} %} out of the <table> that it was written in.`);
  if (!/\{%|\{\{/.test(text)) return null;
  if (table.querySelector('tr') === null)
    return damage('The browser has moved template tags out of a <table> and left it without rows.');
  const emptiedPart = [...table.querySelectorAll('tr, tbody, thead, tfoot')].find(isEmpty);
  if (emptiedPart)
    return damage(
      `The browser has moved template tags out of a <table> and left <${emptiedPart.localName}> empty.`,
    );
  return null;
}

/** Stands for markup in the text of an element. */
const EDGE = '\0';

/**
 * The text of `root` as its serialisation has it, with an `EDGE` for each tag of the markup. One with attributes has
 * quotation marks in it, which end a template's text in such marks.
 */
function textWithEdges(root: Node): string {
  let text = '';
  for (const node of root.childNodes) {
    if (node instanceof Text) text += node.data;
    else if (!(node instanceof Element)) text += EDGE;
    else {
      text += node.hasAttributes() ? `${EDGE}"${EDGE}` : EDGE;
      if (!/^(?:script|style|textarea)$/.test(node.localName)) text += textWithEdges(node);
      text += EDGE;
    }
  }
  return text;
}

/** What a template tag may have in it: markup within a text, which the browser gives back as it was. */
const TEXT_OR_EDGE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\0/gs;

const hasStrayEdge = (tag: string): boolean =>
  !tag.startsWith('{#') && tag.includes(EDGE) && tag.match(TEXT_OR_EDGE)?.includes(EDGE) === true;

/** A tag that begins in a text and does not end there was cut by something that the parser took for markup. */
function cutTag(root: Node): MarkupDamage | null {
  const text = textWithEdges(root);
  for (const { start, end } of templateTags(text)) {
    if (end !== null && !hasStrayEdge(text.slice(start, end))) continue;
    const seen = /[^\n\0]{0,42}/.exec(text.slice(start))?.[0].trim() ?? '';
    return damage(`The browser has cut the template tag “${seen}”: it took a “<” in it for markup.`);
  }
  return null;
}

/** The first damage in the children of `root`, or `null`. */
export function findMarkupDamage(root: Element | DocumentFragment): MarkupDamage | null {
  for (const element of root.querySelectorAll('*')) {
    const found = inElement(element);
    if (found) return found;
  }
  return cutTag(root);
}

function inElement(element: Element): MarkupDamage | null {
  if (element instanceof HTMLTemplateElement) return findMarkupDamage(element.content);
  return inAttributes(element) ?? (element.localName === 'table' ? beforeTable(element) : null);
}
