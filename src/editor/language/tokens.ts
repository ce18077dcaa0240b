/**
 * Decides what begins where: text, comments, variables and, by the names and the blocks that are open, which kind of tag.
 * Everything that a decision depends on is looked at through the input too, so that the parser knows when to decide anew.
 */
import { ExternalTokenizer, type InputStream, type Stack } from '@lezer/lr';
import type { BlockContext, OpenBlock } from './block-context.js';
import type { BlockTable } from './block-table.js';
import * as terms from './generated/parser.terms.js';
import type { ScannedTag, TemplateScan } from './scan.js';

/** What a tokenizer needs to know of the parse at the stack's place. */
export const contextOf = (stack: Stack): BlockContext => stack.context as BlockContext;

/** Tells the parser that what comes next depends on the text up to `distance` from here. */
export function dependOn(input: InputStream, distance: number): void {
  // nothing is noted beyond the end of the text
  if (distance > 0 && input.peek(distance) < 0) input.peek(distance - 1);
}

/** The block around `block` that the tag `name` closes or divides. */
function outerBlock(block: OpenBlock, name: string, table: BlockTable): OpenBlock | null {
  for (let outer = block.parent; outer; outer = outer.parent) {
    if (outer.block.end === name || table.isBranch(outer.block, name)) return outer;
  }
  return null;
}

/** Deeper blocks are no blocks: no template has them, and trees of such a depth are more than others can work with. */
const MAX_DEPTH = 200;

/** The term for a tag that has its end, by its name and the open blocks. */
function tagTerm(tag: ScannedTag, open: OpenBlock | null, table: BlockTable): number {
  const { name } = tag;
  if (open) {
    if (open.block.end === name) return terms.closeStart;
    if (table.isBranch(open.block, name)) return terms.branchStart;
    if (table.isInner(name) || name.startsWith('end')) {
      if (outerBlock(open, name, table)) return terms.missingCloseTag;
    }
  }
  if (tag.closed || name === '' || (open && open.depth >= MAX_DEPTH)) return terms.tagStart;
  if (name === 'comment') return terms.commentStart;
  if (name === 'verbatim') return terms.verbatimStart;
  if (table.get(name)) return terms.openStart;
  return table.isInner(name) ? terms.unmatchedStart : terms.tagStart;
}

/** Text outside of tags, and the beginning of what is not text. */
export function contentTokens(scan: TemplateScan, table: BlockTable): ExternalTokenizer {
  const token = (input: InputStream, stack: Stack): void => {
    const { open } = contextOf(stack);
    if (input.next < 0) {
      if (open) input.acceptToken(terms.missingCloseTag);
      return;
    }
    const offset = scan.offsetOf(input.pos);
    const opener = scan.openerAt(offset);
    if (opener === '{%') {
      const tag = scan.tagAt(offset);
      dependOn(input, (tag ? tag.to : scan.lineEnd(offset)) - offset);
      const term = tag ? tagTerm(tag, open, table) : terms.tagStart;
      input.acceptToken(term, term === terms.missingCloseTag ? 0 : 2);
    } else if (opener === '{{') {
      dependOn(input, scan.lineEnd(offset) - offset);
      input.acceptToken(terms.InterpolationStart, 2);
    } else if (opener === '{#') {
      const length = scan.endOf(offset, opener) - offset;
      dependOn(input, length);
      input.acceptToken(terms.Comment, length);
    } else {
      const end = scan.nextOpener(offset + 1);
      // braces that begin nothing do so because of what is missing on their line
      dependOn(input, Math.max(end + 2, scan.lineEnd(end)) - offset);
      input.acceptToken(terms.Text, end - offset);
    }
  };
  return new ExternalTokenizer(token, { contextual: true });
}

/** What is inside of comments and verbatim, up to the tag that closes them. */
export function rawTextTokens(scan: TemplateScan): ExternalTokenizer {
  const token = (input: InputStream, stack: Stack): void => {
    const { open } = contextOf(stack);
    if (!open || input.next < 0) return;
    const offset = scan.offsetOf(input.pos);
    const isComment = stack.canShift(terms.CommentText);
    const end = scan.findTag(isComment ? 'endcomment' : open.closing, offset);
    if (end === offset) return;
    dependOn(input, scan.lineEnd(end) - offset);
    input.acceptToken(isComment ? terms.CommentText : terms.verbatimText, end - offset);
  };
  return new ExternalTokenizer(token, { contextual: true });
}
