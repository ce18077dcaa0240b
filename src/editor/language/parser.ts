/**
 * The parser of Django templates: the compiled grammar, filled for each parse with a scan of its text. What surrounds the
 * tags is one text to the parser of another language, HTML as a rule. It knows nothing of editors' states and views.
 */
import {
  parseMixed,
  Parser,
  type Input,
  type NodePropSource,
  type PartialParse,
  type TreeFragment,
} from '@lezer/common';
import { ContextTracker, type LRParser } from '@lezer/lr';
import { blockContext } from './block-context.js';
import { BlockTable } from './block-table.js';
import { parser as grammar } from './generated/parser.js';
import { TemplateScan } from './scan.js';
import * as slots from './slots.js';
import { argumentNameTokens, endTokens, stringTokens, wordTerm } from './tag-tokens.js';
import type { BlockTags } from './tags.js';
import { contentTokens, rawTextTokens } from './tokens.js';

/** What a parser can be made with. */
export interface DjangoParserConfig {
  /** Blocks of tags besides Django's own. */
  readonly blocks?: BlockTags | undefined;
  /** Parses the text around the tags; without it, text stays text. */
  readonly around?: Parser | undefined;
  /** Properties of the nodes. */
  readonly props?: readonly NodePropSource[];
  /** @internal Below which length nodes are packed and never used again; tests want next to none packed. */
  readonly bufferLength?: number;
}

/** Parses Django templates into the nodes of django.grammar. */
export class DjangoParser extends Parser {
  readonly #grammar: LRParser;
  readonly #table: BlockTable;

  constructor(config: DjangoParserConfig = {}) {
    super();
    // Not in the parameter: declaration files would name the option there whose declaration is left out.
    const { blocks, around, props = [], bufferLength = 1024 } = config;
    this.#table = new BlockTable(blocks);
    const parsed = grammar.configure({ props, bufferLength });
    this.#grammar = around ? parsed.configure({ wrap: mixed(around) }) : parsed;
  }

  /** The nodes that may be in a tree. */
  get nodeSet(): LRParser['nodeSet'] {
    return this.#grammar.nodeSet;
  }

  override createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    const scan = new TemplateScan(input, ranges);
    const table = this.#table.with(scan.closedNames());
    const filled = this.#grammar.configure({
      contextTracker: new ContextTracker(blockContext(scan, table)),
      tokenizers: [
        { from: slots.rawText, to: rawTextTokens(scan) },
        { from: slots.content, to: contentTokens(scan, table) },
        { from: slots.ends, to: endTokens(scan) },
        { from: slots.argumentName, to: argumentNameTokens(scan) },
        { from: slots.string, to: stringTokens(scan) },
      ],
      specializers: [{ from: slots.keyword, to: wordTerm }],
    });
    return filled.createParse(input, fragments, ranges);
  }
}

const mixed = (parser: Parser): ReturnType<typeof parseMixed> =>
  parseMixed((node) => (node.type.isTop ? { parser, overlay: ({ type }) => type.name === 'Text' } : null));
