/** Modules that came in the image, or were imported by the core pack's list, look like any others to Python code. */
import { expect } from '@open-wc/testing';
import { browserEnvironment } from '../../src/runtime/environment.js';
import { Runtime } from '../../src/runtime/runtime.js';
import { ownBaseURL } from '../support/origins.js';

const PYTHON = `
import importlib, importlib.resources, inspect, json, os, pkgutil, sys, traceback
import django.contrib.humanize.apps, django.forms, django.templatetags.l10n as l10n

image = type(json.__loader__).__name__
listed = type(django.contrib.humanize.apps.__loader__).__name__
place = l10n.__file__
exists = all(os.path.exists(path) for path in (l10n.__file__, l10n.__spec__.cached, django.__path__[0]))
found = "l10n" in [module.name for module in pkgutil.iter_modules(django.templatetags.__path__)]
template = importlib.resources.files("django.forms").joinpath("templates/django/forms/div.html").read_text()[:6]
defined = inspect.getfile(django.forms.Form)
importlib.reload(l10n)
importlib.invalidate_caches()
late = importlib.import_module("django.contrib.humanize.apps").__name__
try:
    json.loads("{")
except ValueError as error:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    line = f"{frame.filename} {frame.lineno > 0}"
`;

const NAMES = ['image', 'listed', 'place', 'exists', 'found', 'template', 'defined', 'late', 'line'];

describe('a module of the image or the core pack', () => {
  it('has a file, resources, siblings and tracebacks as every module', async () => {
    const runtime = new Runtime(browserEnvironment());
    await runtime.init({ baseURL: ownBaseURL, timeout: 60_000 });
    const template = NAMES.map((name) => `${name}={{ ${name}|safe }}`).join('\n');
    const { html } = await runtime.render({
      label: 'test',
      owner: 'test',
      template,
      main: null,
      files: {},
      python: PYTHON,
      contexts: [],
      request: null,
      settings: {},
      packages: [],
    });
    runtime.cleanup();
    const packages = '/lib/python3.14/site-packages';
    expect(html.split('\n')).to.deep.equal([
      'image=SourcelessFileLoader',
      'listed=CoreLoader',
      `place=${packages}/django/templatetags/l10n.pyc`,
      'exists=True',
      'found=True',
      'template={{ err',
      `defined=${packages}/django/forms/forms.pyc`,
      'late=django.contrib.humanize.apps',
      'line=/lib/python3.14/json/decoder.py True',
    ]);
  });
});
