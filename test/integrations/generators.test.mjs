/** Markup that Eleventy's shortcode and the markdown-it plugin write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import markdownIt from 'markdown-it';
import django from 'django-playground/markdown-it';
import eleventy from 'django-playground/eleventy';

/** The plugin's shortcode. */
function shortcodeOf(options) {
  let found;
  eleventy({ addPairedShortcode: (name, shortcode) => (found = { name, shortcode }) }, options);
  return found;
}

const render = (source, options) => markdownIt().use(django, options).render(source);
const block = (content, info = 'django') => `\`\`\`${info}\n${content}\n\`\`\`\n`;

describe('the shortcode for Eleventy', () => {
  const { name, shortcode } = shortcodeOf();

  it('is called django and writes one element', () => {
    assert.equal(name, 'django');
    assert.equal(
      shortcode('\n  Hello {{ name }}\n', { name: 'Ada' }, 'django-bird'),
      '<django-template template="Hello &#123;&#123; name }}&#10;" ' +
        'context="&#123;&quot;name&quot;:&quot;Ada&quot;}" packages="django-bird">\n</django-template>\n',
    );
  });

  it('leaves out the blank lines around the source, and no others', () => {
    assert.match(shortcode(' \n\n  a\n\n    b\n \n\n'), / template="a&#10;&#10; {2}b&#10;">/);
    assert.match(shortcode('a'), / template="a">/);
  });

  it('takes the keywords of Nunjucks, defaults and playgrounds', () => {
    const { shortcode: own } = shortcodeOf({ name: 'live', defaults: { loading: 'eager' } });
    const markup = own('x', { __keywords: true, packages: ['a'], playground: true });
    assert.match(markup, /^<django-playground /);
    assert.match(markup, / loading="eager"/);
    assert.doesNotMatch(markup, /keywords/);
  });

  it('survives markdown-it, whatever is in the template', () => {
    const source = '<p>\n\n{% if a < b %}"&amp;</script>\n\n# no heading\n    no code\n{% endif %}';
    const html = markdownIt({ html: true }).render(`Before\n\n${shortcode(source)}\nAfter\n`);
    assert.match(html, /^<p>Before<\/p>\n<django-template /);
    assert.match(html, /<\/django-template>\n+<p>After<\/p>\n$/);
    assert.doesNotMatch(html, /<h1>|<code>/);
  });
});

describe('the plugin for markdown-it', () => {
  it('makes a live template of a block, with its source as the fallback', () => {
    assert.equal(
      render(block('Hello {{ name }}')),
      '<django-template template="Hello &#123;&#123; name }}&#10;">\n' +
        '<div slot="fallback"><pre><code class="language-django">Hello {{ name }}\n</code></pre>\n</div>' +
        '</django-template>\n',
    );
  });

  it('reads the front part, over several lines too', () => {
    const html = render(
      block(
        '---\ncontext: {\n  "user": {"name": "Ada"}\n}\npackages: django-bird>=1\nloading: eager\n---\n{{ user }}',
      ),
    );
    assert.match(html, / context="&#123;&quot;user&quot;:&#123;&quot;name&quot;:&quot;Ada&quot;}}"/);
    assert.match(html, / packages="django-bird&gt;=1"/);
    assert.match(html, / loading="eager"/);
    assert.match(html, / template="&#123;&#123; user }}&#10;"/);
    assert.doesNotMatch(html, /<code[^>]*>---/);
  });

  it('leaves rules inside templates alone', () => {
    assert.match(render(block('a\n---\nb\n---\nc')), / template="a&#10;---&#10;b&#10;---&#10;c&#10;"/);
  });

  it('writes files as scripts that cannot end early', () => {
    const html = render(block('---\nfiles: {"b\\"<.html": "<script>1</script>{{ x }}"}\n---\nx'));
    assert.match(
      html,
      /<script type="text\/django" name="b&quot;&lt;.html"><script>1<\\\/script>\{\{ x \}\}<\/script>/,
    );
  });

  it('leaves other languages, other fences and static blocks alone', () => {
    const plain = markdownIt();
    for (const source of [block('x', 'html'), block('x', ''), block('x', 'django static')]) {
      assert.equal(render(source), plain.render(source));
    }
  });

  it('makes playgrounds for a word, or for all', () => {
    assert.match(render(block('x', 'django playground')), /^<django-playground /);
    assert.match(render(block('x'), { playground: true }), /^<django-playground /);
    assert.match(render(block('x', 'jinja'), { languages: ['jinja'] }), /^<django-template /);
  });

  it('takes no other names in front parts than the site allows', () => {
    const frontNames = ['context'];
    assert.match(render(block('---\ncontext: {"a": 1}\n---\nx'), { frontNames }), /context="/);
    for (const front of ['packages: evil', 'files: {"templatetags/x.py": ""}', 'settings: {"A": 1}']) {
      assert.throws(() => render(block(`---\n${front}\n---\nx`), { frontNames }), /may have are context\.$/);
    }
  });

  it('lets another reader take the front part', () => {
    const html = render(block('---\nany: thing\n---\nx'), { readFront: () => ({ context: { a: 1 } }) });
    assert.match(html, / context="&#123;&quot;a&quot;:1}"/);
  });

  it('says what is wrong in a front part', () => {
    for (const [front, message] of [
      ['contxt: {}', /no contxt.*context, packages/],
      ['context: {a: 1}', /context in the front part is not valid JSON/],
      ['context: 3', /context in a front part must be object, not number/],
      ['nothing here', /no “name: value”: nothing here/],
    ]) {
      assert.throws(() => render(block(`---\n${front}\n---\nx`)), message);
    }
  });
});
