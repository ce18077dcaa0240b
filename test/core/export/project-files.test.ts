import { expect } from '@open-wc/testing';
import { unzipSync } from 'fflate';
import { DjangoError } from '../../../src/core/errors.js';
import { projectFiles } from '../../../src/core/export/project-files.js';
import { exportProject } from '../../../src/core/export/project.js';
import { pythonString, pythonValue } from '../../../src/core/export/python-text.js';
import type { PlaygroundState } from '../../../src/core/playground-state.js';

const state: PlaygroundState = {
  files: { 'index.html': 'Hello {{ name }}' },
  main: 'index.html',
  context: '{"name": "Ada"}',
  python: null,
  packages: [],
  settings: {},
};

describe('projectFiles', () => {
  it('makes no more than a template and its context need', () => {
    const files = projectFiles(state);
    expect(Object.keys(files)).to.deep.equal([
      'README.md',
      'requirements.txt',
      'manage.py',
      'config/__init__.py',
      'config/settings.py',
      'config/urls.py',
      'config/views.py',
      'config/context.json',
      'templates/index.html',
    ]);
    expect(files['templates/index.html']).to.equal('Hello {{ name }}');
    expect(files['config/context.json']).to.equal('{"name": "Ada"}');
    expect(files['requirements.txt']).to.equal('Django~=5.2.0\n');
    expect(files['config/settings.py']).not.to.contain('playground');
  });

  it('places every file where Django looks for it', () => {
    const files = {
      ...state.files,
      'templates/base.html': 't',
      './mail.txt': 'm',
      'shop/templates/shop/a.html': 's',
      'static/a.css': 'c',
      'templatetags/shout.py': 'l',
      'shop/templatetags/price.py': 'p',
      'helpers.py': 'h',
      'rows.csv': 'r',
    };
    const made = projectFiles({ ...state, files, python: 'x = 1' });
    const own = Object.entries(made).filter(([, text]) => /^[a-z]$/.test(text));
    expect(own.map(([path, text]) => `${text} ${path}`).sort()).to.deep.equal([
      'c static/a.css',
      'h helpers.py',
      'l playground/templatetags/shout.py',
      'm templates/mail.txt',
      'p shop/templatetags/price.py',
      'r rows.csv',
      'r templates/rows.csv',
      's templates/shop/a.html',
      's templates/shop/templates/shop/a.html',
      't templates/base.html',
    ]);
    expect(made['playground/context.py']).to.equal('x = 1');
    expect(made['playground/templatetags/__init__.py']).to.equal('');
    expect(made['config/settings.py']).to.contain('"price": "shop.templatetags.price"');
    expect(made['config/settings.py']).to.contain('STATICFILES_DIRS');
  });

  it('writes settings as Python, with lists added and options merged', () => {
    const settings = {
      LANGUAGE_CODE: 'de',
      USE_TZ: false,
      INSTALLED_APPS: ['django.contrib.admin'],
      'not a name': 1,
      TEMPLATES: [{ OPTIONS: { string_if_invalid: 'a"b', autoescape: false, context_processors: ['x.y'] } }],
    };
    const text = projectFiles({ ...state, settings })['config/settings.py'];
    expect(text).to.contain('LANGUAGE_CODE = "de"\n');
    expect(text).to.contain('\nUSE_TZ = False\n');
    expect(text).not.to.contain('USE_TZ = True');
    expect(text).to.contain('"string_if_invalid": "a\\"b"');
    expect(text).to.contain('"autoescape": False');
    expect(text).to.contain('"x.y",');
    expect(text).to.contain('"django.contrib.admin",\n    "django.contrib.contenttypes",');
    expect(text).not.to.contain('not a name');
  });

  it('names packages in the requirements and finds their apps', () => {
    const made = projectFiles({ ...state, packages: ['django-bird>=0.17,<1', 'x[y]'] });
    expect(made['requirements.txt']).to.equal('Django~=5.2.0\ndjango-bird>=0.17,<1\nx[y]\n');
    expect(made['config/settings.py']).to.contain('*apps_of("django-bird"),\n    *apps_of("x"),');
  });

  for (const [files, message] of [
    [{ '../a.html': '' }, 'must stay inside the project'],
    [{ 'manage.py': '' }, 'manage.py would stand in the way'],
    [{ 'config/settings.py': '' }, 'config/settings.py would stand in the way'],
  ] as const) {
    it(`refuses ${JSON.stringify(files)}`, () => {
      expect(() => projectFiles({ ...state, files: { ...state.files, ...files } })).to.throw(
        DjangoError,
        message,
      );
    });
  }
});

describe('exportProject', () => {
  it('packs all files into one folder, with a program that can be run', async () => {
    const bytes = await exportProject(state, 'demo');
    const entries = unzipSync(bytes);
    const texts = Object.fromEntries(
      Object.entries(entries).map(([path, content]) => [path, new TextDecoder().decode(content)]),
    );
    const expected = Object.fromEntries(
      Object.entries(projectFiles(state)).map(([path, text]) => [`demo/${path}`, text]),
    );
    expect(texts).to.deep.equal(expected);
    // The rights of each file are the upper half of a field of its entry in the directory at the end.
    const view = new DataView(bytes.buffer);
    const rights = new Map<string, number>();
    for (let at = 0; at < bytes.length - 46; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
      rights.set(name, view.getUint32(at + 38, true) >>> 16);
    }
    expect(rights.get('demo/manage.py')).to.equal(0o755);
    expect(rights.size).to.equal(Object.keys(expected).length);
  });
});

describe('Python text', () => {
  for (const [value, expected] of [
    [null, 'None'],
    [true, 'True'],
    [1.5, '1.5'],
    ['a"\\\n\u007fé🎉', '"a\\"\\\\\\n\\u007fé🎉"'],
    [['a', 1], '["a", 1]'],
    [{ a: { b: [] } }, '{"a": {"b": []}}'],
    [{ a: 'x'.repeat(90) }, `{\n    "a": "${'x'.repeat(90)}",\n}`],
  ] as const) {
    it(`writes ${JSON.stringify(value)}`, () => expect(pythonValue(value)).to.equal(expected));
  }

  it('writes half a character as an escape', () => expect(pythonString('\ud800')).to.equal('"\\ud800"'));
});
