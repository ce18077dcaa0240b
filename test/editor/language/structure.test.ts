import { foldable, ensureSyntaxTree, matchBrackets } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { highlightTree, tagHighlighter, tags as t } from '@lezer/highlight';
import { expect } from '@open-wc/testing';
import { django, djangoLanguage } from '../../../src/editor/codemirror.js';

function stateOf(doc: string): EditorState {
  const state = EditorState.create({ doc, extensions: django() });
  ensureSyntaxTree(state, doc.length, 5_000);
  // The state of before has what was parsed when it was made, which on a busy machine is not all.
  return state.update({}).state;
}

function folded(doc: string, lineNumber: number): string | null {
  const state = stateOf(doc);
  const line = state.doc.line(lineNumber);
  const range = foldable(state, line.from, line.to);
  return range && state.sliceDoc(0, range.from) + '…' + state.sliceDoc(range.to);
}

describe('folding', () => {
  const branches = '{% if a %}\nb\n{% else %}\nc\n{% endif %}\nd';

  it('hides a block up to its first branch', () => {
    expect(folded(branches, 1)).to.equal('{% if a %}…{% else %}\nc\n{% endif %}\nd');
  });

  it('hides a branch', () => {
    expect(folded(branches, 3)).to.equal('{% if a %}\nb\n{% else %}…{% endif %}\nd');
  });

  it('hides comments, verbatim and elements of HTML', () => {
    expect(folded('{% comment %}\na\n{% endcomment %}', 1)).to.equal('{% comment %}…{% endcomment %}');
    expect(folded('{% verbatim %}\na\n{% endverbatim %}', 1)).to.equal('{% verbatim %}…{% endverbatim %}');
    expect(folded('<ul>\n{% if a %}\n{% endif %}\n</ul>', 1)).to.equal('<ul>…</ul>');
  });

  it('has nothing to hide in a block on one line', () => {
    expect(folded('{% if a %}b{% endif %}', 1)).to.equal(null);
  });
});

describe('matching', () => {
  const matched = (marked: string, direction: -1 | 1): string | null => {
    const at = marked.indexOf('|');
    const state = stateOf(marked.replace('|', ''));
    const match = matchBrackets(state, at, direction);
    return match?.matched && match.end ? state.sliceDoc(match.end.from, match.end.to) : null;
  };

  it('finds the end of a block from its first tag, and back', () => {
    expect(matched('{% |if a %}{% if b %}{% endif %}<p>{% endif %}', 1)).to.equal('endif');
    expect(matched('{% with a=b %}{% if b %}{% endif %}{% endwith| %}', -1)).to.equal('with');
  });

  it('finds the end of variables and tags', () => {
    expect(matched('|{{ a }}', 1)).to.equal('}}');
    expect(matched('{% load a %}|', -1)).to.equal('{%');
  });
});

describe('highlighting', () => {
  const highlighter = tagHighlighter([
    { tag: t.processingInstruction, class: 'brace' },
    { tag: t.controlKeyword, class: 'block' },
    { tag: t.tagName, class: 'tag' },
    { tag: t.keyword, class: 'keyword' },
    { tag: t.operatorKeyword, class: 'word-operator' },
    { tag: t.definition(t.variableName), class: 'definition' },
    { tag: t.function(t.variableName), class: 'filter' },
    { tag: t.variableName, class: 'variable' },
    { tag: t.propertyName, class: 'property' },
    { tag: t.attributeName, class: 'attribute' },
    { tag: [t.string, t.attributeValue], class: 'string' },
    { tag: t.number, class: 'number' },
    { tag: t.comment, class: 'comment' },
    { tag: t.invalid, class: 'invalid' },
  ]);

  function coloured(text: string): string[] {
    const pieces: string[] = [];
    highlightTree(djangoLanguage().parser.parse(text), highlighter, (from, to, classes) => {
      pieces.push(`${classes}:${text.slice(from, to)}`);
    });
    return pieces;
  }

  it('tells the parts of tags apart', () => {
    expect(coloured('{% for a in b.c|join:"d" %}{% empty %}{% endfor %}')).to.deep.equal([
      ...['brace:{%', 'block:for', 'definition:a', 'keyword:in', 'variable:b', 'property:c', 'filter:join'],
      ...[
        'string:"d"',
        'brace:%}',
        'brace:{%',
        'block:empty',
        'brace:%}',
        'brace:{%',
        'block:endfor',
        'brace:%}',
      ],
    ]);
    expect(coloured('{% url "a" pk=1 as b %}{% if a and 1 %}{% endif %}')).to.include.members([
      ...['tag:url', 'attribute:pk', 'number:1', 'keyword:as', 'definition:b', 'word-operator:and'],
    ]);
    expect(coloured('{# a #}{% endif %}')).to.include.members(['comment:{# a #}', 'invalid:endif']);
  });

  it('tells the parts of HTML apart around tags', () => {
    const pieces = coloured(
      '<a {% if x %}class="b {{ c }} d"{% endif %} href="{{ e }}">f</a>{% if g %}</p>{% endif %}',
    );
    expect(pieces).to.include.members([
      'tag:a',
      'attribute:class',
      'attribute:href',
      'variable:c',
      'variable:e',
    ]);
    expect(pieces.filter((piece) => piece.startsWith('string:')).join('')).to.equal(
      'string:"b string: d"string:"string:"',
    );
    expect(pieces).to.include('tag:p');
    expect(pieces.filter((piece) => piece.includes('invalid'))).to.deep.equal([]);
  });

  it('tells CSS and JavaScript apart around tags', () => {
    const style = coloured('<style>a { color: {{ b }}; {% if c %}margin: 1em{% endif %} }</style>');
    expect(style).to.include.members(['property:color', 'variable:b', 'property:margin', 'number:1']);
    const script = coloured(
      '<script>const a = "{{ b }}"; if (c) d({{ e|safe }}); // f {{ g }}\n</script><p>',
    );
    expect(script).to.include.members([
      'definition:a',
      'string:"',
      'variable:b',
      'filter:safe',
      'variable:g',
      'comment:// f ',
    ]);
    expect(script).to.include('tag:p');
  });

  it('takes what is inside of verbatim for HTML and what is in comments for nothing', () => {
    expect(coloured('{% verbatim %}<b>{{ a }}</b>{% endverbatim %}')).to.include('tag:b');
    expect(coloured('{% comment %}<b>{{ a }}{% endcomment %}')).to.include('comment:<b>{{ a }}');
  });
});
