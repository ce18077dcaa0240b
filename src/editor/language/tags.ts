/**
 * What is known of Django's tags: which open a block, what closes and divides it, which words in a tag are keywords.
 * Data only; what a running Django tells of installed packages is laid over it. Knows nothing of parsing.
 */

/** How a block that a tag opens goes on. */
export interface BlockTag {
  /** Name of the tag that closes it. */
  readonly end: string;
  /** Tags that divide it, such as `else`. Without the list, any branch of Django's own tags may stand in it. */
  readonly branches?: readonly string[];
}

/** Name of an opening tag → its block. */
export type BlockTags = Readonly<Record<string, BlockTag>>;

const undivided = (name: string): BlockTag => ({ end: `end${name}`, branches: [] });

/** The blocks of Django's own tags and of its libraries. `comment` and `verbatim` hold text that is not parsed. */
export const DJANGO_BLOCKS: BlockTags = {
  autoescape: undivided('autoescape'),
  block: undivided('block'),
  blocktrans: { end: 'endblocktrans', branches: ['plural'] },
  blocktranslate: { end: 'endblocktranslate', branches: ['plural'] },
  cache: undivided('cache'),
  comment: undivided('comment'),
  filter: undivided('filter'),
  for: { end: 'endfor', branches: ['empty'] },
  if: { end: 'endif', branches: ['elif', 'else'] },
  ifchanged: { end: 'endifchanged', branches: ['else'] },
  language: undivided('language'),
  localize: undivided('localize'),
  localtime: undivided('localtime'),
  partialdef: undivided('partialdef'),
  spaceless: undivided('spaceless'),
  timezone: undivided('timezone'),
  verbatim: undivided('verbatim'),
  with: undivided('with'),
};

/** Django's own tags that stand alone: nothing is searched for that could close them. */
export const DJANGO_SINGLE_TAGS: ReadonlySet<string> = new Set(
  (
    'csrf_token cycle debug extends firstof get_available_languages get_current_language ' +
    'get_current_language_bidi get_current_timezone get_language_info get_language_info_list get_media_prefix ' +
    'get_static_prefix include load lorem now partial querystring regroup resetcycle static templatetag trans ' +
    'translate url widthratio'
  ).split(' '),
);

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that are operators in a tag. */
const OPERATORS: Readonly<Record<string, ReadonlySet<string>>> = {
  if: words('and or not in is'),
  elif: words('and or not in is'),
  blocktrans: words('and'),
  blocktranslate: words('and'),
};

const translation = words('as asvar context noop');
const blockTranslation = words('asvar context count trimmed with');

/** Words that are keywords in a tag. In tags that are not listed, `as` is one, as in all of Django's simple tags. */
const KEYWORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  autoescape: words('on off'),
  block: words(''),
  blocktrans: blockTranslation,
  blocktranslate: blockTranslation,
  cache: words('using'),
  cycle: words('as silent'),
  elif: words(''),
  for: words('in reversed'),
  get_language_info: words('as for'),
  get_language_info_list: words('as for'),
  if: words(''),
  include: words('only with'),
  load: words('from'),
  localize: words('on off'),
  localtime: words('on off'),
  partialdef: words('inline'),
  regroup: words('as by'),
  templatetag: words(
    'openblock closeblock openvariable closevariable openbrace closebrace opencomment closecomment',
  ),
  trans: translation,
  translate: translation,
  with: words('as and'),
};

const AS = words('as');

/** The words that belong to the tag `tag` itself. */
export const wordsOf = (tag: string): readonly string[] => [
  ...(Object.hasOwn(OPERATORS, tag) ? (OPERATORS[tag] ?? []) : []),
  ...(Object.hasOwn(KEYWORDS, tag) ? (KEYWORDS[tag] ?? []) : AS),
];

/** What a bare word means inside the tag `tag`. */
export function wordKind(tag: string, word: string): 'keyword' | 'operator' | 'name' {
  if (Object.hasOwn(OPERATORS, tag) && OPERATORS[tag]?.has(word)) return 'operator';
  const keywords = Object.hasOwn(KEYWORDS, tag) ? KEYWORDS[tag] : AS;
  return keywords?.has(word) ? 'keyword' : 'name';
}
