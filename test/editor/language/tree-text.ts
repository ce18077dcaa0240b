/** Trees as text, to be compared. Knows no grammar. */
import { NodeProp, type Tree } from '@lezer/common';

/** The names of a tree's nodes with their children in parentheses. */
// the declaration of Tree leaves its toString() out
export const outline = (tree: Tree): string => (tree as { toString(): string }).toString();

/** All nodes with their places, those of other languages too. */
export function nodesOf(tree: Tree): string {
  const nodes: string[] = [];
  tree.cursor().iterate(({ name, from, to, tree: inner }) => {
    nodes.push(`${name}@${from}-${to}`);
    const mounted = inner?.prop(NodeProp.mounted);
    if (mounted) nodes.push(`[${JSON.stringify(mounted.overlay)} ${nodesOf(mounted.tree)}]`);
  });
  return nodes.join(' ');
}
