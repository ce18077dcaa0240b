/** Markup that Eleventy's shortcode, the markdown-it plugin and Astro's components write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import markdownIt from 'markdown-it';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import django from 'django-playground/markdown-it';
import eleventy from 'django-playground/eleventy';
import { elementAttributes } from '../../dist/astro/markup.js';

/** The plugin's shortcode. */
function shortcodeOf(options) {
  let found;
  eleventy({ addPairedShortcode: (name, shortcode) => (found = { name, shortcode }) }, options);
  return found;
}

const render = (source, options) => markdownIt().use(django, options).render(source);

/** The text of an attribute as a browser reads it. */
function attributeIn(html, name) {
  const written = new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];
  const characters = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return written?.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, word) =>
    code ? String.fromCodePoint(code) : (characters[word] ?? whole),
  );
}

/** Files with all that Markdown engines, template engines and HTML take for their own. */
const files = {
  'base.html': '<p class="a">\n\n# x\n\n{% if 1 < 2 %}{{ x }}&amp;{% endif %}</script><!-- \\n',
  'templatetags/shout.py': 'def f():\n\n    return "x"\n',
};

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

  it('keeps files as they are through markdown-it', () => {
    const html = markdownIt({ html: true }).render(
      `Before\n\n${shortcode('x', { a: 1 }, null, { files })}\nAfter\n`,
    );
    assert.match(html, /^<p>Before<\/p>\n<django-template [^\n]*>\n<\/django-template>\n+<p>After<\/p>\n$/);
    assert.doesNotMatch(html, /\{[{%]/);
    assert.deepEqual(JSON.parse(attributeIn(html, 'files')), files);
  });

  it('writes addresses of style sheets as the attribute has them', () => {
    const options = { playground: true, stylesheets: ['/a b.css', '/c.css'] };
    assert.equal(attributeIn(shortcode('x', null, null, options), 'styles'), '/a%20b.css /c.css');
    assert.match(shortcode('x', null, null, { stylesheets: '/a.css' }), / styles="\/a.css"/);
  });

  it('names the property that JSON cannot carry', () => {
    const context = {};
    context.self = context;
    assert.throws(() => shortcode('x', context), /^Error: context cannot be written as JSON: .*circular/);
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

  it('takes further properties: a list of packages, an address of the context, style sheets', () => {
    for (const [front, name, text] of [
      ['packages:\n  - django-bird>=1\n  # not yet: x\n  - "b"  ', 'packages', '["django-bird>=1","b"]'],
      ["packages:\n- a # one\n- 'b'", 'packages', '["a","b"]'],
      ['packages: a, b # two', 'packages', 'a, b'],
      ['context: {\n"a": [\n  1\n]}', 'context', '{"a":[1]}'],
      ['contextSrc: /data.json', 'context-src', '/data.json'],
      ['stylesheets:\n  - /a.css\n  - /b.css', 'styles', '/a.css /b.css'],
      ["theme: 'dark'", 'theme', 'dark'],
      ['share: false', 'share', 'off'],
      ['timeout: 500 # ms', 'timeout', '500'],
    ]) {
      assert.equal(attributeIn(render(block(`---\n${front}\n---\nx`)), name), text, front);
    }
  });

  it("keeps files as they are, also through Vue's compiler as in VitePress", async () => {
    const html = render(block(`---\nfiles: ${JSON.stringify(files)}\n---\nx`));
    assert.doesNotMatch(html, /<script/);
    assert.deepEqual(JSON.parse(attributeIn(html, 'files')), files);
    const isCustomElement = (tag) => tag.startsWith('django-');
    const page = createSSRApp({ template: html, compilerOptions: { isCustomElement } });
    assert.deepEqual(JSON.parse(attributeIn(await renderToString(page), 'files')), files);
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
      assert.throws(
        () => render(block(`---\n${front}\n---\nx`), { frontNames }),
        /Line 2 .*: there is no \w+; a front part may have context\.$/,
      );
    }
  });

  it('lets another reader take the front part', () => {
    const html = render(block('---\nany: thing\n---\nx'), { readFront: () => ({ context: { a: 1 } }) });
    assert.match(html, / context="&#123;&quot;a&quot;:1}"/);
  });

  it('says what is wrong in a front part', () => {
    for (const [front, message] of [
      ['contxt: {}', /^Error: Line 2 of a django block \(contxt: \{\}\): there is no contxt; .* context, /],
      ['loading: lazy\ncontext-src: /a', /Line 3 .*there is no context-src; .*contextSrc/],
      ['src: /a.html', /there is no src/],
      ['\n\ncontext: {a: 1}', /Line 4 .*the value of context is not valid JSON/],
      ['context: 3', /context must be an object, not a number/],
      ['packages: 3', /packages must be text or a list, not a number/],
      ['packages:\n  - a\n  b', /Line 4 .*a list goes on with “- item”/],
      [
        'context: {\n  "loading": "x"\n}\nloading: banana',
        /Line 5 .*loading must be lazy, eager, or interaction, not banana/,
      ],
      ['packages: a\n- b', /Line 3 .*this is no “name: value”/],
      ['output: xml', /output must be html, shadow, frame, or source, not xml/],
      ['theme: blue', /theme must be /],
      ['layout: round', /layout must be /],
      ['share: off', /share must be true or false, not text/],
      ['nothing here', /Line 2 .*\(nothing here\): this is no “name: value”/],
    ]) {
      assert.throws(() => render(block(`---\n${front}\n---\nx`)), message);
    }
    const readFront = () => ({ theme: 'blue' });
    assert.throws(
      () => render(block('---\n"theme" : blue\n---\nx'), { readFront }),
      /Line 2 .*theme must be/,
    );
    assert.throws(
      () => render(block('---\n{theme: blue}\n---\nx'), { readFront }),
      /^Error: The front part of .*theme must be/,
    );
  });
});

describe("Astro's components", () => {
  it('pass on what is no property of the element, and carry the rest in attributes', () => {
    const others = { class: 'a', 'data-astro-cid-x': true, 'aria-label': 'A', lang: 'de', hidden: true };
    assert.deepEqual(
      elementAttributes({
        ...others,
        template: '{{ a }}',
        context: { a: 1 },
        contextSrc: '/a',
        files,
        share: false,
      }),
      {
        ...others,
        template: '{{ a }}',
        files: JSON.stringify(files),
        context: '{"a":1}',
        'context-src': '/a',
        share: 'off',
      },
    );
    assert.deepEqual(elementAttributes({ hidden: false, draggable: false }), { draggable: false });
    assert.deepEqual(elementAttributes({ stylesheets: ['/a.css', '/b.css'] }), { styles: '/a.css /b.css' });
  });
});
