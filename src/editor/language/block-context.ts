/**
 * What the parser carries along: which blocks are open at a place, and in which tag it stands.
 * Nodes are used again in an incremental parse only where this is the same as before.
 */
import type { ContextTracker } from '@lezer/lr';
import type { BlockTable } from './block-table.js';
import * as terms from './generated/parser.terms.js';
import type { ScannedTag, TemplateScan } from './scan.js';
import type { BlockTag } from './tags.js';

/** A block that is open, inside of `parent`. */
export interface OpenBlock {
  readonly name: string;
  readonly block: BlockTag;
  /** The whole content of the closing tag, which that of `{% verbatim name %}` needs. */
  readonly closing: string;
  readonly parent: OpenBlock | null;
  /** How many blocks are open, this one included. */
  readonly depth: number;
  readonly hash: number;
}

/** Where the parser stands. Never changed, only replaced. */
export interface BlockContext {
  readonly open: OpenBlock | null;
  /** Name of the tag that the parser is in, `null` outside of tags. */
  readonly tag: string | null;
}

/** What a `ContextTracker` is made of. */
export type BlockContextSpec = ConstructorParameters<typeof ContextTracker<BlockContext>>[0];

const OUTSIDE: BlockContext = { open: null, tag: null };

function hashOf(text: string, start: number): number {
  let hash = start | 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i) + 1) | 0;
  return hash;
}

function opened(parent: OpenBlock | null, tag: ScannedTag, table: BlockTable): OpenBlock {
  const block = table.get(tag.name) ?? { end: `end${tag.name}` };
  const closing = `end${tag.content}`;
  const isRaw = tag.name === 'verbatim';
  const hash = hashOf(isRaw ? closing : tag.name, (parent?.hash ?? 0) + 1);
  return { name: tag.name, block, closing, parent, depth: (parent?.depth ?? 0) + 1, hash };
}

const OPENINGS: ReadonlySet<number> = new Set([terms.openStart, terms.commentStart, terms.verbatimStart]);
const STARTS: ReadonlySet<number> = new Set([
  ...OPENINGS,
  terms.tagStart,
  terms.unmatchedStart,
  terms.branchStart,
  terms.closeStart,
]);
const OPENING_TAGS: ReadonlySet<number> = new Set([
  terms.OpenTag,
  terms.ForTag,
  terms.CommentTag,
  terms.VerbatimTag,
]);
const BLOCKS: ReadonlySet<number> = new Set([terms.Block, terms.CommentBlock, terms.VerbatimBlock]);

/** Follows the parser through the text of `scan`. */
export function blockContext(scan: TemplateScan, table: BlockTable): BlockContextSpec {
  // with other blocks, no node of an earlier tree is what it was
  const start = hashOf(table.text, 0);
  return {
    start: OUTSIDE,
    shift(context, term, _stack, input) {
      if (term === terms.TagEnd || term === terms.missingEnd) return { open: context.open, tag: null };
      if (!STARTS.has(term)) return context;
      const offset = scan.offsetOf(input.pos);
      const tag = scan.tagAt(offset);
      if (!tag) return { open: context.open, tag: scan.nameAt(offset) };
      return {
        open: OPENINGS.has(term) ? opened(context.open, tag, table) : context.open,
        tag: tag.name,
      };
    },
    reduce(context, term) {
      return BLOCKS.has(term) && context.open ? { open: context.open.parent, tag: null } : context;
    },
    reuse(context, node, _stack, input) {
      if (!OPENING_TAGS.has(node.type.id)) return context;
      const tag = scan.tagAt(scan.offsetOf(input.pos));
      return tag ? { open: opened(context.open, tag, table), tag: null } : context;
    },
    hash({ open, tag }) {
      const hash = start + (open?.hash ?? 0);
      return tag === null ? hash : hashOf(tag, hash + 7);
    },
  };
}
