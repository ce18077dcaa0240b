/**
 * Keeps what is open while a template is read from top to bottom: HTML elements, and blocks of Django's, between whose
 * branches elements may open and close as they like. Knows lines only as numbers.
 */

/** Something open: what is inside is indented by one more than the line on which it began. */
export interface Open {
  language: 'html' | 'django';
  name: string;
  line: number;
}

interface Block extends Open {
  /** Elements that the branch being read has opened and not closed. */
  inner: Open[];
  /** Elements that it has closed and not opened. */
  closed: string[];
  /** What the first branch that changes anything leaves behind; all branches have to leave the same. */
  result: { inner: Open[]; closed: string[] } | null;
}

/** Elements that end where the next of their kind begins, with those that must be between. */
const IMPLIED: Record<string, { ends: string[]; within: string[] }> = {
  li: { ends: ['li'], within: ['ul', 'ol', 'menu'] },
  dt: { ends: ['dt', 'dd'], within: ['dl'] },
  dd: { ends: ['dt', 'dd'], within: ['dl'] },
  tr: { ends: ['td', 'th', 'tr'], within: ['table', 'tbody', 'thead', 'tfoot'] },
  td: { ends: ['td', 'th'], within: ['tr', 'table'] },
  th: { ends: ['td', 'th'], within: ['tr', 'table'] },
  tbody: { ends: ['td', 'th', 'tr', 'thead', 'tbody'], within: ['table'] },
  tfoot: { ends: ['td', 'th', 'tr', 'tbody'], within: ['table'] },
  option: { ends: ['option'], within: ['select', 'datalist', 'optgroup'] },
};

/** An end tag looks no further for its beginning: a template with so much open at once is broken. */
const MAX_SEARCH = 500;

export class OpenBlocks {
  readonly #outer: Open[] = [];
  readonly #blocks: Block[] = [];

  /** The elements of the innermost branch, or of the whole template. */
  get #elements(): Open[] {
    return this.#blocks.at(-1)?.inner ?? this.#outer;
  }

  /** What was opened last. */
  get last(): Open | undefined {
    return this.#elements.at(-1) ?? this.#blocks.at(-1) ?? undefined;
  }

  /** Opens an element or block on `line`; gives what it ends by itself, if anything. */
  open(language: Open['language'], name: string, line: number): Open | null {
    if (language === 'django') {
      this.#blocks.push({ language, name, line, inner: [], closed: [], result: null });
      return null;
    }
    const ended = this.#endImplied(name);
    this.#elements.push({ language, name, line });
    return ended;
  }

  #endImplied(name: string): Open | null {
    const rule = Object.hasOwn(IMPLIED, name) ? IMPLIED[name] : undefined;
    const elements = this.#elements;
    let ended: Open | null = null;
    for (let last = elements.at(-1); rule && last && rule.ends.includes(last.name); last = elements.at(-1)) {
      if (rule.within.includes(last.name)) break;
      ended = elements.pop() ?? null;
      // An item ends one item; cells end with their row.
      if (last.name === name) break;
    }
    return ended;
  }

  /** Closes an element or block; gives what it closes, or `null` where it closes nothing that is known. */
  close(language: Open['language'], name: string): Open | null {
    return language === 'django' ? this.#closeBlock(name) : this.#closeElement(name);
  }

  #closeElement(name: string): Open | null {
    const elements = this.#elements;
    for (let at = elements.length - 1; at >= Math.max(0, elements.length - MAX_SEARCH); at -= 1) {
      if (elements[at]?.name !== name) continue;
      const [closed] = elements.splice(at);
      return closed ?? null;
    }
    this.#blocks.at(-1)?.closed.push(name);
    return null;
  }

  /** Goes on to the next branch of the innermost block; gives the block. */
  branch(): Open | null {
    const block = this.#blocks.at(-1);
    if (!block) return null;
    finishBranch(block);
    return block;
  }

  #closeBlock(name: string): Open | null {
    const from = this.#blocks.findLastIndex((block) => block.name === name);
    if (from < 0) return null;
    const [block, ...unclosed] = this.#blocks.splice(from);
    if (!block) return null;
    // What is inside an unclosed block ends with it.
    if (unclosed.length === 0) finishBranch(block);
    for (const closed of block.result?.closed ?? []) this.#closeElement(closed);
    // What it leaves open is one step further in than the block, whose tags are between.
    const left = block.result?.inner ?? [];
    this.#elements.push(...left.map((open) => ({ ...open, line: block.line })));
    return block;
  }
}

function finishBranch(block: Block): void {
  const { inner, closed } = block;
  if (inner.length > 0 || closed.length > 0) block.result ??= { inner, closed };
  block.inner = [];
  block.closed = [];
}
