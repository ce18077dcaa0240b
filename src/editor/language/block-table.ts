/**
 * Answers what a tag's name means for blocks, from Django's own tags and those that the editor was told of.
 * Knows names only; which blocks are open is the business of block-context.ts.
 */
import { DJANGO_BLOCKS, DJANGO_SINGLE_TAGS, type BlockTag, type BlockTags } from './tags.js';

/** Block tags by name, with the names that only make sense inside a block. */
export class BlockTable {
  readonly #blocks: ReadonlyMap<string, BlockTag>;
  readonly #branches: ReadonlySet<string>;
  readonly #ends: ReadonlySet<string>;
  /** Says all that the table knows: tables that are the same have the same text. */
  readonly text: string;

  /** @param more blocks of installed packages; they go before Django's own of the same name */
  constructor(more: BlockTags = {}) {
    this.#blocks = new Map([...Object.entries(DJANGO_BLOCKS), ...Object.entries(more)]);
    const blocks = [...this.#blocks.values()];
    this.#branches = new Set(blocks.flatMap(({ branches }) => branches ?? []));
    this.#ends = new Set(blocks.map(({ end }) => end));
    this.text = JSON.stringify([...this.#blocks]);
  }

  /** The block that the tag `name` opens, if it is known to open one. */
  get(name: string): BlockTag | undefined {
    return this.#blocks.get(name);
  }

  /** Whether the tag `name` is known to stand alone. */
  isSingle(name: string): boolean {
    return DJANGO_SINGLE_TAGS.has(name);
  }

  /** This table with those of `names` that it does not know as blocks of which nothing is known but their end. */
  with(names: Iterable<string>): BlockTable {
    const unknown = [...names].filter((name) => !this.#blocks.has(name) && !this.isSingle(name));
    if (unknown.length === 0) return this;
    const blocks = Object.fromEntries<BlockTag>(this.#blocks);
    for (const name of unknown.sort()) blocks[name] = { end: `end${name}` };
    return new BlockTable(blocks);
  }

  /** Whether `name` closes or divides some block, and is wrong outside of it. */
  isInner(name: string): boolean {
    return this.#ends.has(name) || this.#branches.has(name);
  }

  /** Whether `name` divides `block`. */
  isBranch(block: BlockTag, name: string): boolean {
    return block.branches ? block.branches.includes(name) : this.#branches.has(name);
  }
}
