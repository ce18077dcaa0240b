/**
 * What editors do with blocks: fold them, indent what is in them, show which tags belong together.
 * It knows the tree only; where HTML's elements are inside or around a block, the innermost of both decides.
 */
import {
  bracketMatchingHandle,
  foldNodeProp,
  indentNodeProp,
  syntaxTree,
  type TreeIndentContext,
} from '@codemirror/language';
import type { NodePropSource, NodeType, SyntaxNode } from '@lezer/common';

interface Fold {
  readonly from: number;
  readonly to: number;
}

/** From the end of the first tag of a block or branch to its next tag. */
function foldBody(node: SyntaxNode): Fold | null {
  const first = node.firstChild;
  if (!first) return null;
  const next = node.getChild('Branch') ?? node.getChild('CloseTag');
  const to = next ? next.from : node.to;
  return to > first.to ? { from: first.to, to } : null;
}

const BRANCH_NAMES: ReadonlySet<string> = new Set(['elif', 'else', 'empty', 'plural']);

/** Whether the line to be indented begins with a tag that belongs to the block around it, not to its content. */
function beginsWithInnerTag({ textAfter, node }: TreeIndentContext): boolean {
  const name = /^\s*\{%\s*(\w+)/.exec(textAfter)?.[1];
  if (name === undefined) return false;
  return name.startsWith('end') || (BRANCH_NAMES.has(name) && node.name !== 'VerbatimBlock');
}

function indentBody(context: TreeIndentContext): number {
  const { node } = context;
  const block = node.name === 'Branch' && node.parent ? node.parent : node;
  return context.lineIndent(block.from) + (beginsWithInnerTag(context) ? 0 : context.unit);
}

/** At the end of the text, a block that is not closed still goes on. */
function indentEnd(context: TreeIndentContext, template: SyntaxNode): number | null {
  let open: SyntaxNode | null = null;
  for (let last = template.lastChild; last?.to === template.to; last = last.lastChild) {
    if (last.name === 'Block' || last.name === 'VerbatimBlock') {
      if (last.getChild('CloseTag')) break;
      open = last;
    } else if (last.name !== 'Branch') break;
  }
  if (!open) return null;
  return context.lineIndent(open.from) + (beginsWithInnerTag(context) ? 0 : context.unit);
}

type Indent = (context: TreeIndentContext) => number | null;

/**
 * How the outermost node of the language around the tags is indented, given how it was: at the end of the text, where it
 * is asked before ours, the innermost of its elements and our blocks decides, which has the deepest indentation.
 */
export const indentAround = (type: NodeType): Indent | undefined => {
  const own = type.prop(indentNodeProp);
  if (!type.isTop || !own) return undefined;
  return (context) => {
    const template = syntaxTree(context.state).topNode;
    const theirs = own(context);
    const blanks = context.textAfter.length - context.textAfter.trimStart().length;
    const atEnd = context.pos + blanks >= template.to;
    const ours = atEnd ? indentEnd(context, template) : null;
    return ours === null ? theirs : Math.max(ours, theirs ?? 0);
  };
};

/** Properties of the grammar's nodes. */
export const structure: readonly NodePropSource[] = [
  foldNodeProp.add({
    Block: foldBody,
    Branch: (node) => (node.firstChild ? { from: node.firstChild.to, to: node.to } : null),
    CommentBlock: foldBody,
    VerbatimBlock: foldBody,
  }),
  indentNodeProp.add({
    'Block Branch VerbatimBlock': indentBody,
    CommentBlock: (context) => (beginsWithInnerTag(context) ? context.lineIndent(context.node.from) : null),
    Template: (context) => indentEnd(context, context.node),
  }),
  bracketMatchingHandle.add({
    'OpenTag CloseTag': (node) => node.getChild('TagName'),
  }),
];
