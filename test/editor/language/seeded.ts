/** Random edits of templates that are the same in every run. Knows nothing of parsers. */

/** One edit: what stood from `from` to `to` is replaced with `insert`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const PIECES = [
  ...['{%', '%}', '{{', '}}', '{#', '#}', '{', '}', '%', '"', "'", '<p>', '</p>', '\n', '|', '.', ' ', 'a'],
  ...['{% if x %}', '{% endif %}', '{% else %}', '{% for a in b %}', '{% endfor %}', '{% endif', 'endif'],
  ...[
    '{% foo %}',
    '{% endfoo %}',
    '{% comment %}',
    '{% endcomment %}',
    '{% verbatim a %}',
    '{% endverbatim a %}',
  ],
  ...['<script>', '</script>', '<a href="', '<style>'],
];

/** A source of numbers below `limit` that depends on `seed` only. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** An edit of a text of this length: as people type, mostly insertions, of pieces that change what follows. */
export function randomEdit(length: number, random: (limit: number) => number): Edit {
  const from = random(length + 1);
  const to = Math.min(length, from + (random(3) ? 0 : random(10)));
  return { from, to, insert: random(4) ? (PIECES[random(PIECES.length)] ?? '') : '' };
}
